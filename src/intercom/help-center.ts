import * as z from "zod";
import { Failure } from "../model/failure.ts";
import type { HelpCenter } from "../model/live.ts";
import { isLocale, type Locale } from "../model/locale.ts";
import { anyId, anyLocale, anyText, maybe, understand } from "./answers.ts";
import type { Requests } from "./requests.ts";
import { PATHS } from "./spelling.ts";

const HELP_CENTERS = "/help_center/help_centers";

const helpCenterShape = z.object({
  id: anyId,
  identifier: anyText,
  display_name: anyText,
  url: anyText,
  custom_domain: anyText,
  default: maybe(z.boolean()),
  locales: maybe(z.array(z.string())),
});
const helpCentersShape = z.object({ data: z.array(helpCenterShape) });
export type ListedHelpCenter = z.output<typeof helpCenterShape>;

const tellsLocaleShape = z.object({
  data: z.array(z.object({ help_center_id: maybe(anyId), default_locale: anyLocale })),
});

/**
 * The help center to work on: the one that the config names, else the workspace's default (API 2.16 tells it), else the
 * only one.
 * @param wanted its identifier or id, as the config says
 * @throws Failure that lists the help centers where none can be chosen
 */
export async function findHelpCenter(requests: Requests, wanted: string | undefined): Promise<ListedHelpCenter> {
  const { data } = understand(helpCentersShape, await requests.get(HELP_CENTERS), `GET ${HELP_CENTERS}`);
  return choose(data, wanted);
}

/** A help center with its default locale, as far as Intercom tells it. */
export async function describeHelpCenter(requests: Requests, listed: ListedHelpCenter): Promise<HelpCenter> {
  const identifier = listed.identifier ?? "";
  const locales = listed.locales?.filter(isLocale) ?? null;
  const only = locales?.length === 1 ? locales[0] : undefined;
  const shared = `https://intercom.help/${identifier}`;
  const url = withoutSlash(listed.url ?? shared);
  const domain = listed.custom_domain ?? null;
  const all = [shared, ...(domain === null ? [] : [withoutSlash(`https://${domain.replace(/^https?:\/\//u, "")}`)])];
  return {
    id: listed.id,
    identifier,
    displayName: listed.display_name ?? identifier,
    url,
    otherUrls: all.filter((other) => other !== url),
    defaultLocale: only ?? (await readDefaultLocale(requests, listed.id)),
    locales,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}

/** No answer about a help center names its default locale, but its collections do, where it has several locales. */
async function readDefaultLocale(requests: Requests, helpCenterId: string): Promise<Locale | null> {
  const path = `${PATHS.collection}?page=1&per_page=50`;
  const { data } = understand(tellsLocaleShape, await requests.get(path), `GET ${path}`);
  const telling = data.find((item) => item.help_center_id === helpCenterId && item.default_locale !== null);
  return telling?.default_locale ?? null;
}

function choose(listed: readonly ListedHelpCenter[], wanted: string | undefined): ListedHelpCenter {
  const chosen =
    wanted === undefined
      ? (listed.find((candidate) => candidate.default === true) ?? (listed.length === 1 ? listed[0] : undefined))
      : listed.find(({ identifier, id }) => identifier === wanted || id === wanted);
  if (chosen !== undefined) return chosen;
  if (listed.length === 0) {
    throw new Failure({
      what: "The workspace has no help center.",
      next: "Turn one on in Intercom (Settings, then Help Center), then run the command again.",
    });
  }
  const names = listed.map(({ identifier, id }) => `${identifier ?? "without identifier"} (id ${id})`).join(", ");
  throw new Failure({
    what:
      wanted === undefined
        ? `The workspace has ${listed.length} help centers, and the config names none.`
        : `The workspace has no help center ${wanted}.`,
    why: `It has: ${names}.`,
    next: "Set `help_center` of this workspace in the config to one of these identifiers or ids.",
  });
}

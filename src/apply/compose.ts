import { linkAddress } from "../dialect/link-address.ts";
import { renderBody } from "../dialect/rendition.ts";
import type { ImagePart, LinkPart } from "../model/desired.ts";
import type { ResourceWrite, WriteFields } from "../model/intercom.ts";
import type { Key } from "../model/key.ts";
import type { PublicationState } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale, PerLocale } from "../model/locale.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import { heldImages } from "./held-images.ts";
import type { Run } from "./run.ts";

/** The value of each change that is to be written, with the links and images of a body bound to addresses. */
export type SentValues = ReadonlyMap<FieldChange, string>;

/** Values of the plan's writes; the message of what stands in the way where an image has no public URL. */
export function valuesToSend(run: Run, action: Action): SentValues | { readonly blocked: string } {
  const values = new Map<FieldChange, string>();
  const missing = new Set<string>();
  const { ids } = run;
  const held = heldImages(action.key && run.resources.get(action.key), action);
  for (const change of action.changes) {
    if (change.verdict !== "write" || action.removes?.includes(change.locale) === true) continue;
    const body = action.key && run.desired(action.key)?.locales[change.locale]?.body;
    if (change.field !== "body" || change.send !== undefined || !body) {
      values.set(change, change.send ?? "");
      continue;
    }
    const link = (part: LinkPart): string | null => linkAddress(part, ids, run.helpCenterUrl, run.facts);
    const image = (part: ImagePart): string => {
      const url = held[part.image] ?? run.input.imageUrls.get(part.image);
      if (url === undefined) missing.add(part.path);
      return url ?? "";
    };
    values.set(change, renderBody(body.parts, { link, image }, run.facts));
  }
  return missing.size === 0 ? values : { blocked: `no public URL gives the bytes of ${[...missing].join(", ")}` };
}

/**
 * One write with all changed locales (design §4). A locale that is written carries all its short fields, the untouched
 * ones as they were just read; its body only if it changes, or if this workspace was seen to empty what is not sent.
 * The default locale's author always goes along: without it Intercom would put the token's owner in its place
 * (behaviour §3).
 */
export function composeWrite(
  run: Run,
  values: SentValues,
  before: LiveResource | null,
  parent: string | null | undefined,
): ResourceWrite {
  const { defaultLocale } = run.input.desired;
  const locales: PerLocale<WriteFields> = {};
  for (const [change, value] of values) {
    const untouched = locales[change.locale] ?? untouchedFields(run, change.locale, before);
    locales[change.locale] = { ...untouched, [change.field]: value };
  }
  const author = before?.locales[defaultLocale]?.author;
  if (locales[defaultLocale] === undefined && author !== undefined) locales[defaultLocale] = { author };
  return { defaultLocale, locales, ...(parent === undefined ? {} : { parent }) };
}

function untouchedFields(run: Run, locale: Locale, before: LiveResource | null): WriteFields {
  const live = before?.locales[locale];
  if (live === undefined) return {};
  const { title, description, state, author, body } = live;
  const keepsBody = run.facts.localeFields?.value === "replaced" && body !== undefined;
  return {
    title,
    ...(description === undefined ? {} : { description }),
    ...(state === undefined ? {} : { state: state as PublicationState }),
    ...(author === undefined ? {} : { author }),
    ...(keepsBody ? { body } : {}),
  };
}

/** The id of the collection that a resource is to stand in; undefined while that collection has none. */
export function parentId(run: Run, parent: Key | null): string | null | undefined {
  return parent === null ? null : run.resources.get(parent)?.id;
}

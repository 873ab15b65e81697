import pLimit from "p-limit";
import { parseKeptText } from "../dialect/kept-text.ts";
import type { DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import { LOCALES, type Locale } from "../model/locale.ts";
import type { PageEntry, PageSides, PlanPages } from "../model/pages.ts";
import type { Action } from "../model/plan.ts";
import type { Planned } from "../pipeline.ts";
import { foldersOf } from "./folders.ts";
import { picturesOf } from "./pictures.ts";
import { pageGatherer } from "./sides.ts";
import type { Opened } from "./opened.ts";

/** Texts that are read from the store at once. */
const AT_ONCE = 8;

/**
 * Gathers what a report shows beside the plan, from what the plan run has already. Reads pictures and the texts that the
 * state kept; asks Intercom nothing.
 * @throws Failure where a text of the state is damaged
 */
export async function gatherPages(opened: Opened, planned: Planned): Promise<PlanPages> {
  const { desired, loadCompiler } = opened.loaded;
  await loadCompiler();
  const { url, otherUrls = [] } = opened.workspace.live.helpCenter;
  const gather = pageGatherer(desired, planned, url);
  const { folders, folderOf } = foldersOf(opened, planned);
  const sourceOf = sourceReader(opened, planned);
  const entries = await Promise.all(
    planned.plan.actions.map(async (action): Promise<PageEntry> => {
      const pages = gather(action);
      for (const locale of LOCALES) {
        const sides = pages[locale];
        if (sides !== undefined) pages[locale] = { ...sides, ...(await sourceOf(action, locale)) };
      }
      return { folder: folderOf(action), pages };
    }),
  );
  return {
    defaultLocale: desired.defaultLocale,
    helpCenterUrls: [url, ...otherUrls],
    folders,
    entries,
    pictures: await picturesOf(entries, opened, planned),
  };
}

/** Reads the Markdown that was last applied beside that of now, where both are there and differ. */
function sourceReader(
  { loaded, workspace }: Opened,
  { state }: Planned,
): (action: Action, locale: Locale) => Promise<Pick<PageSides, "source">> {
  const resources = new Map<Key, DesiredResource>(loaded.desired.resources.map((one) => [one.key, one]));
  const limit = pLimit(AT_ONCE);
  return async ({ key, movedFrom, verb }, locale) => {
    if (key === undefined || verb === "create") return {};
    const after = resources.get(key)?.locales[locale]?.source?.();
    const id = state.resources.get(movedFrom ?? key)?.locales[locale]?.body?.text;
    if (after === undefined || id === undefined) return {};
    const text = await limit(() => workspace.store.bodies.get(id));
    const before = text === null ? undefined : parseKeptText(text).source;
    return before === undefined || before === after ? {} : { source: { before, after } };
  };
}

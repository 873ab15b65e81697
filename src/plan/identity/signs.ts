import { meantFingerprint } from "../../dialect/fingerprints.ts";
import type { DesiredResource } from "../../model/desired.ts";
import type { Key } from "../../model/key.ts";
import type { Locale } from "../../model/locale.ts";
import type { ResourceState } from "../../model/state.ts";
import type { RenameSearch } from "./rename-search.ts";

/** How many segments of a path are compared, the surest first. */
export const TAILS = [3, 2, 1] as const;

/** The last segments of a path. An `index` is named by its folder, so it does not count as a segment. */
export function tailOf(path: string, length: number): string {
  const segments = path.split("/");
  return segments.slice(-(segments.at(-1) === "index" ? length + 1 : length)).join("/");
}

/** The title as the content said it last; where the state never learnt it, as Intercom has it. */
export function titleSign(
  search: RenameSearch,
  locale: Locale,
): {
  readonly arrival: (key: Key, desired: DesiredResource) => string | undefined;
  readonly orphan: (key: Key, known: ResourceState) => string | undefined;
} {
  const sign = (title: string | undefined): string | undefined =>
    title === undefined ? undefined : meantFingerprint(title);
  return {
    arrival: (_key, { locales }) => sign(locales[locale]?.title),
    orphan: (key, { locales }) => locales[locale]?.title?.meant ?? sign(search.liveOf(key)?.locales[locale]?.title),
  };
}

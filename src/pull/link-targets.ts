import { parseHelpCenterUrl, type HelpCenterTarget } from "../dialect/addresses.ts";
import { isHeadingId } from "../dialect/heading-id.ts";
import type { Locale } from "../model/locale.ts";

/** A page or folder of the content that links can lead to. */
export interface LinkTarget {
  /** Its default-locale file from the content root; a folder's path with `/` at its end for a collection. */
  readonly path: string;
  readonly locales: readonly Locale[];
  /** What the headings of a locale are called in the files, by the ids that Intercom gave them. */
  readonly fragments: (locale: Locale) => ReadonlyMap<string, string>;
}

/** Where links of a help center lead, by `article:12`. */
export interface LinkTargets {
  readonly helpCenterUrls: readonly string[];
  readonly defaultLocale: Locale;
  readonly targets: ReadonlyMap<string, LinkTarget>;
}

/** The file that a link stands in. */
export interface LinkOrigin {
  /** Intercom's id of its article. */
  readonly id: string;
  readonly locale: Locale;
  /** The article's default-locale file, from the content root: links of all its locales start there. */
  readonly path: string;
}

/**
 * What the link for a stored address says in a file: the way to the file of the page it leads to; its own heading's id
 * behind `#`; or the address as it is, where it leads out of the content or where no way between files says the same (a
 * page in another language than the one that readers of this file would get).
 * @param onDeadAnchor told of each link to a heading that its page does not have: it leads to the page
 */
export function linkIn(
  origin: LinkOrigin,
  { helpCenterUrls, defaultLocale, targets }: LinkTargets,
  onDeadAnchor: () => void,
): (address: string) => string {
  return (address) => {
    const named = parseHelpCenterUrl(address, helpCenterUrls);
    const target = named === undefined ? undefined : targets.get(`${named.kind}:${named.id}`);
    if (named === undefined || target === undefined) return address;
    const locale = target.locales.includes(origin.locale) ? origin.locale : defaultLocale;
    if (named.locale !== undefined && named.locale !== locale) return address;
    if (named.anchor !== undefined && !isHeadingId(named.anchor)) return address;
    if (named.kind === "article" && named.id === origin.id) return `#${named.anchor ?? ""}`;
    const fragment = fragmentOf(named, target, locale);
    if (fragment === "" && named.anchor !== undefined) onDeadAnchor();
    return escaped(relativePath(origin.path, target.path)) + fragment;
  };
}

/** A heading that is gone leads to its page, as it does in Intercom. */
function fragmentOf({ anchor }: HelpCenterTarget, target: LinkTarget, locale: Locale): string {
  const fragment = anchor === undefined ? undefined : target.fragments(locale).get(anchor);
  return fragment === undefined ? "" : `#${escaped(fragment)}`;
}

/** The way from a file to another file or folder, both from the content root. */
export function relativePath(from: string, to: string): string {
  const start = from.split("/").slice(0, -1);
  const end = to.split("/");
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared += 1;
  const way = [...start.slice(shared).map(() => ".."), ...end.slice(shared)].join("/");
  if (way === "") return "./";
  // The first segment would be read as the scheme of a web address.
  return /^[a-z][a-z0-9+.-]*:/iu.test(way) ? `./${way}` : way;
}

/** Signs that would end a path or be read as something else are escaped; letters of all languages stay. */
export function escaped(path: string): string {
  return path.replace(/[\s%#?<>"\\^`{|}]/gu, (sign) => encodeURIComponent(sign));
}

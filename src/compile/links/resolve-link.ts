import { problemKind } from "../../model/problem.ts";
import type { Spot } from "../notices.ts";
import type { LinkTarget } from "./link-index.ts";
import type { FileOrigin, Origin } from "./origin.ts";
import { cutAddress, decoded, follow, folderOf, withoutEnding, type LocalAddress } from "./paths.ts";

export const linkSchemeUnsafe = problemKind<{ scheme: string }>({
  code: "link-scheme-unsafe",
  severity: "warning",
  message: ({ scheme }) => `Intercom takes no link that starts with \`${scheme}\`, so only its text stays.`,
  hint: () => "Link to an address that starts with https:, mailto: or tel:, or to a file of the content folder.",
});

export const linkTargetMissing = problemKind<{ address: string }>({
  code: "link-target-missing",
  severity: "error",
  message: ({ address }) => `The link leads to \`${address}\`, and there is no such file in the content folder.`,
  hint: () => "Correct the path, or take the link out. A path is relative to the file that it stands in.",
});

export const linkOutsideContent = problemKind<{ address: string }>({
  code: "link-outside-content",
  severity: "error",
  message: ({ address }) =>
    `The link \`${address}\` leaves the content folder, and nothing outside of it is published.`,
  hint: () => "Link to a file in the content folder, or to a full https: address.",
});

export const linkNotAPage = problemKind<{ address: string }>({
  code: "link-not-a-page",
  severity: "warning",
  message: ({ address }) =>
    `The link \`${address}\` leads to no article or folder of the content, so only its text stays.`,
  hint: () => "For a page of a website write its full https: address, for an article the path of its file.",
});

export const linkTargetLeftOut = problemKind<{ address: string }>({
  code: "link-target-left-out",
  severity: "warning",
  message: ({ address }) =>
    `The link leads to \`${address}\`, which is there but no part of the content, so only its text stays.`,
  hint: () =>
    "Take the link out, or let the file be content: `ignore` in the config, its locale or another problem leaves it out.",
});

export const linkToFile = problemKind<{ address: string }>({
  code: "link-to-file",
  severity: "warning",
  message: ({ address }) =>
    `The link leads to the file \`${address}\`; Intercom hosts only articles and pictures, so only its text stays.`,
  hint: () => "Put the file on a web server and link to its https: address.",
});

export const linkLetterCase = problemKind<{ address: string; path: string }>({
  code: "link-letter-case",
  severity: "warning",
  message: ({ address, path }) => `The link says \`${address}\`, but the file is spelled \`${path}\`.`,
  hint: ({ path }) => `Spell it as the file is: \`${path}\`. Other systems tell capitals from small letters.`,
});

export const linkFromRoot = problemKind<{ address: string }>({
  code: "link-from-root",
  severity: "warning",
  message: ({ address }) =>
    `There is no \`${address}\` beside this file, so the link leads to the one at the root of the content.`,
  hint: ({ address }) => `Write \`/${address}\`, or a path that is relative to this file.`,
});

export const linkQueryDropped = problemKind<{ query: string }>({
  code: "link-query-dropped",
  severity: "warning",
  message: ({ query }) => `\`${query}\` means nothing to an article in Intercom, so the link goes without it.`,
  hint: () => "Take the query out of the link.",
});

export const linkEmpty = problemKind<Record<string, never>>({
  code: "link-empty",
  severity: "warning",
  message: () => "The link has no address, so only its text stays.",
  hint: () => "Write an address between the round brackets, or take the link out.",
});

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const WEB = new Set(["http", "https", "mailto", "tel"]);

/**
 * Where a link leads.
 * @param address as written, with percent escapes
 * @returns the address to put in its place (a symbol's for a link between files); `null` where only the text stays.
 *   What is wrong is raised at the spot.
 */
export function resolveLink(address: string, spot: Spot, origin: Origin): string | null {
  const { notices, symbols } = origin;
  const trimmed = address.trim();
  const scheme = SCHEME.exec(trimmed)?.[1];
  if (scheme !== undefined) {
    if (WEB.has(scheme.toLowerCase())) return trimmed;
    notices.raise(linkSchemeUnsafe, spot, { scheme: `${scheme}:` });
    return null;
  }
  if (trimmed.startsWith("//")) return `https:${trimmed}`;
  const local = cutAddress(trimmed);
  if (local.path === "" && local.query === "" && local.fragment === undefined) {
    // `#` alone is a page's top.
    if (trimmed === "#") return symbols.address({ link: origin.key, locale: origin.locale, spot });
    notices.raise(linkEmpty, spot, {});
    return null;
  }
  const target = local.path === "" ? { key: origin.key, locales: [origin.locale] } : findTarget(local, spot, origin);
  if (target === null) return null;
  if (local.query !== "") notices.raise(linkQueryDropped, spot, { query: local.query });
  const locale = target.locales.includes(origin.locale) ? origin.locale : origin.index.defaultLocale;
  const fragment = local.fragment === undefined ? {} : { fragment: local.fragment };
  return symbols.address({ link: target.key, locale, ...fragment, spot });
}

function findTarget(local: LocalAddress, spot: Spot, origin: Origin): LinkTarget | null {
  const { index, notices } = origin;
  const paths = candidates(local.path, origin);
  if (paths.length === 0) {
    notices.raise(linkOutsideContent, spot, { address: local.path });
    return null;
  }
  for (const path of paths) {
    const target = lookUp(path, origin);
    if (target !== undefined) return target;
  }
  const fromRoot = targetFromRoot(local.path, origin);
  if (fromRoot !== undefined) {
    notices.raise(linkFromRoot, spot, { address: local.path });
    return fromRoot;
  }
  for (const path of paths) {
    const [only, ...others] = index.folded.get(path.replace(/\/$/, "").toLowerCase()) ?? [];
    const target = only === undefined || others.length > 0 ? undefined : lookUp(only, origin);
    if (only === undefined || target === undefined) continue;
    notices.raise(linkLetterCase, spot, { address: local.path, path: lastSegments(only, local.path) });
    return target;
  }
  const kind = paths.some((path) => index.leftOut.has(path) || index.leftOut.has(`${path}.md`))
    ? linkTargetLeftOut
    : paths.some((path) => index.assets.spelled.has(path))
      ? linkToFile
      : /\.md$/i.test(local.path)
        ? linkTargetMissing
        : linkNotAPage;
  notices.raise(kind, spot, { address: local.path });
  return null;
}

/** The end of a path that an address should have said: as many segments as it names. */
function lastSegments(path: string, address: string): string {
  const named = address.split("/").filter((segment) => !/^\.{0,2}$/.test(segment)).length;
  return path.split("/").slice(-named).join("/");
}

/** Docusaurus also takes `page.md` for one at the root of the content. */
function targetFromRoot(written: string, origin: Origin): LinkTarget | undefined {
  return candidatesFromRoot(written, origin)
    .map((path) => lookUp(path, origin))
    .find((target) => target !== undefined);
}

/** The paths from the content root that such an address can mean; none where it is another. */
export function candidatesFromRoot(written: string, origin: FileOrigin): string[] {
  return /^[./]/.test(written) || !/\.md$/i.test(written) ? [] : candidates(`/${written}`, origin);
}

/** The paths from the content root that an address can mean, likeliest first; none where all leave the root. */
export function candidates(written: string, origin: FileOrigin): string[] {
  const here = { path: origin.path, localeRoot: origin.localeRoot };
  const bases = written.startsWith("/")
    ? [origin.localeRoot, origin.original.localeRoot, ""]
    : [folderOf(here.path), folderOf(origin.original.path)];
  const spellings = [decoded(written), written].flatMap((path) => [path, path.replace(/\.html?$/i, ".md")]);
  const paths = spellings.flatMap((spelling) => bases.map((base) => follow(base, spelling)));
  return [...new Set(paths.filter((path) => path !== null))];
}

function lookUp(path: string, { index }: Origin): LinkTarget | undefined {
  const bare = path.replace(/\/$/, "");
  const folder = index.folders.get(bare);
  const file = index.files.get(bare);
  return bare === path ? (file ?? folder) : (folder ?? file ?? index.files.get(withoutEnding(bare)));
}

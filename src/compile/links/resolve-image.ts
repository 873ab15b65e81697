import { bareImageUrl } from "../../dialect/addresses.ts";
import { problemKind } from "../../model/problem.ts";
import type { Spot } from "../notices.ts";
import type { AssetIndex } from "./link-index.ts";
import type { FileOrigin, Origin } from "./origin.ts";
import { cutAddress, decoded, fileNameOf, folderOf, follow } from "./paths.ts";

export const imageMissing = problemKind<{ address: string; folder: string }>({
  code: "image-missing",
  severity: "error",
  message: ({ address }) => `There is no image file \`${address}\`.`,
  hint: ({ address, folder }) =>
    address.startsWith("/")
      ? `A path that starts with / is looked up in \`${folder}\`; \`assets.root\` in the config names another folder.`
      : "Correct the path; it is relative to the file that it stands in. Or add the picture.",
});

export const imageOutsideContent = problemKind<{ address: string }>({
  code: "image-outside-content",
  severity: "error",
  message: ({ address }) => `The image \`${address}\` lies outside of the content folder.`,
  hint: () => "Move the picture into the content folder, or set `assets.root` and start the path with /.",
});

export const imageAddressUnusable = problemKind<{ scheme: string }>({
  code: "image-address-unusable",
  severity: "error",
  message: ({ scheme }) => `Intercom fetches pictures from http addresses, and this one starts with \`${scheme}\`.`,
  hint: () => "Save the picture as a file in the content folder and give its path.",
});

export const imageEmpty = problemKind<Record<string, never>>({
  code: "image-empty",
  severity: "warning",
  message: () => "The image has no address, so it is left out.",
  hint: () => "Write the path of the picture, or take the image out.",
});

export const imageLetterCase = problemKind<{ address: string; path: string }>({
  code: "image-letter-case",
  severity: "warning",
  message: ({ address, path }) => `The image says \`${address}\`, but the file is spelled \`${path}\`.`,
  hint: ({ path }) => `Spell it as the file is: \`${path}\`. Other systems tell capitals from small letters.`,
});

export const imageDarkVariant = problemKind<{ count: number }>({
  code: "image-dark-variant",
  severity: "warning",
  message: ({ count }) =>
    `${count === 1 ? "A picture for dark mode is" : `${String(count)} pictures for dark mode are`} left out: an article in Intercom shows the same pictures to all.`,
  hint: () => "Nothing needs to be done where a picture for light mode stands beside it.",
});

/**
 * Where an image comes from.
 * @param address as written, with percent escapes
 * @returns the address to put in its place (a symbol's for a local file); `null` where the image is left out. What is
 *   wrong is raised at the spot.
 */
export function resolveImage(address: string, spot: Spot, origin: Origin): string | null {
  const { notices } = origin;
  const trimmed = address.trim();
  if (trimmed.startsWith("//")) return `https:${trimmed}`;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(trimmed)?.[1];
  if (scheme !== undefined) {
    if (/^https?$/i.test(scheme)) return bareImageUrl(trimmed);
    notices.raise(imageAddressUnusable, spot, { scheme: `${scheme}:` });
    return null;
  }
  const { path, fragment } = cutAddress(trimmed);
  if (path === "") {
    notices.raise(imageEmpty, spot, {});
    return null;
  }
  if (fragment === "only-dark" || fragment === "gh-dark-mode-only") {
    notices.count(imageDarkVariant, spot, {});
    return null;
  }
  return findImage(path, spot, origin);
}

function findImage(written: string, spot: Spot, origin: Origin): string | null {
  const { index, notices, symbols } = origin;
  const rooted = written.startsWith("/");
  const assets = rooted ? index.rootAssets : index.assets;
  const paths = imageCandidates(written, origin);
  const exact = paths.map((path) => assets.spelled.get(path)).find((path) => path !== undefined);
  const found = exact ?? paths.map((path) => onlyFolded(assets, path)).find((path) => path !== undefined);
  if (found === undefined) {
    if (paths.length === 0) notices.raise(imageOutsideContent, spot, { address: written });
    else notices.raise(imageMissing, spot, { address: written, folder: index.rootFolder });
    return null;
  }
  if (exact === undefined) notices.raise(imageLetterCase, spot, { address: written, path: found });
  const hash = assets.files.get(found)?.hash ?? "";
  return symbols.address({ image: hash, name: fileNameOf(found), path: found });
}

/** The paths from the content root (or the assets root) that an image's address can mean, likeliest first. */
export function imageCandidates(written: string, origin: FileOrigin): string[] {
  const bases = written.startsWith("/")
    ? [""]
    : [folderOf(origin.path), folderOf(origin.original.path), ...sharedFolders(origin)];
  const followed = [decoded(written), written].flatMap((path) => bases.map((base) => follow(base, path)));
  return followed.filter((path) => path !== null);
}

/** What all locales share lies beside their folders: the file's own folder without that of its locale. */
function sharedFolders({ path, localeRoot }: FileOrigin): string[] {
  return localeRoot === "" ? [] : [folderOf(path.slice(localeRoot.length + 1))];
}

/** The asset whose path differs in letter case only, where there is just one. */
function onlyFolded(assets: AssetIndex, path: string): string | undefined {
  const [only, ...others] = assets.folded.get(path.toLowerCase()) ?? [];
  return only === undefined || others.length > 0 ? undefined : assets.spelled.get(only);
}

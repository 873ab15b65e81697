import { bareImageUrl, isIntercomImage } from "../dialect/addresses.ts";
import { imageAddresses } from "../dialect/image-addresses.ts";
import type { AssetFile } from "../model/source.ts";
import { escaped, relativePath } from "./link-targets.ts";

/** Stands in a compiled body for the address of an image file: its hash follows. */
export const IMAGE_FILE = "helpsync-image:";

/** Where an image lies in the content folder. */
export interface PictureFile {
  /** From the content root. */
  readonly path: string;
  readonly hash: string;
  /** Pixels; absent where nobody looked. */
  readonly size?: { readonly width: number; readonly height: number };
}

/** An image as a body shows it. */
export interface ShownImage {
  /** Without the signed query that is another one on every read. */
  readonly bare: string;
  readonly signed: string;
}

/** Intercom's copies of images in a body. */
export function imagesOf(html: string): ShownImage[] {
  return imageAddresses(html)
    .filter(isIntercomImage)
    .map((signed) => ({ bare: bareImageUrl(signed), signed }));
}

/**
 * The files of what Intercom holds of an article's images, by the bare addresses of its copies.
 * @param held hash of a file's bytes → bare address
 * @param folder of the article: of several files that are alike the nearest is its
 */
export function knownPictures(
  held: Readonly<Record<string, string>>,
  files: FilesByHash,
  folder: string,
): Map<string, AssetFile> {
  const known = new Map<string, AssetFile>();
  for (const [hash, address] of Object.entries(held)) {
    const asset = nearestTo(folder, files.get(hash));
    if (asset !== undefined) known.set(address, asset);
  }
  return known;
}

/** Image files that are alike, by the hash of their bytes; each time in the order of their paths. */
export type FilesByHash = ReadonlyMap<string, readonly AssetFile[]>;

export function byHash(assets: ReadonlyMap<string, AssetFile>): FilesByHash {
  const found = new Map<string, AssetFile[]>();
  for (const asset of [...assets.values()].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    const alike = found.get(asset.hash);
    if (alike === undefined) found.set(asset.hash, [asset]);
    else alike.push(asset);
  }
  return found;
}

/** Whether an image lies where a pull puts those of an article. */
export function liesBeside(folder: string, { path }: Pick<AssetFile, "path">): boolean {
  return path.startsWith(folder === "" ? "images/" : `${folder}/images/`);
}

/** Of files that are alike the one beside an article, else one below its folder, else the first. */
export function nearestTo(folder: string, alike: readonly AssetFile[] = []): AssetFile | undefined {
  const below = folder === "" ? "" : `${folder}/`;
  const isBelow = ({ path }: AssetFile): boolean => path.startsWith(below);
  return alike.find((asset) => liesBeside(folder, asset)) ?? alike.find(isBelow) ?? alike[0];
}

/** What a file says for an image that lies in the content folder. */
export function pictureAddress(from: string, path: string): string {
  return escaped(relativePath(from, path));
}

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
 * @param files by hash
 */
export function knownPictures(
  held: Readonly<Record<string, string>>,
  files: ReadonlyMap<string, AssetFile>,
): Map<string, PictureFile> {
  const known = new Map<string, PictureFile>();
  for (const [hash, address] of Object.entries(held)) {
    const asset = files.get(hash);
    if (asset !== undefined) known.set(address, { path: asset.path, hash });
  }
  return known;
}

/** Image files by the hash of their bytes; of several that are alike the first by path. */
export function byHash(assets: ReadonlyMap<string, AssetFile>): Map<string, AssetFile> {
  const found = new Map<string, AssetFile>();
  for (const asset of [...assets.values()].sort((left, right) => (left.path < right.path ? -1 : 1))) {
    if (!found.has(asset.hash)) found.set(asset.hash, asset);
  }
  return found;
}

/** What a file says for an image that lies in the content folder. */
export function pictureAddress(from: string, path: string): string {
  return escaped(relativePath(from, path));
}

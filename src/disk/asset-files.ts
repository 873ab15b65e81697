import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import type { AssetFile } from "../model/source.ts";

/** File types that browsers show as images. */
const IMAGE = /\.(?:png|apng|jpe?g|gif|webp|svg|avif|bmp|ico)$/i;

/** Enough to keep a disk busy without holding many pictures in memory. */
const AT_ONCE = 8;

export function isImage(path: string): boolean {
  return IMAGE.test(path);
}

/**
 * Hashes the images among some files.
 * @param root absolute
 * @param paths from the root, with `/`
 * @param unreadable is told each file that cannot be read
 */
export async function readAssets(
  root: string,
  paths: readonly string[],
  unreadable: (path: string, error: unknown) => void,
): Promise<ReadonlyMap<string, AssetFile>> {
  const limit = pLimit(AT_ONCE);
  const found = await Promise.all(
    paths.filter(isImage).map((path) =>
      limit(async (): Promise<AssetFile | undefined> => {
        const file = join(root, path);
        try {
          const bytes = await readFile(file);
          return { path, file, hash: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };
        } catch (error) {
          unreadable(path, error);
          return undefined;
        }
      }),
    ),
  );
  return new Map(found.filter((asset) => asset !== undefined).map((asset) => [asset.path, asset]));
}

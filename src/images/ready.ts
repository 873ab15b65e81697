import pLimit from "p-limit";
import type { ImagePart } from "../model/desired.ts";
import type { AssetFile } from "../model/source.ts";
import { checkImage } from "./check.ts";
import { imageUrl } from "./url.ts";
import { uploadImage, type UploadCommand } from "./upload.ts";

export interface ImageHost {
  /** The pattern of public addresses; absent where the config names none. */
  readonly pattern?: string;
  /** The commit that `{commit}` stands for; null outside a repository. */
  readonly commit: string | null;
  /** The command that puts one image there; absent where it is not to be run. */
  readonly upload?: UploadCommand;
}

export interface ReadyImages {
  /** Addresses that give the very bytes, by hash. */
  readonly urls: ReadonlyMap<string, string>;
  /** Why each other image has none. */
  readonly missing: readonly string[];
}

const CONCURRENCY = 8;

/**
 * Finds out which images are where Intercom will fetch them, each fetched once; with an upload command it puts those
 * there that are missing. Intercom fails a whole article over one image that it cannot fetch (behaviour §7).
 * @param files the image files of this disk by the hash of their bytes
 */
export async function readyImages(
  images: readonly ImagePart[],
  files: ReadonlyMap<string, AssetFile>,
  host: ImageHost,
): Promise<ReadyImages> {
  const urls = new Map<string, string>();
  const missing: string[] = [];
  const limit = pLimit(CONCURRENCY);
  const once = new Map(images.map((image) => [image.image, image]));
  await Promise.all(
    [...once.values()].map((image) =>
      limit(async () => {
        const found = await readyImage(image, files.get(image.image), host);
        if ("url" in found) urls.set(image.image, found.url);
        else missing.push(`${image.path}: ${found.why}`);
      }),
    ),
  );
  return { urls, missing: missing.sort() };
}

async function readyImage(
  image: ImagePart,
  file: AssetFile | undefined,
  { pattern, commit, upload }: ImageHost,
): Promise<{ url: string } | { why: string }> {
  if (pattern === undefined) return { why: "the config has no assets.base_url, so it has no public address" };
  const about = { hash: image.image, name: image.name, path: image.path };
  const url = imageUrl(pattern, { ...about, commit: commit ?? "" });
  const first = await checkImage(url, image.image);
  if (first === "same") return { url };
  if (upload === undefined || file === undefined) return { why: `${url} ${SAID[first]}` };
  await uploadImage(upload, { ...about, file: file.file });
  const second = await checkImage(url, image.image);
  return second === "same" ? { url } : { why: `${url} ${SAID[second]}, even after its upload` };
}

const SAID: Readonly<Record<Exclude<Awaited<ReturnType<typeof checkImage>>, "same">, string>> = {
  different: "gives other bytes",
  missing: "gives nothing",
  unreachable: "cannot be reached",
};

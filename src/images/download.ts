import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pLimit from "p-limit";
import { fetchBytes } from "./fetch-bytes.ts";
import { measureImage, type ImageFacts } from "./measure.ts";
import type { ImageSource } from "./source.ts";

export interface ImageAddress {
  /** Without the signed query that is another one on every read: its name. */
  readonly bare: string;
  /** As it was just read: what is fetched. */
  readonly signed: string;
}

export interface DownloadedImage extends ImageFacts {
  /** Its bare address. */
  readonly address: string;
  /** sha256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly size: number;
}

export interface DownloadOptions {
  /** Where an address is fetched (`OpenWorkspace.imageSource`). */
  readonly source: ImageSource;
  /** Takes the bytes, since those of a whole help center are too many to hold: once for each hash. */
  readonly save: (image: DownloadedImage, bytes: Uint8Array) => Promise<void>;
  /** A larger image is missing; 20 MB where absent. */
  readonly maximumBytes?: number;
  /** Milliseconds for one image, redirects and a second try included; a minute where absent. */
  readonly timeout?: number;
  /** Images that are fetched at once; 8 where absent. */
  readonly concurrency?: number;
  /** Lets time pass before a second try, in milliseconds. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

export interface Downloads {
  /** By bare address, in the order of the addresses. */
  readonly found: ReadonlyMap<string, DownloadedImage>;
  /** Bare address → why it is not there, in words that follow its name: "it is larger than 20 MB". */
  readonly missing: ReadonlyMap<string, string>;
}

/**
 * Fetches images that Intercom holds, each address once, and hands their bytes over. No token is sent. What is no image
 * by its bytes is missing, whatever its name says. An SVG is kept as it is, scripts included: nothing here runs it.
 * Throws only what `save` throws.
 */
export async function downloadImages(addresses: readonly ImageAddress[], options: DownloadOptions): Promise<Downloads> {
  const { save, maximumBytes = 20_000_000, timeout = 60_000, concurrency = 8, pause = sleep } = options;
  const limit = pLimit(concurrency);
  const saved = new Map<string, Promise<void>>();
  const download = async ({ bare, signed }: ImageAddress): Promise<DownloadedImage | string> => {
    const source = options.source(signed);
    // Bodies are written by people: none of them may make this machine fetch what only its own network can reach.
    const from = source === signed ? "public" : "trusted";
    const bytes = await fetchBytes(source, { from, maximumBytes, timeout, pause });
    if (typeof bytes === "string") return bytes;
    const facts = measureImage(bytes);
    if (facts === undefined) return noImage(bytes);
    const hash = createHash("sha256").update(bytes).digest("hex");
    const image = { address: bare, hash, size: bytes.byteLength, ...facts };
    const saving = saved.get(hash) ?? save(image, bytes);
    saved.set(hash, saving);
    await saving;
    return image;
  };
  const once = [...new Map(addresses.map((address) => [address.bare, address])).values()];
  const results = await Promise.all(once.map((address) => limit(() => download(address)))).catch((error: unknown) => {
    limit.clearQueue();
    throw error;
  });
  const found = new Map<string, DownloadedImage>();
  const missing = new Map<string, string>();
  for (const [index, { bare }] of once.entries()) {
    const result = results[index];
    if (typeof result === "string") missing.set(bare, result);
    else if (result !== undefined) found.set(bare, result);
  }
  return { found, missing };
}

function noImage(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) return "it is empty";
  const start = new TextDecoder().decode(bytes.subarray(0, 512)).trimStart();
  if (/^<(?:!doctype html|html|head|body)\b/iu.test(start)) return "a web page came in its place";
  return "its bytes are no image that helpsync knows (PNG, JPEG, GIF, WebP, SVG, AVIF, BMP, ICO)";
}

/**
 * Where an image is written, from the folder of its article: by its bytes, so that equal images are one file, and with
 * the ending of what it is, whatever its address says.
 */
export function imageFileName({ hash, type }: Pick<DownloadedImage, "hash" | "type">): string {
  return `images/${hash.slice(0, 12)}.${type}`;
}

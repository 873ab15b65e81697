import { type Random, randomHex } from "../random.ts";
import type { ImageRecord } from "../records.ts";

/** Intercom's host of copied images (US). */
const HOST = "https://downloads.intercomcdn.com";
/** Where all copies are, below their host. */
const FOLDER = "/i/o/";
/** How long a signed address holds, in seconds. */
const VALID_FOR = 7200;

/** The path of a copy, the same for ever. */
export function imagePath(workspaceId: string, image: ImageRecord): string {
  return `${FOLDER}${workspaceId}/${image.id}/${image.secret}/${image.name}`;
}

/** The address of a copy as bodies are stored with it: without its query. */
export function bareUrl(workspaceId: string, image: ImageRecord): string {
  return `${HOST}${imagePath(workspaceId, image)}`;
}

/** Whether a path is one that only a copy can have. */
export function isBelowCopies(path: string): boolean {
  return path.startsWith(FOLDER);
}

/** Whether the query of a copy's address lets its reader in: signed, and not expired (`now` in seconds since epoch). */
export function isSigned(query: URLSearchParams, now: number): boolean {
  const expires = query.get("expires") ?? "";
  return /^\d+$/.test(expires) && Number(expires) > now && (query.get("signature") ?? "") !== "";
}

/** Whether a URL names a copy, and its path then. */
export function pathOfCopy(url: URL): string | undefined {
  return url.origin === HOST && isBelowCopies(url.pathname) ? url.pathname : undefined;
}

/**
 * A stored body as it is answered: each copy with a query that is another one on every read.
 * @param now seconds since epoch
 */
export function signImages(body: string, now: number, random: Random): string {
  // In text and attributes `<` is always escaped, so that this finds tags only.
  return body.replaceAll(/<img src="(https:\/\/downloads\.intercomcdn\.com\/i\/o\/[^"?]+)"/g, (_tag, url: string) => {
    const request = Buffer.from(random(24)).toString("base64url");
    return `<img src="${url}?expires=${now + VALID_FOR}&amp;signature=${randomHex(random, 64)}&amp;req=${request}"`;
  });
}

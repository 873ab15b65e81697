import { createHash } from "node:crypto";
import type { Response } from "undici";
import { fetchFollowing } from "./follow.ts";

/**
 * What stands at an address: the expected bytes, others, nothing for the public (404, 403 …), or nobody knows (the host
 * is down, too slow, in trouble, or sends elsewhere than it may).
 */
export type ImageCheck = "same" | "different" | "missing" | "unreachable";

export interface CheckOptions {
  /** More bytes than this are not read: they are `different`. Give at least the size of the file. */
  readonly maximumBytes?: number;
  /** Milliseconds for the whole check, redirects included. */
  readonly timeout?: number;
}

/**
 * Fetches an image as Intercom would and compares its bytes; a HEAD would not tell a stale copy or an error page.
 * @param expectedHash sha256 of the file, hexadecimal
 */
export async function checkImage(url: string, expectedHash: string, options: CheckOptions = {}): Promise<ImageCheck> {
  const { maximumBytes = 50_000_000, timeout = 20_000 } = options;
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetchFollowing(url, signal);
    if (response === undefined) return "unreachable";
    if (!response.ok) {
      await response.body?.cancel();
      return isMissing(response.status) ? "missing" : "unreachable";
    }
    return (await hashOf(response, maximumBytes)) === expectedHash ? "same" : "different";
  } catch {
    // Every way in which a host fails to answer (name, connection, certificate, time) is the same to the caller.
    return "unreachable";
  }
}

/** Hosts answer 403 for what is not there, too; 408 and 429 say nothing about the image. */
function isMissing(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** sha256 of an answer's bytes, hexadecimal; `undefined` where there are too many. */
async function hashOf(response: Response, maximumBytes: number): Promise<string | undefined> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > maximumBytes) return undefined;
    hash.update(bytes);
  }
  return hash.digest("hex");
}

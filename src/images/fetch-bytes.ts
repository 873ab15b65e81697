import type { Response } from "undici";
import { fetchFollowing } from "./follow.ts";
import { isPrivate } from "./redirects.ts";

export interface FetchOptions {
  /** `public`: an address that leads into this machine or its network is not fetched. `trusted`: it may lead there. */
  readonly from: "public" | "trusted";
  readonly maximumBytes: number;
  /** Milliseconds for all of it. */
  readonly timeout: number;
  /** Lets time pass before the second try, in milliseconds. */
  readonly pause: (ms: number) => Promise<unknown>;
}

/** Before the second try, in milliseconds: most hosts that stumble are back by then. */
const PAUSE = 1000;

/** How a try ended: with bytes, or why without. What is `passing` another try may mend. */
type Attempt = { readonly bytes: Uint8Array } | { readonly why: string; readonly lasts: "for good" | "passing" };

/**
 * The bytes at an address; else why there are none, in words. Where the host is in trouble or the connection breaks it
 * is tried once more.
 */
export async function fetchBytes(address: string, options: FetchOptions): Promise<Uint8Array | string> {
  if (!/^https?:\/\//iu.test(address) || !URL.canParse(address)) return "it has no address of the web";
  const signal = AbortSignal.timeout(options.timeout);
  let tried = await attempt(address, options, signal);
  if ("why" in tried && tried.lasts === "passing" && !signal.aborted) {
    await options.pause(PAUSE);
    tried = await attempt(address, options, signal);
  }
  return "bytes" in tried ? tried.bytes : tried.why;
}

async function attempt(address: string, options: FetchOptions, signal: AbortSignal): Promise<Attempt> {
  let reached: "no" | "yes" = "no";
  try {
    if (options.from === "public" && (await isPrivate(new URL(address)))) {
      return forGood("its address leads into this machine or its network");
    }
    const response = await fetchFollowing(address, signal);
    reached = "yes";
    if (response === undefined) return forGood("it is redirected in a circle, or to where it may not lead");
    if (response.ok) return await read(response, options.maximumBytes);
    await response.body?.cancel();
    return refused(response.status);
  } catch {
    // Every way in which a host fails to answer (name, connection, certificate) is the same to the caller.
    if (signal.aborted) return forGood(`it did not come within ${String(options.timeout / 1000)} seconds`);
    const why = reached === "yes" ? "the connection broke off" : "its host cannot be reached";
    return { why, lasts: "passing" };
  }
}

function refused(status: number): Attempt {
  if (status >= 500 || status === 408 || status === 429) {
    return { why: `its host is in trouble (${String(status)})`, lasts: "passing" };
  }
  if (status === 404 || status === 410) return forGood(`it is not there any more (${String(status)})`);
  if (status === 401 || status === 403) {
    return forGood(`its address has expired, or it was deleted (${String(status)})`);
  }
  return forGood(`its host answered ${String(status)}`);
}

async function read(response: Response, maximumBytes: number): Promise<Attempt> {
  const tooLarge = forGood(`it is larger than ${String(maximumBytes / 1_000_000)} MB`);
  if (Number(response.headers.get("content-length") ?? 0) > maximumBytes) {
    await response.body?.cancel();
    return tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    // Leaving the loop ends the connection.
    if (size > maximumBytes) return tooLarge;
    chunks.push(bytes);
  }
  return { bytes: Buffer.concat(chunks) };
}

function forGood(why: string): Attempt {
  return { why, lasts: "for good" };
}

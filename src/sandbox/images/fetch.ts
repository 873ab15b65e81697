/** Gives the bytes at a public URL, or `null` where there are none to be had. */
export type FetchImage = (url: string) => Promise<Uint8Array | null>;

const TIME_OUT_MS = 15_000;
const MAXIMUM_BYTES = 40 * 1024 * 1024;

/** Fetches an image over HTTP, as Intercom does when an article is written. */
export const fetchImage: FetchImage = async (url) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIME_OUT_MS) });
    if (!response.ok || Number(response.headers.get("content-length") ?? 0) > MAXIMUM_BYTES) {
      await response.body?.cancel();
      return null;
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    return bytes.length > MAXIMUM_BYTES ? null : bytes;
  } catch {
    // A host that is not there, a time-out, a refused connection: for the author all mean "not found".
    return null;
  }
};

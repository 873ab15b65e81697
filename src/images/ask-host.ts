import { fetch, type Response } from "undici";

/**
 * Asks for what stands at an address, without any token; a redirect is an answer like any other. Most runs fetch no image
 * and load none of this, as undici is much to load.
 * Throws what `fetch` throws where a host cannot be reached or the signal ends it.
 */
export function askHost(url: URL, signal: AbortSignal): Promise<Response> {
  return fetch(url, { redirect: "manual", signal });
}

import type { Response } from "undici";
import { mayRedirect } from "./redirects.ts";

/** Intercom follows some redirects too; more than this is a loop. */
const MAXIMUM_REDIRECTS = 5;

/**
 * The first answer that is no redirect, asked for without any token; `undefined` where the address is none of http or
 * https, or a redirect leads nowhere, elsewhere than it may, or in a circle.
 * Throws what `fetch` throws where a host cannot be reached or the signal ends it.
 */
export async function fetchFollowing(address: string, signal: AbortSignal): Promise<Response | undefined> {
  let url = new URL(address);
  if (!/^https?:$/u.test(url.protocol)) return undefined;
  const { askHost } = await import("./ask-host.ts");
  for (let redirects = 0; redirects <= MAXIMUM_REDIRECTS; redirects++) {
    const response = await askHost(url, signal);
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    if (location === null || !URL.canParse(location, url.href)) return undefined;
    const next = new URL(location, url);
    if (!(await mayRedirect(url, next))) return undefined;
    url = next;
  }
  return undefined;
}

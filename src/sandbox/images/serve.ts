import type { Answer, SandboxRequest } from "../message.ts";
import { isBelowCopies, isSigned } from "./address.ts";
import type { ImageLibrary } from "./library.ts";

/**
 * A copy as its host gives it: by path, without a token, and only under a query that was signed and has not expired.
 * `undefined` for any other path.
 * @param now seconds since epoch
 */
export function serveImage(request: SandboxRequest, library: ImageLibrary, now: number): Answer | undefined {
  const [path = "", query = ""] = request.path.split("?", 2);
  if (request.method !== "GET" || !isBelowCopies(path)) return undefined;
  const image = library.read(path);
  if (image === undefined) return plain(404, "There is no such copy.");
  if (!isSigned(new URLSearchParams(query), now)) return plain(403, "The address is not signed, or has expired.");
  return { status: 200, headers: { "Content-Type": image.type }, body: image.bytes };
}

function plain(status: number, body: string): Answer {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body };
}

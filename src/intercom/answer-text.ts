import { isAscii } from "node:buffer";

/**
 * The text of an answer's bytes, without a byte order mark. A long text that is all ASCII is kept outside of the heap,
 * and so is gone with the next small collection of garbage: a listing is some hundred megabytes of pages.
 */
export function textOf(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString("latin1") : bytes.toString("utf8").replace(/^\uFEFF/u, "");
}

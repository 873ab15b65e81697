import { createHash } from "node:crypto";
import type { Key } from "../model/key.ts";

/**
 * The id that a heading is sent with, in the shape of Intercom's own (927 of 927 stored ids, behaviour §7): `h_` and
 * the first 10 hexadecimal digits of the sha256 of the UTF-8 bytes of key, `#` and slug, e.g. of
 * `article:guides/install#first-steps`. A slug holds no `#`, so two headings never share these bytes.
 * @param slug the heading's slug as GitHub makes it, unique within its article
 */
export function headingId(key: Key, slug: string): string {
  return `h_${createHash("sha256").update(`${key}#${slug}`, "utf8").digest("hex").slice(0, 10)}`;
}

/** Whether an id has the shape of those that Intercom gives to headings. */
export function isHeadingId(id: string): boolean {
  return /^h_[0-9a-f]{10}$/u.test(id);
}

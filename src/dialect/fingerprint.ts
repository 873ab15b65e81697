import { createHash } from "node:crypto";
import type { Fingerprint } from "../model/fingerprint.ts";

/** Fingerprints a text under a version, which names how the text was made (`m1` meant, `r1` raw, `n1` normal form …). */
export function fingerprint(version: string, text: string): Fingerprint {
  return `${version}:${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;
}

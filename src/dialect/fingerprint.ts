import { hash } from "node:crypto";
import type { Fingerprint } from "../model/fingerprint.ts";

/** The digests of the shortest texts: states, authors and the like, of which there are few, and each thousands of times. */
const digests = new Map<string, string>();
const SHORTEST = 12;
const MOST_DIGESTS = 1000;

/** Fingerprints a text, or its UTF-8, under a version, which names how the text was made (`m1` meant, `r1` raw, `n1` normal form …). */
export function fingerprint(version: string, text: string | Uint8Array): Fingerprint {
  if (typeof text !== "string" || text.length > SHORTEST) return `${version}:${digestOf(text)}`;
  const digest = digests.get(text) ?? digestOf(text);
  if (digests.size < MOST_DIGESTS) digests.set(text, digest);
  return `${version}:${digest}`;
}

function digestOf(text: string | Uint8Array): string {
  return hash("sha256", text, "base64url").slice(0, 22);
}

/**
 * Whether two fingerprints stand for the same text. `unknown` where they were made in the same way by different
 * versions (`m1` and `m2`): such fingerprints say nothing about each other (design §3).
 */
export function compareFingerprints(left: Fingerprint, right: Fingerprint): "same" | "differs" | "unknown" {
  if (left === right) return "same";
  const [one, other] = [versionOf(left), versionOf(right)];
  if (one === null || other === null || one.way !== other.way) return "differs";
  return one.number === other.number ? "differs" : "unknown";
}

function versionOf(fingerprint: Fingerprint): { readonly way: string; readonly number: string } | null {
  const parts = /^([a-z]+)(\d+(?:-[a-z]+\d+)*):/u.exec(fingerprint);
  return parts === null ? null : { way: parts[1] ?? "", number: parts[2] ?? "" };
}

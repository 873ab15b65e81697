import type { Fingerprint } from "../model/fingerprint.ts";
import { countCallouts, headingIds, renumberedLists } from "./constructs.ts";
import { fingerprint } from "./fingerprint.ts";
import { sentFingerprintOf } from "./fingerprints.ts";
import { readBody } from "./read-body.ts";
import { wordsTextOf } from "./words.ts";

/** What is asked of a body before it is sent and when it is answered. It holds no tree, since many wait at once. */
export interface SentBody {
  readonly html: string;
  readonly sent: Fingerprint;
  readonly words: Fingerprint;
  readonly callouts: number;
  readonly headingIds: readonly string[];
  readonly renumberedLists: number;
}

/** Reads a body that is sent. */
export function readSent(html: string, helpCenterUrls: readonly string[]): SentBody {
  const body = readBody(html, helpCenterUrls);
  return {
    html,
    sent: sentFingerprintOf(body),
    words: fingerprint("w1", wordsTextOf(body.normal)),
    callouts: countCallouts(body.normal),
    headingIds: headingIds(body.parsed),
    renumberedLists: renumberedLists(body.parsed),
  };
}

/** Gives what is asked of a body. */
export type ReadSent = (html: string) => SentBody;

/** Reads the bodies of one write, each once however often it is asked for. */
export function sentBodies(helpCenterUrls: readonly string[]): ReadSent {
  const known = new Map<string, SentBody>();
  return (html) => {
    const body = known.get(html) ?? readSent(html, helpCenterUrls);
    known.set(html, body);
    return body;
  };
}

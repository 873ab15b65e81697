import { createHash } from "node:crypto";
import type { Drift, Edit } from "../../report/drift.ts";

const LENGTH = 8;

/** Edits beyond these are told, and not remembered: what remembers them has little room. */
const REMEMBERED = 1000;

/** A fingerprint an edit: of what was edited and by whom, not of when. */
export function fingerprintsOf({ edits }: Drift): string[] {
  return edits.slice(0, REMEMBERED).map(fingerprintOf);
}

export function joinFingerprints(fingerprints: readonly string[]): string {
  return fingerprints.join("");
}

/** The edits that a report did not tell of yet, or tells otherwise. @param told what that report remembers */
export function newEdits({ edits }: Drift, told: string): Edit[] {
  const known = new Set(told.match(new RegExp(`.{${String(LENGTH)}}`, "gu")) ?? []);
  return edits.slice(0, REMEMBERED).filter((edit) => !known.has(fingerprintOf(edit)));
}

function fingerprintOf({ kind, key, id, by, conflict, changes, place }: Edit): string {
  const facts = JSON.stringify([kind, key, id, by, conflict, changes, place]);
  return createHash("sha256").update(facts).digest("hex").slice(0, LENGTH);
}

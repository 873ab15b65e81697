import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { normalFingerprint, rawFingerprint, wordsFingerprint } from "../../dialect/fingerprints.ts";
import type { Field } from "../../model/kind.ts";
import type { Base } from "../../model/state.ts";

/**
 * What became of a value since Intercom answered the last write: nothing (or only what Intercom rewrites by itself),
 * markup around the same words, an edit, or something that fingerprints of another version cannot tell.
 */
export type Disturbance = "none" | "formatting" | "edited" | "unknown";

/** Compares a live value with the base's answer; dearer forms are made only where the cheaper ones differ. */
export function disturbanceOf(
  field: Field,
  base: Base | undefined,
  live: string | undefined,
  helpCenterUrl: string,
): Disturbance {
  if (base === undefined) return live === undefined ? "none" : "edited";
  const { answered } = base;
  if (answered === null || live === undefined) return answered === null && live === undefined ? "none" : "edited";
  const raw = compareFingerprints(answered.raw, rawFingerprint(field, live));
  if (raw === "same") return "none";
  if (field !== "body") return raw === "unknown" ? "unknown" : "edited";
  const normal = compareFingerprints(answered.normal, normalFingerprint(field, live, [helpCenterUrl]));
  if (normal === "same") return "none";
  const words =
    answered.words === undefined
      ? normal
      : compareFingerprints(answered.words, wordsFingerprint(live, [helpCenterUrl]));
  if (words === "same") return "formatting";
  return words === "unknown" ? "unknown" : "edited";
}

/** What of teammates a write over a live value drops: an edit, one that was accepted, or only their formatting. */
export type Dropped = "nothing" | "edit" | "accepted" | "formatting";

/** What is lost with a live value that a write replaces; it is kept as a snapshot, and told among the risks. */
export function dropped(base: Base | undefined, live: string | undefined, disturbance: Disturbance): Dropped {
  if ((live ?? "") === "") return "nothing";
  if (disturbance === "edited" || disturbance === "unknown") return "edit";
  if (base?.ofTeammates === "value") return "accepted";
  return disturbance === "formatting" || base?.ofTeammates === "formatting" ? "formatting" : "nothing";
}

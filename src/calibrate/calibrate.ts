import { constructsFor, tryConstruct, type ConstructFinding } from "./constructs.ts";
import { HTML_PROBES } from "./html-probes.ts";
import { bareImagePath } from "./image-probe.ts";
import { LISTING_PROBES } from "./listing-probes.ts";
import { LOCALE_PROBES } from "./locale-probes.ts";
import { PLACE_PROBES } from "./place-probes.ts";
import type { Probe } from "./probe.ts";
import type { Scratch } from "./scratch.ts";

export const PROBES: readonly Probe[] = [
  ...HTML_PROBES,
  bareImagePath,
  ...LOCALE_PROBES,
  ...PLACE_PROBES,
  ...LISTING_PROBES,
];

/** What one probe found; value null where it cannot be told here. */
export interface Finding {
  readonly quirk: string;
  readonly question: string;
  readonly value: string | null;
}

export interface Calibration {
  readonly findings: readonly Finding[];
  readonly constructs: readonly ConstructFinding[];
  /** What was made and could not be deleted again. */
  readonly left: readonly string[];
  readonly end: "complete" | "stopped";
}

/**
 * Asks a workspace how it behaves: makes drafts in collections of its own, reads them back and deletes all. It cleans up
 * whatever happens; `stopped` is asked before each probe.
 */
export async function calibrate(
  scratch: Scratch,
  stopped: () => boolean,
  told: (finding: Finding | ConstructFinding) => void,
): Promise<Calibration> {
  const findings: Finding[] = [];
  const constructs: ConstructFinding[] = [];
  const wanted = constructsFor(scratch.options.imageUrl);
  try {
    await scratch.open();
    for (const { quirk, question, run } of PROBES) {
      if (stopped()) break;
      const finding = { quirk, question, value: await run(scratch) };
      findings.push(finding);
      told(finding);
    }
    for (const [construct, html] of wanted) {
      if (stopped()) break;
      const finding = await tryConstruct(construct, html, scratch);
      constructs.push(finding);
      told(finding);
    }
  } catch (error) {
    await scratch.clean();
    throw error;
  }
  const left = await scratch.clean();
  const isComplete = findings.length === PROBES.length && constructs.length === wanted.length;
  return { findings, constructs, left, end: isComplete ? "complete" : "stopped" };
}

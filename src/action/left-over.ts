import * as core from "@actions/core";
import { tmpdir } from "node:os";
import * as z from "zod";
import { Failure } from "../model/failure.ts";
import { listRecoveries, recoveryFolders } from "../state/recovery.ts";
import type { Context } from "./context.ts";
import type { Findings } from "./findings.ts";
import type { ActionLog } from "./log.ts";
import { keepState } from "./runner-files.ts";

const HALF = "half";
const BEGUN = "begun";
const ENDED = "ended";

/** What the first half of the step tells the second, which runs after it, however it ended. */
export interface Begun {
  /** The process of the first half. */
  readonly process: number;
  /** Recovery files that lay there before. */
  readonly recoveries: readonly string[];
}

const shape = z.object({ process: z.int(), recoveries: z.array(z.string()) });

/** Whether this is the second half of the step: GitHub starts the same file for both. */
export function isSecondHalf(): boolean {
  return core.getState(HALF) !== "";
}

/**
 * Lets the second half know that it is one, however the first ends.
 * @throws Failure where that cannot be kept: the second would do all of it once more
 */
export function saveFirstHalf(log: ActionLog): void {
  const missing = keepState(HALF, "first", log);
  if (missing === undefined) return;
  throw new Failure({
    what: "GitHub's runner keeps nothing for the end of this step.",
    why: missing,
    next: "Run the workflow again; on a runner of your own, check the file that GITHUB_STATE names.",
  });
}

export async function saveBegun({ place, log }: Context): Promise<void> {
  const begun: Begun = { process: process.pid, recoveries: await recoveriesAt(place.configFolder) };
  keepState(BEGUN, JSON.stringify(begun), log);
}

/**
 * How a first half ended that the second has something to do for: it was killed, it could not store what it had done, or
 * it did its work and was ended before it told GitHub.
 */
export type End = "killed" | "unstored" | "untold";

/** Says that the command is over, before anybody else is told: from here on it is known what was written. */
export async function saveEnded({ outcome }: Findings, { place, log }: Context): Promise<"unstored" | "untold"> {
  const before = readBegun()?.recoveries ?? [];
  const isRescued =
    outcome === "partial" && (await recoveriesAt(place.configFolder)).some((file) => !before.includes(file));
  const end = isRescued ? "unstored" : "untold";
  keepState(ENDED, end, log);
  return end;
}

/** Says that nothing is left to do. */
export function saveTold({ log }: Context): void {
  keepState(ENDED, "well", log);
}

/** What the first half left; undefined where it did not begin, or ended well. */
export function readLeftOver(): (Begun & { readonly end: End }) | undefined {
  const begun = readBegun();
  const end = core.getState(ENDED);
  if (begun === undefined || end === "well") return undefined;
  return { ...begun, end: end === "unstored" || end === "untold" ? end : "killed" };
}

function readBegun(): Begun | undefined {
  const text = core.getState(BEGUN);
  return text === "" ? undefined : shape.parse(JSON.parse(text));
}

/** The recovery files that lie where a run of this config leaves them. */
export function recoveriesAt(configFolder: string): Promise<string[]> {
  return listRecoveries(recoveryFolders(configFolder, tmpdir()));
}

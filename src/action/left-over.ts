import * as core from "@actions/core";
import { tmpdir } from "node:os";
import { z } from "zod";
import { listRecoveries, recoveryFolders } from "../state/recovery.ts";
import type { Context } from "./context.ts";
import type { Findings } from "./findings.ts";

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

export async function saveBegun({ place, log }: Context): Promise<void> {
  const begun: Begun = { process: process.pid, recoveries: await recoveriesAt(place.configFolder) };
  log.command(() => {
    core.saveState(BEGUN, JSON.stringify(begun));
  });
}

/** `well`: nothing is left to do after it. */
export async function saveEnded({ outcome }: Findings, { place, log }: Context): Promise<void> {
  const before = readBegun()?.recoveries ?? [];
  const isRescued =
    outcome === "partial" && (await recoveriesAt(place.configFolder)).some((file) => !before.includes(file));
  log.command(() => {
    core.saveState(ENDED, isRescued ? "unstored" : "well");
  });
}

/** What the first half left; undefined where it did not begin, or ended well. */
export function readLeftOver(): (Begun & { readonly end: "killed" | "unstored" }) | undefined {
  const begun = readBegun();
  const end = core.getState(ENDED);
  if (begun === undefined || end === "well") return undefined;
  return { ...begun, end: end === "" ? "killed" : "unstored" };
}

function readBegun(): Begun | undefined {
  const text = core.getState(BEGUN);
  return text === "" ? undefined : shape.parse(JSON.parse(text));
}

/** The recovery files that lie where a run of this config leaves them. */
export function recoveriesAt(configFolder: string): Promise<string[]> {
  return listRecoveries(recoveryFolders(configFolder, tmpdir()));
}

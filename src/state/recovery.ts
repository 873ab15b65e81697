import path from "node:path";
import * as z from "zod";
import { listFolder } from "../disk/new-file.ts";
import { readTextFile, writeFileAtomic } from "../disk/text-file.ts";
import { Failure } from "../model/failure.ts";
import type { State } from "../model/state.ts";
import { formatState, parseState } from "./document.ts";

/** What a run could not store. */
export interface Recovery {
  /** What was stored last; null where nothing ever was. */
  readonly base: State | null;
  readonly state: State;
}

const shape = z.strictObject({
  helpsync: z.literal("recovery"),
  version: z.literal(1),
  base: z.unknown(),
  state: z.unknown(),
});

/** The folders that recovery files go into, the first that can be written. */
export function recoveryFolders(configFolder: string, temporary: string): readonly string[] {
  return [path.join(configFolder, ".helpsync", "recovery"), path.join(temporary, "helpsync-recovery")];
}

/** The recovery files that nobody has taken up yet, absolute. */
export async function listRecoveries(folders: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    folders.map(async (folder) => (await listFolder(folder)).map((name) => path.join(folder, name))),
  );
  return found.flat().filter((file) => file.endsWith(".json"));
}

/**
 * Writes what could not be stored into a file.
 * @param folders the first that can be written is taken
 * @param at ISO 8601
 * @returns the file
 * @throws Failure where none can be written
 */
export async function writeRecovery(folders: readonly string[], recovery: Recovery, at: string): Promise<string> {
  const { workspaceId, helpCenterId } = recovery.state;
  const name = `${workspaceId}-${helpCenterId}-${at.replace(/[:.]/gu, "-")}.json`;
  const base = recovery.base === null ? "null" : formatState(recovery.base).trimEnd();
  const state = formatState(recovery.state).trimEnd();
  const text = `{\n"helpsync": "recovery",\n"version": 1,\n"base": ${base},\n"state": ${state}\n}\n`;
  let failure: unknown;
  for (const folder of folders) {
    try {
      const file = path.join(folder, name);
      await writeFileAtomic(file, text);
      return file;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Reads what `writeRecovery` wrote. @throws Failure where the file holds anything else */
export async function readRecovery(file: string): Promise<Recovery> {
  const text = await readTextFile(file);
  let parts: z.infer<typeof shape>;
  try {
    parts = shape.parse(JSON.parse(text));
  } catch (error) {
    throw new Failure({
      what: `${file} is no recovery file.`,
      why: "helpsync writes one when a run cannot store what it did, and says where.",
      next: "Pass the file that the run named.",
      cause: error,
    });
  }
  return {
    base: parts.base === null ? null : parseState(JSON.stringify(parts.base), file),
    state: parseState(JSON.stringify(parts.state), file),
  };
}

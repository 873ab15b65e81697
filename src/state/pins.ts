import path from "node:path";
import { z } from "zod";
import { readOptionalText } from "../disk/new-file.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import { Failure } from "../model/failure.ts";

const pins = z.record(z.string(), z.string());

/** The file that remembers which Intercom workspace each name of the config was applied to. */
export function pinFile(folder: string): string {
  return path.join(folder, ".helpsync", "state", "workspaces.json");
}

/**
 * Refuses a token of another workspace than the one that this name was first applied to.
 * @throws Failure where it is another, or the file cannot be read
 */
export async function checkPin(file: string, name: string, id: string): Promise<void> {
  const pinned = (await readPins(file))[name];
  if (pinned === undefined || pinned === id) return;
  throw new Failure({
    what: `The token belongs to workspace ${id}; ${name} was first applied to ${pinned}.`,
    why: "Applying one help center's memory to another would make second copies.",
    next: `Use the token of ${pinned}, or give the other workspace a name of its own in the config.`,
  });
}

/** Remembers the workspace that a name was applied to. */
export async function writePin(file: string, name: string, id: string): Promise<void> {
  const known = await readPins(file);
  if (known[name] !== id) await writeFileAtomic(file, `${JSON.stringify({ ...known, [name]: id }, null, 2)}\n`);
}

async function readPins(file: string): Promise<Record<string, string>> {
  const text = await readOptionalText(file);
  if (text === null) return {};
  try {
    return pins.parse(JSON.parse(text));
  } catch (error) {
    throw new Failure({ what: `${file} cannot be read.`, why: String(error), next: "Delete it if it is damaged." });
  }
}

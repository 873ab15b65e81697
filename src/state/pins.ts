import path from "node:path";
import * as z from "zod";
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
  const pinned = (await readPins(file)).get(name);
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
  if (known.get(name) === id) return;
  const pinned = Object.fromEntries(known.set(name, id));
  await writeFileAtomic(file, `${JSON.stringify(pinned, null, 2)}\n`);
}

async function readPins(file: string): Promise<Map<string, string>> {
  const text = await readOptionalText(file);
  if (text === null) return new Map();
  try {
    return new Map(Object.entries(pins.parse(JSON.parse(text))));
  } catch (error) {
    throw new Failure({
      what: `${file} cannot be read.`,
      why: "It is not a list of workspaces that this version of helpsync wrote.",
      next: "Bring it back from a backup, or delete it: the next apply writes it anew.",
      cause: error,
    });
  }
}

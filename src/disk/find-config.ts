import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Failure } from "../model/failure.ts";

/** How the config is named where nobody says otherwise. */
export const CONFIG_NAME = "intercom.config.yaml";

/**
 * The absolute path of the config: the one that was asked for, or the nearest `intercom.config.yaml` in a folder or
 * above it. Throws a Failure where there is none.
 * @param explicit what `--config` says, relative to the start folder
 */
export async function findConfig(startFolder: string, explicit?: string): Promise<string> {
  if (explicit !== undefined) {
    const file = resolve(startFolder, explicit);
    if (await isFile(file)) return file;
    throw new Failure({ what: `There is no config file ${file}.`, next: "Correct the path after --config." });
  }
  const nearest = await nearestConfig(startFolder);
  if (nearest !== undefined) return nearest;
  throw new Failure({
    what: `There is no ${CONFIG_NAME} in ${resolve(startFolder)} or in a folder above it.`,
    next: "Run `helpsync init` to make one, or name one with --config FILE.",
  });
}

/** The absolute path of the nearest `intercom.config.yaml` in a folder or above it; undefined where there is none. */
export async function nearestConfig(startFolder: string): Promise<string | undefined> {
  let folder = resolve(startFolder);
  for (;;) {
    const file = join(folder, CONFIG_NAME);
    if (await isFile(file)) return file;
    const above = dirname(folder);
    if (above === folder) return undefined;
    folder = above;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

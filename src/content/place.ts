import { basename, normalize } from "node:path/posix";
import type { Config } from "../model/config.ts";
import type { Place } from "../model/problem.ts";

/** The path of a file below the content root as problems show it: from the folder of the config. */
export function shownPath(config: Config, path: string): string {
  const root = normalize(config.content.root);
  return root === "." ? path : `${root}/${path}`;
}

/** The start of a file (or a folder) below the content root. */
export function placeOfFile(config: Config, path: string): Place {
  return { file: shownPath(config, path), line: 1, column: 1 };
}

/** The start of the config file. */
export function placeOfConfig(config: Config): Place {
  return { file: basename(config.file), line: 1, column: 1 };
}

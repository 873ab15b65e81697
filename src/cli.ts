import { writeSync } from "node:fs";
import { join } from "node:path";

declare const HELPSYNC_VERSION: string;

const [, , first = "", ...others] = process.argv;
const asksVersion = ["--version", "-V"].includes(first) && others.length === 0;
if (!asksVersion || !isSaid(`${HELPSYNC_VERSION}\n`)) {
  const manual = join(import.meta.dirname, "..", "content", "reference");
  void import("./process.ts").then(({ runInProcess }) => runInProcess(HELPSYNC_VERSION, manual));
}

/** Scripts ask for the version often: to open `process.stdout` would take longer than all the rest. */
function isSaid(text: string): boolean {
  try {
    return writeSync(1, text) === text.length;
  } catch {
    // A pipe that is full or that nobody reads: the program knows how to go on.
    return false;
  }
}

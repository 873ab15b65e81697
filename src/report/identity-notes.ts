import type { Action, Plan } from "../model/plan.ts";
import { printable, type Paint } from "./paint.ts";

/** The lines that settle what is blocked, with the file that one of them goes into. */
export function remedyLines({ remedies = [], remedyFile }: Action, paint: Paint): string[] {
  if (remedies.length === 0 || remedyFile === undefined) return [];
  const which = remedies.length === 1 ? "this line" : "one of these lines";
  const head = `    Write ${which} into the frontmatter of ${printable(remedyFile)}:`;
  return [head, ...remedies.map((line) => `      ${paint("strong", printable(line))}`)];
}

/** What only gets a new key is told in one line: nothing of it changes in Intercom. */
export function followersNote({ actions }: Plan): string {
  const count = actions.filter(({ verb, movedFrom }) => verb === "unchanged" && movedFrom !== undefined).length;
  if (count === 0) return "";
  return count === 1
    ? "1 only gets a new key, as its file moved: nothing changes in Intercom (-v lists it)."
    : `${String(count)} only get new keys, as their files moved: nothing changes in Intercom (-v lists them).`;
}

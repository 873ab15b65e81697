import { printable } from "./paint.ts";

/** Text of which Markdown reads nothing: a code span on one line, with more backticks around it than it has in a row. */
export function codeSpan(text: string): string {
  const line = printable(text).replace(/\s+/gu, " ").trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = /^`|`$/u.test(line) ? " " : "";
  return line === "" ? '""' : `${fence}${gap}${line}${gap}${fence}`;
}

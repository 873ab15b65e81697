import { codeSpan, inertText, shortened } from "../../report/inert.ts";

const LONGEST = 300;

/** Text of others as code on one line, shortened where it is long. */
export function quoted(text: string): string {
  return codeSpan(shortened(text, LONGEST));
}

/** The same for words: what Markdown could read something into is code, the rest as it is. */
export function plain(text: string): string {
  return inertText(shortened(text, LONGEST));
}

/** As many lines of a list as there is room for, and how many more there are. */
export function listWithin(budget: number, lines: readonly string[], noun: string): string {
  let room = budget - 60;
  const shown = lines.filter((line) => {
    room -= room < 0 ? 0 : line.length + 1;
    return room >= 0;
  });
  const left = lines.length - shown.length;
  return [...shown, ...(left === 0 ? [] : [`- … and ${String(left)} more ${noun}`])].join("\n");
}

export function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

import type { ProsePart } from "../../model/plan.ts";
import { fenced } from "../inert.ts";
import { printable } from "../paint.ts";

/** What fits on a line of a comment without a scroll bar. */
const WIDTH = 96;

/** Changed prose as a fenced diff: each paragraph that changed before and after, with a few words around the change. */
export function proseDiffLines(parts: readonly ProsePart[]): string[] {
  const lines: string[] = [];
  let before = "";
  let after = "";
  const begin = (text: string): void => {
    lines.push(...comparedLines(paragraphs(before), paragraphs(after)));
    before = after = text;
  };
  for (const { kind, text } of parts) {
    if (kind === "added") after += text;
    else if (kind === "removed") before += text;
    else if (kind === "cut") {
      const [ended = "", begun = ""] = text.split("…");
      const isWithin = before + after !== "" && ended === "";
      before += isWithin ? "…" : "";
      after += isWithin ? "…" : "";
      begin(begun === "" ? "…" : "");
    } else {
      const [first = "", ...others] = text.split("\n");
      before += first;
      after += first;
      for (const paragraph of others) begin(paragraph);
    }
  }
  begin("");
  return fenced("diff", lines);
}

/** Lines that stand on both sides at the begin or the end are no change. */
function comparedLines(before: readonly string[], after: readonly string[]): string[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  // A paragraph that changed has words of its own around the change; one that is new or gone needs its neighbours.
  const isWhole = removed.length === 0 || added.length === 0;
  return [
    ...(isWhole ? signed("  ", before.slice(0, head)) : []),
    ...signed("- ", removed),
    ...signed("+ ", added),
    ...(isWhole ? signed("  ", before.slice(before.length - tail)) : []),
  ];
}

function paragraphs(text: string): string[] {
  return text
    .split("\n")
    .map((line) => printable(line).replace(/\s+/gu, " ").trim())
    .filter((line) => !/^…*$/u.test(line));
}

/** How many places changed: runs of words that were taken out, put in, or both. */
export function changedPlaces(parts: readonly ProsePart[]): number {
  return parts.filter(
    ({ kind }, index) => kind === "removed" || (kind === "added" && parts[index - 1]?.kind !== "removed"),
  ).length;
}

function signed(sign: string, texts: readonly string[]): string[] {
  return texts.flatMap(wrapped).map((line) => sign + line);
}

/** Text in lines that are no wider than a comment. */
export function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap(pieces)) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/** Chinese and Japanese have no spaces to break a line at. */
function pieces(word: string): string[] {
  return word.length <= WIDTH ? [word] : (word.match(/.{1,96}/gsu) ?? []);
}

import { diffArrays } from "diff";

/** Above so many differing words a diff takes too long, and what is missing is counted instead. */
const MAXIMUM_EDITS = 2_000;

/** How many words of a lost passage are quoted. */
const QUOTED = 8;

/** The passages of `sent` that `answered` does not hold, nor anywhere else, in words for people. */
export function lostPassages(sent: readonly string[], answered: readonly string[]): string[] {
  const parts = diffArrays([...sent], [...answered], { maxEditLength: MAXIMUM_EDITS });
  if (parts === undefined) return countLost(sent, answered);
  const spare = new Map<string, number>();
  for (const part of parts) {
    if (part.added) for (const word of part.value) spare.set(word, (spare.get(word) ?? 0) + 1);
  }
  return parts.flatMap((part, index) => {
    if (!part.removed) return [];
    const neighbours = [parts[index - 1], parts[index + 1]];
    const isOnlyParted = neighbours.some(
      (other) => other?.added === true && other.value.join("") === part.value.join(""),
    );
    const isMoved = part.value.every((word) => takeOne(spare, word));
    return isOnlyParted || isMoved ? [] : [quote(part.value)];
  });
}

function takeOne(spare: Map<string, number>, word: string): boolean {
  const count = spare.get(word) ?? 0;
  if (count === 0) return false;
  spare.set(word, count - 1);
  return true;
}

function countLost(sent: readonly string[], answered: readonly string[]): string[] {
  const lost = missing(sent, answered);
  return lost.length === 0
    ? []
    : [`${String(lost.length)} words, among them ${quote(lost).replace(/^the words? /u, "")}`];
}

function quote(words: readonly string[]): string {
  const cut = words.length > QUOTED ? "…" : "";
  return `the ${words.length === 1 ? "word" : "words"} "${words.slice(0, QUOTED).join(" ")}${cut}"`;
}

/** Those of `sent` that `answered` holds less often, each as many times as it is missing. */
export function missing(sent: readonly string[], answered: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of answered) left.set(one, (left.get(one) ?? 0) + 1);
  return sent.filter((one) => !takeOne(left, one));
}

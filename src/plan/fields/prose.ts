import { diffWordsWithSpace } from "diff";
import type { ProsePart } from "../../model/plan.ts";

/** Words that are shown on each side of a change. */
const CONTEXT_WORDS = 6;

/** Above this a rewrite is as good as new, and a word diff takes too long (milliseconds). */
const TIMEOUT = 300;

/** What changed between two texts, word by word, with a few unchanged words around each change. */
export function proseDiff(before: string, after: string): ProsePart[] {
  const parts = diffWordsWithSpace(before, after, { timeout: TIMEOUT }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return joinRuns(parts).flatMap((part, index, joined): ProsePart[] => {
    if (part.removed) return [{ kind: "removed", text: part.value }];
    if (part.added) return [{ kind: "added", text: part.value }];
    return shorten(part.value, index === 0 ? "start" : index === joined.length - 1 ? "end" : "middle");
  });
}

interface Run {
  readonly value: string;
  readonly removed: boolean;
  readonly added: boolean;
}

/** Joins changes that only white space parts: `[-two words-]{+other ones+}` reads better than word by word. */
function joinRuns(parts: readonly Run[]): Run[] {
  const joined: Run[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    if (removed !== "") joined.push({ value: removed, removed: true, added: false });
    if (added !== "") joined.push({ value: added, removed: false, added: true });
    removed = "";
    added = "";
  };
  parts.forEach((part, index) => {
    const next = parts[index + 1];
    const joint =
      part.value.trim() === "" && removed + added !== "" && next !== undefined && (next.removed || next.added);
    if (part.removed || joint) removed += part.value;
    if (part.added || joint) added += part.value;
    if (part.removed || part.added || joint) return;
    flush();
    joined.push(part);
  });
  flush();
  return joined;
}

/** The words next to a change, of its own paragraph where that has some; `…` stands for all others. */
function shorten(text: string, position: "start" | "middle" | "end"): ProsePart[] {
  const words = text.split(/(?<=\s)(?=\S)/u);
  const kept = position === "middle" ? 2 * CONTEXT_WORDS : CONTEXT_WORDS;
  if (words.length <= kept) return text === "" ? [] : [{ kind: "same", text }];
  const head = position === "start" ? "" : firstWords(words);
  const tail = position === "end" ? [] : lastWords(words);
  const ended = head.trimEnd();
  const begin = head.slice(ended.length).includes("\n") ? "\n" : "";
  const end = tail.length > 0 && words.at(-1 - tail.length)?.includes("\n") === true ? "\n" : "";
  return [
    ...(head === "" ? [] : [{ kind: "same" as const, text: begin === "" ? head : ended }]),
    { kind: "cut", text: `${begin}…${end}` },
    ...(tail.length === 0 ? [] : [{ kind: "same" as const, text: tail.join("") }]),
  ];
}

/** A word with the space behind it ends a paragraph where that space breaks the line. */
function endsParagraph(word: string): boolean {
  return word.trim() !== "" && word.includes("\n");
}

function firstWords(words: readonly string[]): string {
  const near = words.slice(0, CONTEXT_WORDS);
  const end = near.findIndex(endsParagraph);
  return near.slice(0, end === -1 ? undefined : end + 1).join("");
}

function lastWords(words: readonly string[]): readonly string[] {
  const near = words.slice(-CONTEXT_WORDS);
  return near.slice(near.slice(0, -1).findLastIndex(endsParagraph) + 1);
}

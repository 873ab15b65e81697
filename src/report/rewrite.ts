import type { FieldChange, ProsePart } from "../model/plan.ts";
import { shortened } from "./inert.ts";

/** How a text that is as good as new begins, before and after. */
export interface Rewrite {
  readonly before: string;
  readonly after: string;
  /** How many words each side has. */
  readonly size: string;
}

/** Characters of each side; changes that take less are told in full. */
const BEGINNING = 150;

/** A change of most words on both sides, which nobody reads word by word; `undefined` for any other. */
export function rewriteOf({
  field,
  before,
  after,
  prose,
}: Pick<FieldChange, "field" | "before" | "after" | "prose">): Rewrite | undefined {
  if (prose === undefined || before === null || after === null) return undefined;
  const [removed, added] = [textOf(prose, ["removed"]), textOf(prose, ["added"])];
  if (removed.length + added.length <= 2 * BEGINNING) return undefined;
  const count = (value: string): number => (field === "body" ? Number.parseInt(value, 10) : countWords(value));
  const isMost = countWords(removed) * 2 > count(before) && countWords(added) * 2 > count(after);
  if (!isMost) return undefined;
  return {
    before: beginning(textOf(prose, ["same", "removed", "cut"])),
    after: beginning(textOf(prose, ["same", "added", "cut"])),
    size: `rewritten, ${wordsText(count(before))} → ${wordsText(count(after))}`,
  };
}

function textOf(prose: readonly ProsePart[], kinds: readonly ProsePart["kind"][]): string {
  return prose.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join("");
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}

function wordsText(count: number): string {
  return count === 1 ? "1 word" : `${String(count)} words`;
}

/** The first words; of a text without spaces, the first characters. */
function beginning(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line.length <= BEGINNING) return line;
  const cut = shortened(line, BEGINNING);
  const end = cut.lastIndexOf(" ");
  return end > BEGINNING / 2 ? `${cut.slice(0, end)} …` : cut;
}

import type { Mark, Marks } from "../model/plan.ts";
import { shortened } from "./inert.ts";

/** How names and addresses of others are printed. */
export interface MarkStyle {
  readonly name: (text: string) => string;
  readonly value: (text: string) => string;
}

const LONGEST_NAME = 60;
const LONGEST_VALUE = 120;
/** What stands of a long address before the place where the two part. */
const BEFORE_CHANGE = 40;

/** What changed of a body besides its words, a line each. */
export function markLines(marks: Marks | undefined, style: MarkStyle): string[] {
  if (marks === undefined) return [];
  const more = marks.more === 0 ? [] : [`and ${String(marks.more)} more links or pictures`];
  return [...marks.shown.map((mark) => markLine(mark, style)), ...more];
}

function markLine(mark: Mark, { name, value }: MarkStyle): string {
  const { what, before, after } = mark;
  const named = mark.name === "" ? "" : ` ${name(shortened(mark.name, LONGEST_NAME))}`;
  const [old, now] = aroundChange(before, after).map((side) => (side === null ? "nothing" : value(side)));
  const way = `${old ?? ""} → ${now ?? ""}`;
  switch (what) {
    case "link":
    case "video":
      return `${what}${named}: ${way}`;
    case "picture":
      return before === after ? `picture ${now ?? ""} replaced` : `picture${named}: ${way}`;
    case "alt":
      return `text of picture${named}: ${way}`;
  }
}

/** Two long addresses that begin alike are shown from where they part. */
function aroundChange(before: string | null, after: string | null): (string | null)[] {
  const longest = Math.max(before?.length ?? 0, after?.length ?? 0);
  if (longest <= LONGEST_VALUE) return [before, after];
  let alike = 0;
  if (before !== null && after !== null) {
    while (alike < Math.min(before.length, after.length) && before[alike] === after[alike]) alike += 1;
  }
  const start = alike < BEFORE_CHANGE * 2 ? 0 : alike - BEFORE_CHANGE;
  return [before, after].map((side) => {
    if (side === null) return null;
    const part = shortened(side.slice(start).replace(/^[\uDC00-\uDFFF]/u, ""), LONGEST_VALUE);
    return start === 0 ? part : `…${part}`;
  });
}

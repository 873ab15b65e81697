import type { Level } from "./levels.ts";
import type { Merged } from "./merge.ts";

/** What is shown of a page's blocks: all of them, or some with a word about those that are not. */
export type Shown =
  | Exclude<Merged, { status: "within" }>
  | { readonly status: "within"; readonly node: Merged["node"]; readonly rows: readonly Shown[] }
  /** So many blocks are not in the report. */
  | { readonly status: "gap"; readonly count: number; readonly of: "unchanged" | "further" }
  /** Blocks without a change, to be opened. */
  | { readonly status: "folded"; readonly rows: readonly Shown[] };

/** How many unchanged blocks stay on each side of a change. */
const AROUND: Readonly<Record<"whole" | "near" | "changed", number>> = { whole: 2, near: 2, changed: 0 };
/** Fewer unchanged blocks than this are not worth folding: the line that says so is as long. */
const LEAST = { whole: 4, near: 2, changed: 1 } as const;

/** Blocks that hold rows of their own, of which unchanged ones may be left out; a row of a table is read as a whole. */
const FOLDABLE = /^(?:ul|ol|tbody|div|blockquote|details|li)$/u;

/** The blocks of a page that has two sides: what is far from each change is folded, or left out. */
export function foldUnchanged(rows: readonly Merged[], level: keyof typeof AROUND): Shown[] {
  return foldRows(rows, level, level === "whole" ? "fold" : "leave-out");
}

function foldRows(rows: readonly Merged[], level: keyof typeof AROUND, how: "fold" | "leave-out"): Shown[] {
  const around = AROUND[level];
  const changes = rows.flatMap(({ status }, index) => (status === "same" ? [] : [index]));
  const shown: Shown[] = [];
  let far: Merged[] = [];
  const close = (): void => {
    if (far.length < LEAST[level]) shown.push(...far.map((row) => within(row, level)));
    else if (how === "fold") shown.push({ status: "folded", rows: far.map((row) => within(row, level)) });
    else shown.push({ status: "gap", count: far.length, of: "unchanged" });
    far = [];
  };
  rows.forEach((row, index) => {
    if (changes.length > 0 && !changes.some((change) => Math.abs(change - index) <= around)) {
      far.push(row);
      return;
    }
    close();
    shown.push(within(row, level));
  });
  close();
  return shown;
}

function within(row: Merged, level: keyof typeof AROUND): Shown {
  if (row.status !== "within") return row;
  const isFolded = FOLDABLE.test(row.node.tagName) && level !== "whole";
  return {
    ...row,
    rows: isFolded ? foldRows(row.rows, level, "leave-out") : row.rows.map((one) => within(one, level)),
  };
}

/** How many bytes of a page with one side are shown. */
const BEGINNING: Readonly<Record<Exclude<Level, "whole" | "named">, number>> = {
  near: 3000,
  changed: 1200,
  excerpt: 400,
};

/** The first blocks of a page that only comes or only goes, as many as fit, each of them whole. */
export function beginningOf(
  rows: readonly Merged[],
  level: keyof typeof BEGINNING,
  bytes: (row: Merged) => number,
): Shown[] {
  let sum = 0;
  const end = rows.findIndex((row) => (sum += bytes(row)) > BEGINNING[level]);
  if (end === -1) return rows.map((row) => within(row, "whole"));
  const shown: Shown[] = rows.slice(0, end).map((row) => within(row, "whole"));
  return [...shown, { status: "gap", count: rows.length - end, of: "further" }];
}

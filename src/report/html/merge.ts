import type { Element } from "hast";
import { alignBlocks, type Pair } from "./align.ts";
import { mergeLine } from "./merge-line.ts";
import type { NodeKeys } from "./node-key.ts";

/** One block of two pages in one. */
export type Merged =
  | { readonly status: "same" | "removed" | "added"; readonly node: Element }
  /** A line whose changed words are marked in it. */
  | { readonly status: "marked"; readonly node: Element }
  /** A block of blocks, of which some changed. */
  | { readonly status: "within"; readonly node: Element; readonly rows: readonly Merged[] };

/** Blocks that hold a line, not blocks. */
const LINES = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "pre"]);

/** Puts two lists of blocks into one, each block once: where it stands in both, with its changes marked in it. */
export function mergeBlocks(before: readonly Element[], after: readonly Element[], keys: NodeKeys): Merged[] {
  return alignBlocks(before, after, keys).flatMap((pair) => mergePair(pair, keys));
}

function mergePair({ before, after, equal }: Pair, keys: NodeKeys): Merged[] {
  if (before === undefined) return after === undefined ? [] : [{ status: "added", node: after }];
  if (after === undefined) return [{ status: "removed", node: before }];
  if (equal === "equal") return [{ status: "same", node: after }];
  if (LINES.has(after.tagName)) {
    const { children, marks } = mergeLine(before, after, keys);
    return [{ status: marks === 0 ? "same" : "marked", node: { ...after, children } }];
  }
  const rows = mergeBlocks(elementsOf(before), elementsOf(after), keys);
  return [{ status: rows.every(({ status }) => status === "same") ? "same" : "within", node: after, rows }];
}

/** Blocks of blocks hold nothing but elements, in normal form. */
function elementsOf({ children }: Element): Element[] {
  return children.filter((child) => child.type === "element");
}

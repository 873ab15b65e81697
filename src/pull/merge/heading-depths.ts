import type { MarkdownBlock } from "../../model/markdown-block.ts";

/**
 * How deep headings that come from Intercom stand in the writer's text: canonical Markdown begins with `##`, a writer
 * may begin anywhere.
 * @param pairs depths of the same heading: canonical, and in the writer's text
 */
export function writersDepths(pairs: readonly (readonly [canonical: number, written: number])[]): Depths {
  const written = new Map<number, Map<number, number>>();
  for (const [canonical, own] of pairs) {
    const counts = written.get(canonical) ?? new Map<number, number>();
    written.set(canonical, counts.set(own, (counts.get(own) ?? 0) + 1));
  }
  const usual = [...written].map(([canonical, counts]): [number, number] => {
    const [most = [canonical, 0]] = [...counts].sort((left, right) => right[1] - left[1] || left[0] - right[0]);
    return [canonical, most[0]];
  });
  return (depth) => {
    const [nearest] = usual.toSorted((left, right) => Math.abs(left[0] - depth) - Math.abs(right[0] - depth));
    return nearest === undefined ? depth : Math.min(6, Math.max(1, depth + nearest[1] - nearest[0]));
  };
}

export type Depths = (canonical: number) => number;

/** A canonical heading, as deep as the writer would have it. */
export function atWritersDepth(text: string, { depth }: Pick<MarkdownBlock, "depth">, depths: Depths): string {
  return depth === undefined ? text : text.replace(/^#{1,6}(?=\s|$)/, "#".repeat(depths(depth)));
}

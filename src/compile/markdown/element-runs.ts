import type { RootContent } from "mdast";

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;
const TAG = /<!--[\s\S]*?(?:-->|$)|<(\/?)([A-Za-z][\w-]*)(?:\s(?:[^"'<>]|"[^"]*"|'[^']*')*)?(\/?)>/g;

/** Blocks one by one; those from a line that opens an HTML element to the line that closes it are one run. */
export function elementRuns(blocks: readonly RootContent[]): RootContent[][] {
  const ends = endsOfElements(blocks);
  const runs: RootContent[][] = [];
  for (let index = 0; index < blocks.length;) {
    const end = (ends.get(index) ?? index) + 1;
    runs.push(blocks.slice(index, end));
    index = end;
  }
  return runs;
}

/** For each block in which an element is opened that a later one closes: the last such one. */
function endsOfElements(blocks: readonly RootContent[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: { readonly name: string; readonly at: number }[] = [];
  blocks.forEach((block, index) => {
    if (block.type !== "html") return;
    for (const [, slash, name = "", closed] of block.value.matchAll(TAG)) {
      if (name === "" || closed === "/" || VOID.test(name)) continue;
      if (slash === "") {
        open.push({ name: name.toLowerCase(), at: index });
        continue;
      }
      const opened = open.findLastIndex((candidate) => candidate.name === name.toLowerCase());
      if (opened < 0) continue;
      const at = open[opened]?.at ?? index;
      if (at < index) ends.set(at, index);
      // What was opened within it and never closed ends with it.
      open.length = opened;
    }
  });
  return ends;
}

import type { Element, ElementContent } from "hast";
import { classesOf } from "../dialect/html-tree.ts";
import { alignmentOf } from "../dialect/names.ts";
import { isHeading } from "../dialect/normal-headings.ts";
import { writeCallout } from "./blocks/callout.ts";
import { writeCode } from "./blocks/code.ts";
import { writeCollapsible } from "./blocks/collapsible.ts";
import { writeHeading } from "./blocks/heading.ts";
import { writeList } from "./blocks/list.ts";
import { writeParagraph } from "./blocks/paragraph.ts";
import { writeRaw } from "./blocks/raw.ts";
import { writeTable } from "./blocks/table.ts";
import { writeVideo } from "./blocks/video.ts";
import type { DecompileContext, RawReport } from "./context.ts";
import type { HeadingNames } from "./headings.ts";
import { reportOf } from "./excerpt.ts";
import { Unsayable } from "./unsayable.ts";
import { joined, type BlockWriter, type Surrounding, type Writing, type Written } from "./writing.ts";

/** Deeper blocks stay HTML: the compiler takes 64 levels, and an item of a list counts two. */
const DEEPEST = 24;

interface Collected {
  readonly context: DecompileContext;
  readonly headings: HeadingNames;
  readonly raw: RawReport[];
}

/** Writes blocks in the shape of the normal form, all attributes kept. What has to stay HTML is added to `raw`. */
export function writeBlocks(blocks: readonly Element[], collected: Collected): Written[] {
  return writingWithin(new Set(), 0, collected).blocks(blocks);
}

function writingWithin(within: ReadonlySet<Surrounding>, depth: number, collected: Collected): Writing {
  const writing: Writing = {
    context: collected.context,
    headings: collected.headings,
    within,
    blocks: (nodes, surrounding) => {
      const inner = surrounding === undefined ? within : new Set([...within, surrounding]);
      return writeFlow(nodes, writingWithin(inner, depth + 1, collected), depth, collected.raw);
    },
  };
  return writing;
}

const writers: Readonly<Record<string, BlockWriter>> = {
  p: writeParagraph,
  ...Object.fromEntries(["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [name, writeHeading])),
  ul: writeList,
  ol: writeList,
  table: writeTable,
  pre: writeCode,
  details: writeCollapsible,
  div: writeCallout,
  iframe: writeVideo,
  hr: () => ({ markdown: "---", kind: "other" }),
};

/** Blocks one after the other; neighbours of one alignment stand in one element that says it, as on GitHub. */
function writeFlow(nodes: readonly ElementContent[], writing: Writing, depth: number, raw: RawReport[]): Written[] {
  const flow: Written[] = [];
  let aligned: Written[] = [];
  let alignment: string | undefined;
  const endAligned = (): void => {
    if (alignment !== undefined) {
      flow.push({ markdown: `<div align="${alignment}">\n\n${joined(aligned)}\n\n</div>`, kind: "other" });
    }
    aligned = [];
    alignment = undefined;
  };
  for (const node of nodes) {
    if (node.type !== "element") continue;
    const { written, isRaw } = writeBlock(node, writing, flow.at(-1), depth, raw);
    const own = isRaw ? undefined : alignmentOf(classesOf(node));
    if (own !== alignment) endAligned();
    alignment = own;
    (own === undefined ? flow : aligned).push(written);
  }
  endAligned();
  return flow;
}

function writeBlock(
  block: Element,
  writing: Writing,
  before: Written | undefined,
  depth: number,
  raw: RawReport[],
): { readonly written: Written; readonly isRaw: boolean } {
  const write = writers[block.tagName];
  const reported = raw.length;
  try {
    if (write === undefined) throw new Unsayable(`Markdown has no words for \`<${block.tagName}>\``);
    if (depth >= DEEPEST) throw new Unsayable("it stands too deep in other blocks");
    if (isHeading(block) && writing.headings.depthOf(block) > 4) throw new Unsayable("it is a fifth level of headings");
    return { written: write(block, writing, before), isRaw: false };
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error;
    // What was told of blocks within this one is told by this one.
    raw.splice(reported, raw.length, reportOf(block, error.message));
    return { written: { markdown: writeRaw(block, writing), kind: "other" }, isRaw: true };
  }
}

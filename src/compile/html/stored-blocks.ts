import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { SKIP, visit } from "unist-util-visit";
import { eachElement } from "../../dialect/html-tree.ts";
import { isHeading } from "../../dialect/normal-headings.ts";
import type { HeadingList } from "../headings.ts";
import { asStored } from "./as-stored.ts";
import { element, propertyOf } from "./tree.ts";

/** Blocks that go to Intercom as they are. An empty block keeps the place of each until the rest has been filtered. */
export class StoredBlocks {
  readonly #held: (readonly Element[])[] = [];

  /** Takes HTML in and gives the block that keeps its place. Its headings count as those of the article. */
  hold(html: string, headings: HeadingList): Element {
    const blocks = asStored(html);
    eachElement(blocks, (node) => {
      if (isHeading(node))
        node.properties = { ...node.properties, id: headings.add(toString(node), propertyOf(node, "id")) };
    });
    return element("div", { dataStored: String(this.#held.push(blocks) - 1) }, []);
  }

  /** Puts the held blocks into their places. */
  release(tree: Root): Root {
    if (this.#held.length === 0) return tree;
    visit(tree, "element", (node, index, parent) => {
      const number = propertyOf(node, "dataStored");
      if (number === undefined || parent === undefined || index === undefined) return undefined;
      const blocks = this.#held[Number(number)] ?? [];
      parent.children.splice(index, 1, ...blocks);
      return [SKIP, index + blocks.length];
    });
    return tree;
  }
}

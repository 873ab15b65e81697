import type { Root, RootContent } from "mdast";
import type { Processor } from "unified";
import { walk } from "./walk.ts";

/** Every address that is found without brackets around it holds one of these. */
const SIGN = /@|:\/\/|www\./i;

/**
 * GitHub's Markdown takes bare addresses in words for links, and its parser looks for them through the whole tree, four
 * times. Here it is only given the blocks whose words hold a sign of one.
 */
export function bareAddresses(this: Processor): undefined {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat()) {
    extension.transforms &&= extension.transforms.map((transform) => (tree) => {
      for (const block of tree.children) if (mayHoldAddress(block)) transform({ type: "root", children: [block] });
    });
  }
}

function mayHoldAddress(block: RootContent): boolean {
  let found = false;
  const root: Root = { type: "root", children: [block] };
  walk(root, (node, index) => {
    if (found || node.type === "link") return index + 1;
    found = node.type === "text" && SIGN.test(node.value);
    return undefined;
  });
  return found;
}

import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";

/**
 * How deep elements may stand in each other: whatever reads a tree calls itself for each level, so a hostile body could
 * end the process. Writers need 20, and browsers stop at 512.
 */
const DEEPEST = 256;

type Parsed = DefaultTreeAdapterTypes.ParentNode;
type Child = DefaultTreeAdapterTypes.ChildNode;

/**
 * Characters that Unicode keeps for a program's own use, and that helpsync marks places of a text with: like others that
 * no text can hold they are the replacement character.
 */
const OWN_MARKS = /[\uFDD0-\uFDD4]|&#(?:x0*fdd[0-4]|0*(?:6497[6-9]|64980))(?!\d);?/giu;

/** The tree of a body, as a browser would read it. Of elements deeper than 256 levels only what they hold stays. */
export function parseBody(html: string): Root {
  const fragment = parseFragment(html.replace(OWN_MARKS, "\uFFFD"), { scriptingEnabled: false });
  flattenDepths(fragment);
  return fromParse5(fragment) as Root;
}

/** Counts levels with a list of its own, since calling itself for each is what must not happen here. */
function flattenDepths(fragment: Parsed): void {
  const waiting: { readonly parent: Parsed; readonly depth: number }[] = [{ parent: fragment, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { parent, depth } = next;
    if (depth === DEEPEST) parent.childNodes = leavesOf(parent);
    for (const child of parent.childNodes) {
      if ("content" in child) child.content.childNodes = []; // A template is never shown, and may nest as deep.
      if (isParent(child)) waiting.push({ parent: child, depth: depth + 1 });
    }
  }
}

/** All that stands below a node and holds nothing itself, in the order of the text. */
function leavesOf(parent: Parsed): Child[] {
  const leaves: Child[] = [];
  const waiting: Child[] = [];
  const wait = (children: readonly Child[]): void => {
    for (const child of children.toReversed()) waiting.push(child);
  };
  wait(parent.childNodes);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isParent(node) && node.childNodes.length > 0) wait(node.childNodes);
    else leaves.push(node);
  }
  return leaves;
}

function isParent(node: Child): node is Child & Parsed {
  return "childNodes" in node;
}

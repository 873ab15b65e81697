import type { Nodes, Root } from "mdast";
import { fingerprint } from "../dialect/fingerprint.ts";
import { bodyMeant } from "../dialect/fingerprints.ts";
import type { DesiredBody } from "../model/desired.ts";
import type { Symbols } from "./links/symbols.ts";

/**
 * What a body means, whatever it is rendered to: the tree with keys for links and hashes for images. Left out is what
 * no reader sees: positions, how lists are spaced, tooltips and a code block's language, which Intercom does not keep.
 */
export function meantBy(tree: Root, symbols: Symbols): Pick<DesiredBody, "meant" | "links"> {
  const outline = fingerprint("o1", JSON.stringify(canonical(tree, symbols)));
  const { targets } = symbols;
  const meant = bodyMeant(outline, targets);
  return targets.length === 0 ? { meant } : { meant, links: { outline, targets } };
}

type Canonical = string | number | boolean | null | readonly Canonical[] | { readonly [name: string]: Canonical };

const LEFT_OUT = new Set(["position", "data", "spread", "lang", "meta", "title", "label", "referenceType", "children"]);
const ADDRESSES = new Set(["url", "attributes"]);

function canonical(node: Nodes, symbols: Symbols): Canonical {
  const result: Record<string, Canonical> = {};
  for (const name of Object.keys(node).sort()) {
    const value: unknown = node[name as keyof typeof node];
    if (LEFT_OUT.has(name) || value === null || value === undefined) continue;
    if (node.type === "text" && typeof value === "string") result[name] = value.replace(/\s+/g, " ");
    else if (ADDRESSES.has(name) || (node.type === "html" && name === "value"))
      result[name] = symbols.spell(typeof value === "string" ? value : JSON.stringify(value));
    else result[name] = value as Canonical;
  }
  if ("children" in node) result["children"] = merged(node.children).map((child) => canonical(child, symbols));
  return result;
}

/** Neighbouring texts as one: where the parser cuts them is no content. */
function merged(nodes: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text")
      result[result.length - 1] = { type: "text", value: last.value + node.value };
    else result.push(node);
  }
  return result;
}

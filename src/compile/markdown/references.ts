import type { Definition, Image, ImageReference, Link, LinkReference, Root } from "mdast";
import { walk } from "./walk.ts";

/** The definitions of a tree by what references call them; of two of one name the first counts. */
export type Definitions = ReadonlyMap<string, Definition>;

/** @param source the text that the tree was parsed from */
export function definitionsOf(tree: Root, source: string): Definitions {
  const definitions = new Map<string, Definition>();
  if (!source.includes("]:")) return definitions;
  walk(tree, (node) => {
    if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    return undefined;
  });
  return definitions;
}

/** The link that a reference means, so that both ways of writing mean the same. */
export function directLink(node: LinkReference, definitions: Definitions): Link {
  return { type: "link", ...targetOf(node, definitions), children: node.children, ...positionOf(node) };
}

/** The image that a reference means. */
export function directImage(node: ImageReference, definitions: Definitions): Image {
  return { type: "image", ...targetOf(node, definitions), alt: node.alt ?? "", ...positionOf(node) };
}

function targetOf(
  { identifier }: LinkReference | ImageReference,
  definitions: Definitions,
): Pick<Link, "url" | "title"> {
  const { url = "", title } = definitions.get(identifier) ?? {};
  return { url, ...(title === undefined ? {} : { title }) };
}

function positionOf({ position }: LinkReference | ImageReference): Pick<Link, "position"> {
  return position === undefined ? {} : { position };
}

import type { Element } from "hast";
import { attributeOf } from "../../dialect/html-tree.ts";
import { Unsayable } from "../unsayable.ts";
import { destination, writeLinkAddress } from "./addresses.ts";
import type { LineReading, Piece } from "./pieces.ts";

const EMAIL = /^[\w.+-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/iu;

/** A link. One whose text is its address stands in angle brackets. */
export function linkPieces(
  node: Element,
  { writing, place }: LineReading,
  within: (inner: Partial<LineReading>) => Piece[],
): Piece[] {
  const href = attributeOf(node, "href");
  const { address, form } = writeLinkAddress(href, writing);
  if (form === "html") {
    if (place === "cell" && address.includes("|")) throw new Unsayable("an address in a table holds a bar");
    // The end of a label is found before its HTML is read.
    if (place === "label" && /[[\]]/u.test(address)) throw new Unsayable("the address of a link holds a bracket");
    return [{ syntax: `<a href="${address.replaceAll("&", "&amp;")}">` }, ...within({}), { syntax: "</a>" }];
  }
  const [only, ...others] = node.children;
  const text = only?.type === "text" && others.length === 0 ? only.value : undefined;
  if (text !== undefined && (isAutolink(text, address) || isAutolink(text, href))) return [{ syntax: `<${text}>` }];
  return [{ syntax: "[" }, ...within({ inLabel: true, inLink: true }), { syntax: `](${destination(address)})` }];
}

function isAutolink(text: string, address: string): boolean {
  if (text === address) return /^https?:\/\/[^\s<>\\`]+$/iu.test(text);
  return address === `mailto:${text}` && EMAIL.test(text);
}

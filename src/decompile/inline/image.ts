import type { Element } from "hast";
import { attributeOf } from "../../dialect/html-tree.ts";
import { Unsayable } from "../unsayable.ts";
import { attributeValue, destination, writeImageAddress } from "./addresses.ts";
import { ALL_PAIRED, escapeText } from "./escape.ts";
import type { LineReading, Piece } from "./pieces.ts";

/** An image. One that somebody scaled is HTML, as on GitHub, since Markdown has no sizes. */
export function imagePiece(node: Element, { writing, place }: LineReading): Piece {
  const src = attributeOf(node, "src");
  const alt = attributeOf(node, "alt");
  if (src === "") throw new Unsayable("an image has no web address");
  const size = { width: pixels(node, "width"), height: pixels(node, "height") };
  const placed = writing.context.image({ src, ...size });
  if (placed.address === src && !/^https?:/u.test(src)) throw new Unsayable("an image has no web address");
  const { address, form } = writeImageAddress(placed.address);
  const isSized = placed.size === "chosen" && (size.width !== undefined || size.height !== undefined);
  if (form === "markdown" && !isSized) {
    // The signs of the line around it could be partners of those in it.
    const text = escapeText(alt, "[", "]", ALL_PAIRED, { startsLines: false, inLabel: true, inLink: true });
    return { syntax: `![${text}](${destination(address)})` };
  }
  if (place === "cell" && (alt + address).includes("|")) throw new Unsayable("an image in a table holds a bar");
  // The end of a label is found before its HTML is read.
  if (place === "label" && /[[\]]/u.test(address)) throw new Unsayable("the address of an image holds a bracket");
  const said =
    place === "label" ? attributeValue(alt).replaceAll("[", "&#91;").replaceAll("]", "&#93;") : attributeValue(alt);
  const attributes = [
    `src="${address.replaceAll("&", "&amp;")}"`,
    `alt="${said}"`,
    ...(isSized ? Object.entries(size).flatMap(([name, value]) => (value ? [`${name}="${String(value)}"`] : [])) : []),
  ];
  return { syntax: `<img ${attributes.join(" ")}>` };
}

/** A size in pixels; other units are no size of Intercom's. */
function pixels(node: Element, name: "width" | "height"): number | undefined {
  const value = attributeOf(node, name);
  return /^[1-9]\d*$/u.test(value) ? Number(value) : undefined;
}

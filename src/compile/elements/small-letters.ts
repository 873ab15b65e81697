import { toString } from "hast-util-to-string";
import type { ElementHandler } from "../html/conversion.ts";
import { htmlElementLost } from "../html/lost.ts";
import { text } from "../html/tree.ts";
import { spotOf } from "../notices.ts";

const PLAIN = "0123456789+-=()";
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
const LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

/** `sup` and `sub`: Unicode's own small letters where it has them, else plain text. */
export const smallLettersElement: ElementHandler = (node, conversion) => {
  const letters = Array.from(toString(node).trim());
  const small = letters.map((letter) => {
    const index = PLAIN.indexOf(letter);
    return index === -1 ? undefined : (node.tagName === "sup" ? RAISED : LOWERED).charAt(index);
  });
  if (letters.length > 0 && small.every((letter) => letter !== undefined)) return [text(small.join(""))];
  conversion.notices.count(htmlElementLost, spotOf(node), { tag: node.tagName });
  return conversion.children(node);
};

import type { Element, ElementContent } from "hast";
import { classesOf } from "../../dialect/html-tree.ts";
import { CLASSES } from "../../dialect/names.ts";
import { Unsayable } from "../unsayable.ts";
import type { Writing } from "../writing.ts";
import { codePieces } from "./code.ts";
import { escapeText, lineFacts, type TextPlace } from "./escape.ts";
import { imagePiece } from "./image.ts";
import { linkPieces } from "./link.ts";
import { endOf, isMark, ITALIC_IN_BOLD, markSigns, startOf, type Edge } from "./marks.ts";
import type { LinePlace, LineReading, Piece } from "./pieces.ts";

/** A line of text in normal form as Markdown. Throws Unsayable where it holds what Markdown has no words for. */
export function writeLine(nodes: readonly ElementContent[], place: LinePlace, writing: Writing): string {
  const pieces = piecesOf(nodes, { place, writing, inLabel: place === "label", inLink: false }, "space", "space");
  const facts = lineFacts(
    pieces.flatMap((piece) => ("text" in piece ? [piece.text] : [])),
    new Set(pieces.flatMap((piece) => ("syntax" in piece ? signsIn(piece.syntax) : []))),
  );
  let line = "";
  pieces.forEach((piece, index) => {
    if ("syntax" in piece) {
      line += piece.syntax;
      return;
    }
    const textPlace: TextPlace = { startsLines: place === "paragraph", inLabel: piece.inLabel, inLink: piece.inLink };
    line += escapeText(piece.text, line.at(-1) ?? "\n", startOfPiece(pieces[index + 1]), facts, textPlace);
  });
  if (place !== "cell") return line;
  return line.replaceAll("|", "\\|");
}

function startOfPiece(piece: Piece | undefined): string {
  if (piece === undefined) return "\n";
  return ("text" in piece ? piece.text : piece.syntax).charAt(0);
}

/** Stars of marks make underscores of weight as well: either may stand at the edge of the other. */
function signsIn(syntax: string): string[] {
  if (/^(?:\*+|_)$/u.test(syntax)) return ["*", "_"];
  // A backquote that has a backslash starts no code, but ends some.
  return syntax.includes("`") ? ["`"] : [];
}

function piecesOf(nodes: readonly ElementContent[], reading: LineReading, before: Edge, after: Edge): Piece[] {
  return nodes.flatMap((node, index) =>
    nodePieces(node, reading, {
      before: index === 0 ? before : edgeAfter(nodes[index - 1], reading),
      after: index === nodes.length - 1 ? after : startOf(nodes[index + 1]),
      previous: nodes[index - 1],
    }),
  );
}

/** A break ends a line, and what follows it stands at the start of one. */
function edgeAfter(node: ElementContent | undefined, { place }: LineReading): Edge {
  const isBreak = node?.type === "element" && node.tagName === "br";
  return isBreak && place === "paragraph" ? "space" : endOf(node);
}

interface Neighbours {
  readonly before: Edge;
  readonly after: Edge;
  readonly previous: ElementContent | undefined;
}

function nodePieces(node: ElementContent, reading: LineReading, neighbours: Neighbours): Piece[] {
  if (node.type === "text") return [{ text: node.value, inLabel: reading.inLabel, inLink: reading.inLink }];
  if (node.type !== "element") return [];
  const within = (inner: Partial<LineReading>): Piece[] =>
    piecesOf(node.children, { ...reading, ...inner }, "sign", "sign");
  if (isMark(node)) return markPieces(node, reading, neighbours);
  switch (node.tagName) {
    case "br":
      return [{ syntax: reading.place === "paragraph" ? "\\\n" : "<br>" }];
    case "code":
      return codePieces(node, neighbours.previous, reading, () => within({}));
    case "img":
      return [imagePiece(node, reading)];
    case "a":
      if (classesOf(node).includes(CLASSES.button)) throw new Unsayable("a button stands within a line");
      return linkPieces(node, reading, within);
    case "iframe":
      throw new Unsayable("a video stands within a line");
    default:
      throw new Unsayable(`Markdown has no words for \`<${node.tagName}>\``);
  }
}

function markPieces(
  node: Element & { tagName: "strong" | "em" },
  reading: LineReading,
  { before, after, previous }: Neighbours,
): Piece[] {
  const signs = markSigns(node, { before, after, besideMark: isMark(previous) });
  const [only, ...others] = node.children;
  const isItalicInBold = signs.open === "**" && others.length === 0 && isMark(only);
  const inner = isItalicInBold ? markSigns(only, { before: "sign", after: "sign", besideMark: false }) : undefined;
  const content =
    isItalicInBold && inner?.open === "*"
      ? [
          { syntax: ITALIC_IN_BOLD.open },
          ...piecesOf(only.children, reading, "sign", "sign"),
          { syntax: ITALIC_IN_BOLD.close },
        ]
      : piecesOf(node.children, reading, "sign", "sign");
  return [{ syntax: signs.open }, ...content, { syntax: signs.close }];
}

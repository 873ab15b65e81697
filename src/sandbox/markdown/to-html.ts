import type { Element, ElementContent, Nodes, Root as HtmlRoot } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Heading, Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { visit } from "unist-util-visit";
import { type Directive, splitDirectives } from "./directives.ts";
import { madeOnce } from "./made-once.ts";
import { videoAddress } from "./providers.ts";

const reader = madeOnce(() => remark().use(remarkGfm).freeze());

/** Blocks that hold blocks: white space between these is none of the text. */
const HOLD_BLOCKS = ["ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "section"];

/**
 * A `body_markdown` as the HTML that says the same: CommonMark, GitHub's tables, `# Heading {#h_0d8a2f2ea4}` and
 * Intercom's directives. It is not yet as stored, and no HTML in it is looked at.
 */
export function markdownToHtml(markdown: string): string {
  return splitDirectives(markdown)
    .map((piece) => (piece.kind === "markdown" ? plainToHtml(piece.text) : directiveToHtml(piece.directive)))
    .join("");
}

function plainToHtml(text: string): string {
  const tree: Root = reader().parse(text);
  visit(tree, "heading", readHeadingId);
  const html = toHast(tree, { allowDangerousHtml: true });
  return toHtml(withoutLineEnds(html), { allowDangerousHtml: true });
}

/** Takes the id out of the words of a heading. */
function readHeadingId(heading: Heading): void {
  const last = heading.children.at(-1);
  if (last?.type !== "text") return;
  const [whole, id] = /\s*\{#(h_[\da-f]{10})\}\s*$/.exec(last.value) ?? [];
  if (whole === undefined || id === undefined) return;
  last.value = last.value.slice(0, -whole.length);
  heading.data = { ...heading.data, hProperties: { id } };
}

/** Intercom takes a line end between two blocks for a blank line. */
function withoutLineEnds(node: Nodes): Nodes {
  if (node.type === "root") return { ...node, children: cleaned(node.children) as HtmlRoot["children"] };
  if (node.type !== "element") return node;
  return { ...node, children: HOLD_BLOCKS.includes(node.tagName) ? cleaned(node.children) : node.children };
}

function cleaned(children: readonly Nodes[]): ElementContent[] {
  return children
    .filter((child) => child.type !== "text" || child.value.trim() !== "")
    .map((child) => withoutLineEnds(child) as ElementContent);
}

function directiveToHtml({ name, attributes, pieces }: Directive): string {
  const inner = (): string =>
    pieces
      .map((piece) => (piece.kind === "markdown" ? plainToHtml(piece.text) : directiveToHtml(piece.directive)))
      .join("");
  switch (name) {
    case "callout":
      return element("div", { className: ["intercom-interblocks-callout"], style: styleOf(attributes) }, inner());
    case "collapsible":
      return `<details>${element("summary", {}, escaped(attributes["title"] ?? ""))}${inner()}</details>`;
    case "button": {
      const { href, label = "", align } = attributes;
      const link = element("a", { className: ["intercom-h2b-button"], href }, escaped(label));
      return align === undefined ? link : element("div", { className: [`intercom-align-${align}`] }, link);
    }
    case "video":
      return element("iframe", { src: videoAddress(attributes["provider"] ?? "", attributes["id"] ?? "") }, "");
    case "attachment": {
      // How Intercom stores an attachment is not known: a link loses nothing that a reader needs.
      const { href, name: file } = attributes;
      return element("p", {}, element("a", { href }, escaped(file ?? href ?? "")));
    }
    case "attachments":
      return inner();
    case "intercom-block":
      return Buffer.from(attributes["data"] ?? "", "base64").toString("utf8");
  }
}

function styleOf({ backgroundColor, borderColor }: Directive["attributes"]): string | undefined {
  const parts = [
    ...(backgroundColor === undefined ? [] : [`background-color: ${backgroundColor};`]),
    ...(borderColor === undefined ? [] : [`border-color: ${borderColor};`]),
  ];
  return parts.length === 0 ? undefined : parts.join(" ");
}

function element(
  tagName: string,
  properties: Readonly<Record<string, string | string[] | undefined>>,
  inner: string,
): string {
  const node: Element = {
    type: "element",
    tagName,
    properties: { ...properties },
    children: [{ type: "raw", value: inner }],
  };
  return toHtml(node, { allowDangerousHtml: true });
}

function escaped(text: string): string {
  return toHtml({ type: "text", value: text });
}

import type { Element, ElementContent } from "hast";
import { toHtml } from "hast-util-to-html";
import { toString } from "hast-util-to-string";
import type { BlockContent, ListItem, PhrasingContent, Root, RootContent } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { parseHtml } from "../rewrite/parse.ts";
import { readCells } from "./cells.ts";
import { openingLine, type DirectiveName } from "./directives.ts";
import { attributeOf, isBlankText, readInline, type Words } from "./inline.ts";
import { madeOnce } from "./made-once.ts";
import { videoOf } from "./providers.ts";

/** Directives stand close around what they hold. */
function blankLines(
  left: { type: string; value?: string },
  right: { type: string; value?: string },
): number | undefined {
  const opens = left.type === "html" && (left.value ?? "").startsWith(":::") && left.value !== ":::";
  return opens || (right.type === "html" && right.value === ":::") ? 0 : undefined;
}

const REFERENCE = { character: "&", after: "#?[\\dA-Za-z]{1,31};" };

const writer = madeOnce(() =>
  remark()
    .use(remarkGfm)
    .use({
      settings: {
        bullet: "-",
        emphasis: "_",
        rule: "-",
        listItemIndent: "one",
        join: [(left, right) => blankLines(left, right)],
        handlers: {
          break: () => "  \n",
          root: (node: Root, _parent, state, info) => {
            // Addresses are full of `&`, and Intercom escapes those only that would be read as another character.
            state.unsafe = state.unsafe.filter(
              (pattern) => pattern.character !== "&" || pattern.after === REFERENCE.after,
            );
            return state.containerFlow(node, info);
          },
        },
        unsafe: [
          // Words that look like a directive at the start of a line.
          { character: ":", atBreak: true, after: "::" },
          REFERENCE,
        ],
      },
    })
    .freeze(),
);

/**
 * A stored body as Intercom answers it in `body_markdown`. Alignment, sizes of images, colours of cells and blank
 * lines have no syntax and are lost.
 */
export function htmlToMarkdown(html: string): string {
  const children = blocks(parseHtml(html).children as ElementContent[]);
  return writer().stringify({ type: "root", children });
}

function blocks(nodes: readonly ElementContent[]): RootContent[] {
  return nodes.flatMap((node) => (node.type === "element" ? block(node) : loose(node)));
}

function loose(node: ElementContent): RootContent[] {
  return node.type === "text" && !isBlankText(node.value) ? paragraph(readInline([node])) : [];
}

function block(element: Element): RootContent[] {
  switch (element.tagName) {
    case "h1":
    case "h2":
    case "h3":
    case "h4":
      return [heading(element)];
    case "ul":
    case "ol":
      return [{ type: "list", ordered: element.tagName === "ol", spread: false, children: items(element) }];
    case "pre":
      return [{ type: "code", value: codeText(element) }];
    case "hr":
      return [{ type: "thematicBreak" }];
    case "table":
      return [{ type: "table", align: [], children: readCells(element) }];
    case "details":
      return details(element);
    case "div":
      return container(element);
    default:
      return paragraph(readInline([element]));
  }
}

function heading(element: Element): RootContent {
  const depth = Number(element.tagName.slice(1)) as 1 | 2 | 3 | 4;
  const words = readInline(element.children).map((word): Words => (word.type === "break" ? SPACE : word));
  const id = attributeOf(element, "id");
  return {
    type: "heading",
    depth,
    children: id === undefined ? words : [...words, { type: "html", value: ` {#${id}}` }],
  };
}

const SPACE: Words = { type: "text", value: " " };

function paragraph(words: PhrasingContent[]): RootContent[] {
  return words.length === 0 ? [] : [{ type: "paragraph", children: words }];
}

function items(list: Element): ListItem[] {
  return (
    list.children
      .filter((child): child is Element => child.type === "element")
      // Directives are known at the start of a line only, and so never inside an item.
      .map((child) => ({
        type: "listItem",
        spread: false,
        children: blocks(child.children).filter((inner) => inner.type !== "html") as BlockContent[],
      }))
  );
}

function container(element: Element): RootContent[] {
  const classes = (attributeOf(element, "className") ?? "").split(" ");
  if (classes.includes("intercom-interblocks-callout")) {
    const style = attributeOf(element, "style") ?? "";
    return directive(
      "callout",
      {
        backgroundColor: /background-color: ([^;]+);/.exec(style)?.[1],
        borderColor: /border-color: ([^;]+);/.exec(style)?.[1],
      },
      blocks(element.children),
    );
  }
  if (classes.includes("intercom-h2b-video")) return video(element);
  const [first] = element.children;
  if (first?.type === "element" && (attributeOf(first, "className") ?? "").includes("intercom-h2b-button")) {
    const align = classes.find((name) => name.startsWith("intercom-align-"))?.slice("intercom-align-".length);
    return directive("button", { href: attributeOf(first, "href") ?? "", label: toString(first), align }, []);
  }
  const holdsBlocks = element.children.some((child) => child.type === "element" && child.tagName === "table");
  return holdsBlocks ? blocks(element.children) : paragraph(readInline(element.children));
}

function video(element: Element): RootContent[] {
  const frame = element.children.find((child): child is Element => child.type === "element");
  const found = videoOf(frame === undefined ? "" : (attributeOf(frame, "src") ?? ""));
  if (found !== undefined) return directive("video", { id: found.id, provider: found.provider }, []);
  return directive("intercom-block", { data: Buffer.from(toHtml(element)).toString("base64") }, []);
}

function details(element: Element): RootContent[] {
  const [summary, ...rest] = element.children;
  const inner = rest.flatMap((child) => (child.type === "element" ? child.children : []));
  return directive("collapsible", { title: summary === undefined ? "" : toString(summary) }, blocks(inner));
}

function directive(
  name: DirectiveName,
  attributes: Readonly<Record<string, string | undefined>>,
  inner: RootContent[],
): RootContent[] {
  return [{ type: "html", value: openingLine(name, attributes) }, ...inner, { type: "html", value: ":::" }];
}

function codeText(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  return node.tagName === "br" ? "\n" : node.children.map(codeText).join("");
}

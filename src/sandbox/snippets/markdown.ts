import type { PhrasingContent, RootContent } from "mdast";
import { remark } from "remark";
import type { JsonObject } from "../json.ts";

/**
 * A snippet as Intercom answers it in `body_markdown`: its title as a heading, then its blocks. Blocks of a kind
 * that has no text are left out.
 */
export function snippetMarkdown(title: string, blocks: readonly JsonObject[]): string {
  return `${[`# ${title}`, ...blocks.map(blockMarkdown).filter((text) => text !== "")].join("\n\n")}\n`;
}

function blockMarkdown(block: JsonObject): string {
  const text = typeof block["text"] === "string" ? block["text"] : "";
  const items = Array.isArray(block["items"]) ? block["items"].map(String) : [];
  switch (block["type"]) {
    case "heading":
      return `# ${text}`;
    case "subheading":
      return `## ${text}`;
    case "code":
      return `\`\`\`\n${text}\n\`\`\``;
    case "unorderedList":
      return items.map((item) => `- ${item}`).join("\n");
    case "orderedList":
      return items.map((item, index) => `${index + 1}. ${item}`).join("\n");
    default:
      return text;
  }
}

/** Markdown as blocks. A heading at the start that is the title is none: reading puts it there. */
export function markdownBlocks(markdown: string, title: string): readonly JsonObject[] {
  const nodes = remark().parse(markdown).children;
  return nodes
    .map((node) => blockOf(node, markdown))
    .filter((block, index) => index > 0 || block["type"] !== "heading" || block["text"] !== title);
}

function blockOf(node: RootContent, markdown: string): JsonObject {
  switch (node.type) {
    case "heading":
      return { type: node.depth === 1 ? "heading" : "subheading", text: source(node.children, markdown) };
    case "code":
      return { type: "code", text: node.value };
    case "list": {
      const items = node.children.map((item) => source(item.children, markdown));
      return { type: node.ordered === true ? "orderedList" : "unorderedList", items };
    }
    default:
      return { type: "paragraph", text: source([node], markdown) };
  }
}

/** The Markdown that nodes were read from. */
function source(nodes: readonly (PhrasingContent | RootContent)[], markdown: string): string {
  return markdown.slice(nodes[0]?.position?.start.offset ?? 0, nodes.at(-1)?.position?.end.offset ?? 0);
}

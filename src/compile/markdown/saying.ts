import type { Definition, Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";

/** What a part of a text says, and what it leads to. */
export interface Saying {
  /** Without marks and white space. */
  readonly words: string;
  readonly targets: readonly string[];
}

/** Stand for what is seen and has no letters. */
const PICTURE = "\uFFFC";
const RULE = "―";

const TITLES = ["title", "label", "name"];
const ADDRESSES = ["href", "src", "url", "id", "data"];

/** Reads what the nodes of a tree say; references mean what the definitions of the tree say. */
export function sayingIn(tree: Root): (node: Nodes) => Saying {
  const definitions = new Map<string, Definition>();
  const numbers = new Map<string, number>();
  visit(tree, (node) => {
    if (node.type === "definition" && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === "footnoteReference" && !numbers.has(node.identifier)) {
      numbers.set(node.identifier, numbers.size + 1);
    }
  });
  return (part) => {
    const words: string[] = [];
    const targets: string[] = [];
    const read = (node: Nodes): void => {
      switch (node.type) {
        case "text":
          words.push(node.value);
          break;
        case "inlineCode":
          words.push(node.value);
          break;
        case "code":
          if (node.lang === "intercom-html") readHtml(node.value, words, targets);
          else words.push(node.value);
          break;
        case "html":
          readHtml(node.value, words, targets);
          break;
        case "thematicBreak":
          words.push(RULE);
          break;
        case "image":
          words.push(PICTURE);
          targets.push(node.url);
          break;
        case "imageReference":
          words.push(PICTURE);
          targets.push(definitions.get(node.identifier)?.url ?? "");
          break;
        case "link":
          targets.push(node.url);
          break;
        case "linkReference":
          targets.push(definitions.get(node.identifier)?.url ?? "");
          break;
        case "footnoteReference":
          words.push(`[${String(numbers.get(node.identifier) ?? 0)}]`);
          break;
        case "containerDirective":
        case "leafDirective":
          for (const [name, value] of Object.entries(node.attributes ?? {})) {
            if (TITLES.includes(name)) words.push(value ?? "");
            if (ADDRESSES.includes(name)) targets.push(value ?? "");
          }
          break;
        default:
          break;
      }
    };
    visit(part, read);
    const text = words.join("").replace(/\s+/g, "");
    return { words: withoutSigns(part, text), targets };
  };
}

/** The id behind a heading and the name of an alert are no words. */
function withoutSigns({ type }: Nodes, words: string): string {
  if (type === "heading") return words.replace(/\{#[^}]*\}$/, "");
  return type === "blockquote" ? words.replace(/^\[!\w+\]/, "") : words;
}

const TAG = /<!--[\s\S]*?(?:-->|$)|<\/?([A-Za-z][\w-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const ADDRESS = /\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const REFERENCES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "", "#39": "'" };

function readHtml(html: string, words: string[], targets: string[]): void {
  const text = html.replace(TAG, (_tag, name: string | undefined, attributes: string | undefined) => {
    const [, double, single, bare] = ADDRESS.exec(attributes ?? "") ?? [];
    const address = double ?? single ?? bare;
    if (address !== undefined) targets.push(decoded(address));
    if (name?.toLowerCase() === "hr") return RULE;
    return name?.toLowerCase() === "img" ? PICTURE : "";
  });
  words.push(decoded(text));
}

function decoded(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => REFERENCES[name] ?? whole);
}

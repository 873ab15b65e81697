import type { Nodes } from "mdast";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import { visit } from "unist-util-visit";

/** What Markdown holds, as GitHub would read it. */
export interface Reading {
  /** Raw HTML, a block or an inline tag each. */
  readonly html: readonly string[];
  /** Addresses of links and images. */
  readonly links: readonly string[];
  /** All nodes' types. */
  readonly types: ReadonlySet<string>;
  /** Text outside of code, in which GitHub looks for mentions and references. */
  readonly prose: string;
  /** All that a reader sees, code as well. */
  readonly seen: string;
}

const processor = remark().use(remarkGfm);

export function asGitHubReads(markdown: string): Reading {
  const html: string[] = [];
  const links: string[] = [];
  const types = new Set<string>();
  const prose: string[] = [];
  const seen: string[] = [];
  visit(processor.parse(markdown), (node: Nodes) => {
    types.add(node.type);
    if (node.type === "html") html.push(node.value);
    if (node.type === "link" || node.type === "image") links.push(node.url);
    if (node.type === "text") prose.push(node.value);
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") seen.push(node.value);
  });
  return { html, links, types, prose: prose.join("\n"), seen: seen.join("\n") };
}

/** What GitHub makes something of, outside of code: mentions, references, hashes, addresses, emoji. */
export const REFERENCE = /@|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|:\/\/|www\.|:[a-z0-9_+-]+:|\$\{\{|<|&[a-z#]/iu;

/** The only HTML that a face makes: folds, with a name in which all of HTML is escaped. */
export const FOLD = /^<details(?: open)?>\n<summary><code>[^<>"'`]*<\/code> [\w ,:()]+<\/summary>$|^<\/details>$/u;

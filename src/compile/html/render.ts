import type { Root as HtmlRoot } from "hast";
import type { Root } from "mdast";
import { toHast, type Handlers } from "mdast-util-to-hast";
import rehypeSanitize from "rehype-sanitize";
import { unified } from "unified";
import type { HeadingList } from "../headings.ts";
import type { Symbolic, Symbols } from "../links/symbols.ts";
import { alertHandler } from "../nodes/alert.ts";
import { codeBlockHandler } from "../nodes/code-block.ts";
import { directiveHandler } from "../nodes/directives.ts";
import { footnoteHandler, notesAtEnd } from "../nodes/footnote.ts";
import { listItemHandler } from "../nodes/list-item.ts";
import { storedHtmlHandler } from "../nodes/stored-html.ts";
import type { Notices } from "../notices.ts";
import { asBrowsersRead } from "./as-browsers-read.ts";
import { convertTree } from "./convert.ts";
import { schema } from "./schema.ts";
import { serialise } from "./serialise.ts";
import { StoredBlocks } from "./stored-blocks.ts";

const sanitizer = unified().use(rehypeSanitize, schema).freeze();

/**
 * Markdown → the HTML that Intercom stores, cut at its symbols.
 * @param source the text that the tree was parsed from: raw HTML takes its positions from it
 */
export function render(
  tree: Root,
  source: string,
  context: { readonly symbols: Symbols; readonly headings: HeadingList; readonly notices: Notices },
): (string | Symbolic)[] {
  const { headings, notices, symbols } = context;
  const html = toHast(tree, { allowDangerousHtml: true, handlers: handlersWith(notices) }) as HtmlRoot;
  const whole = asBrowsersRead(html, source);
  const stored = new StoredBlocks();
  const converted: HtmlRoot = { type: "root", children: convertTree(whole, { headings, notices, stored }) };
  return serialise(stored.release(sanitizer.runSync(converted)), symbols);
}

/** The Markdown nodes that become something else than what mdast-util-to-hast makes of them. */
function handlersWith(notices: Notices): Handlers {
  const notes: string[] = [];
  const directive = directiveHandler(notices);
  return {
    blockquote: alertHandler(notices),
    code: codeBlockHandler,
    containerDirective: directive,
    leafDirective: directive,
    footnoteReference: footnoteHandler(notes),
    listItem: listItemHandler,
    storedHtml: storedHtmlHandler,
    root: (state, node: Root) => {
      const children = state.wrap(state.all(node), false);
      return { type: "root", children: [...children, ...notesAtEnd(state, notes, notices)] } as never;
    },
  };
}

import type { Root } from "mdast";
import { remark } from "remark";
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import type { Processor } from "unified";
import { bareAddresses } from "./bare-addresses.ts";
import { escapedAddresses, withoutStandIns } from "./escaped-addresses.ts";

/**
 * Directives that stand on lines of their own. The inline form takes `10:30` and `:foo` in prose for directives, and
 * Intercom writes none, so its tokenizer is left out.
 */
export function blockDirectives(this: Processor): undefined {
  remarkDirective.call(this);
  const extensions = this.data().micromarkExtensions ?? [];
  for (const extension of extensions) {
    if (extension.flow !== undefined && 58 in extension.flow && extension.text !== undefined) delete extension.text[58];
  }
}

const processor = remark().use(remarkGfm).use(bareAddresses).use(blockDirectives).use(escapedAddresses).freeze();

/** Parses CommonMark with GFM and block directives. Positions are of the text that was given. */
export function parseMarkdown(text: string): Root {
  return processor.parse(withoutStandIns(text));
}

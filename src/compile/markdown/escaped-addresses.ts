import type { Root, Text } from "mdast";
import type { Processor } from "unified";
import { walk } from "./walk.ts";

/** Characters that Unicode keeps for a program's own use, for those that make an address of a text. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  [":", "\uFDD2"],
  [".", "\uFDD3"],
  ["@", "\uFDD4"],
]);
const STAND_IN = /[\uFDD2-\uFDD4]/g;

/**
 * Lets `support\@example.com` and `https\://example.com` be text: the parser of GitHub's Markdown looks for addresses
 * once more after it has taken the backslashes out, so there would be no way to write one that is no link.
 */
export function escapedAddresses(this: Processor): undefined {
  const data = this.data();
  const extensions = (data.fromMarkdownExtensions ??= []);
  extensions.push({
    exit: {
      characterEscapeValue(token) {
        this.config.exit["data"]?.call(this, token);
        const parent = this.stack.at(-1);
        const text = parent !== undefined && "children" in parent ? parent.children.at(-1) : undefined;
        if (text?.type === "text") hide(text);
      },
    },
    transforms: [show],
  });
  return undefined;
}

/** A text without the characters that stand in; as long as before. */
export function withoutStandIns(text: string): string {
  return text.replace(STAND_IN, "\uFFFD");
}

function hide(text: Text): void {
  text.value = text.value.slice(0, -1) + (STAND_INS.get(text.value.slice(-1)) ?? text.value.slice(-1));
}

function show(tree: Root): void {
  const characters = [...STAND_INS.keys()];
  const restored = (text: string): string =>
    text.replace(STAND_IN, (standIn) => characters[standIn.charCodeAt(0) - 0xfdd2] ?? standIn);
  walk(tree, (node) => {
    if (node.type === "text") node.value = restored(node.value);
    if (node.type === "image" || node.type === "imageReference") node.alt = restored(node.alt ?? "");
    return undefined;
  });
}

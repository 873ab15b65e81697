import type { Element } from "hast";
import type { Blockquote } from "mdast";
import type { Handler } from "mdast-util-to-hast";
import { palette } from "../../dialect/palette.ts";
import { problemKind } from "../../model/problem.ts";
import { element } from "../html/tree.ts";
import { spotOf, type Notices } from "../notices.ts";
import { ADMONITIONS } from "./admonitions.ts";
import { calloutElement } from "./callout.ts";

export const alertUnknown = problemKind<{ name: string; count: number }>({
  code: "alert-unknown",
  severity: "warning",
  message: ({ name }) => `\`[!${name}]\` is no alert that helpsync knows, so it stays in the article as text.`,
  hint: () => "Use NOTE, TIP, IMPORTANT, WARNING or CAUTION.",
});

/** GitHub's alerts (`> [!NOTE]`) become callouts; any other block quote stays one. */
export function alertHandler(notices: Notices): Handler {
  return (state, node: Blockquote): Element => {
    const first = node.children[0];
    const start = first?.type === "paragraph" ? first.children[0] : undefined;
    const match = start?.type === "text" ? /^\[!([^\]\n]+)\][ \t]*\n?/.exec(start.value) : null;
    const name = match?.[1] ?? "";
    const colour = ADMONITIONS.get(name.toLowerCase());
    if (match !== null && colour === undefined) notices.count(alertUnknown, spotOf(node), { name });
    if (match === null || colour === undefined || start?.type !== "text") {
      const quote = element("blockquote", {}, state.wrap(state.all(node), true));
      state.patch(node, quote);
      return quote;
    }
    start.value = start.value.slice(match[0].length);
    const callout = calloutElement(palette[colour], state.wrap(state.all(node), true));
    state.patch(node, callout);
    return callout;
  };
}

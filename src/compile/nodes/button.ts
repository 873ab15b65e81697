import type { ElementContent } from "hast";
import type { State } from "mdast-util-to-hast";
import { CLASSES } from "../../dialect/names.ts";
import { problemKind } from "../../model/problem.ts";
import { element, text } from "../html/tree.ts";
import { spotOf, type Notices } from "../notices.ts";
import { attributeOf, contentOf, labelOf, type Directive } from "./directive.ts";

export const buttonIncomplete = problemKind<{ missing: string }>({
  code: "button-incomplete",
  severity: "warning",
  message: ({ missing }) => `The button has no ${missing}, so only its text stays.`,
  hint: () => 'Write it as `::button{href="https://…" label="Text"}`.',
});

/** `:::button href label`: Intercom's button. */
export function buttonDirective(state: State, node: Directive, notices: Notices): ElementContent[] {
  const href = attributeOf(node, "href");
  const label = attributeOf(node, "label");
  const content = label === "" ? labelOf(state, node) : [text(label)];
  if (href === "" || content.length === 0) {
    notices.raise(buttonIncomplete, spotOf(node), { missing: href === "" ? "address that it can lead to" : "label" });
    return [element("p", {}, content), ...contentOf(state, node)];
  }
  const button = element("a", { className: [CLASSES.button], href }, content);
  return [element("div", {}, [button]), ...contentOf(state, node)];
}

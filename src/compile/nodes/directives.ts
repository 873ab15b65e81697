import type { ElementContent } from "hast";
import type { Handler, State } from "mdast-util-to-hast";
import type { Notices } from "../notices.ts";
import { attachmentDirective } from "./attachment.ts";
import { buttonDirective } from "./button.ts";
import { calloutDirective } from "./callout.ts";
import { collapsibleDirective } from "./collapsible.ts";
import type { Directive } from "./directive.ts";
import { intercomBlockDirective } from "./intercom-block.ts";
import { tableDirective } from "./table.ts";
import { videoDirective } from "./video.ts";

type DirectiveHandler = (state: State, node: Directive, notices: Notices) => ElementContent | ElementContent[];

const directives: ReadonlyMap<string, DirectiveHandler> = new Map<string, DirectiveHandler>([
  ["callout", calloutDirective],
  ["note", calloutDirective],
  ["tip", calloutDirective],
  ["info", calloutDirective],
  ["warning", calloutDirective],
  ["danger", calloutDirective],
  ["caution", calloutDirective],
  ["important", calloutDirective],
  ["table", tableDirective],
  ["button", buttonDirective],
  ["collapsible", collapsibleDirective],
  ["video", videoDirective],
  ["attachment", attachmentDirective],
  ["intercom-block", intercomBlockDirective],
]);

/** Whether a directive is one of Intercom's own, or an admonition as Docusaurus writes them. */
export function isKnownDirective(node: Directive): boolean {
  return directives.has(node.name);
}

/** Renders the directives that are known; the others have been put back as text. */
export function directiveHandler(notices: Notices): Handler {
  return (state, node: Directive) => {
    const made = directives.get(node.name)?.(state, node, notices) ?? [];
    const nodes = Array.isArray(made) ? made : [made];
    for (const one of nodes) if (one.position === undefined) state.patch(node, one);
    return nodes;
  };
}

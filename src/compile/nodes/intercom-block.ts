import type { ElementContent } from "hast";
import type { State } from "mdast-util-to-hast";
import { problemKind } from "../../model/problem.ts";
import { spotOf, type Notices } from "../notices.ts";
import { contentOf, type Directive } from "./directive.ts";

export const intercomBlockDropped = problemKind<{ count: number }>({
  code: "intercom-block-dropped",
  severity: "warning",
  message: ({ count }) =>
    `${count === 1 ? "A block" : `${String(count)} blocks`} that only Intercom's editor can make (\`:::intercom-block\`) cannot be sent as HTML, so a write of this article drops ${count === 1 ? "it" : "them"}.`,
  hint: () => "Put what it shows in words, or keep this article out of git.",
});

/** `:::intercom-block data`: sealed by Intercom, and of no use in HTML. */
export function intercomBlockDirective(state: State, node: Directive, notices: Notices): ElementContent[] {
  notices.count(intercomBlockDropped, spotOf(node), {});
  return contentOf(state, node);
}

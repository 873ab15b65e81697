import type { Paragraph, Root, RootContent } from "mdast";
import { problemKind } from "../../model/problem.ts";
import { walk } from "../markdown/walk.ts";
import type { Notices } from "../notices.ts";
import { isLabel } from "./directive.ts";
import { isKnownDirective } from "./directives.ts";

export const directiveUnknown = problemKind<{ name: string; count: number }>({
  code: "directive-unknown",
  severity: "warning",
  message: ({ name, count }) =>
    `\`:::${name}\` is no directive that helpsync knows, so ${count === 1 ? "its line stays" : `its lines (${String(count)} times) stay`} in the article as text.`,
  hint: () =>
    "Use callout, note, tip, warning, button, collapsible, table, video or attachment, or take the lines out.",
});

/** Puts back as text what only looks like a directive; what stands in it is kept. */
export function restoreUnknownDirectives(tree: Root, source: string, notices: Notices): void {
  const lines = source.split("\n");
  walk(tree, (node, index, parent) => {
    if (node.type !== "containerDirective" && node.type !== "leafDirective") return undefined;
    if (isKnownDirective(node)) return undefined;
    const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1 } };
    const opening = (lines[start.line - 1] ?? "").slice(start.column - 1).trim();
    const last = (lines[end.line - 1] ?? "").trim().replace(/^[>\s]*/, "");
    notices.count(
      directiveUnknown,
      { line: start.line, column: start.column, length: opening.length },
      { name: node.name },
    );
    const closing = node.type === "containerDirective" && /^:{3,}$/.test(last) ? [textParagraph(last)] : [];
    const inside: RootContent[] =
      node.type === "containerDirective" ? node.children.filter((child) => !isLabel(child)) : [];
    parent.children.splice(index, 1, textParagraph(opening, node.position), ...inside, ...closing);
    return index + 1;
  });
}

function textParagraph(value: string, position?: Paragraph["position"]): Paragraph {
  return {
    type: "paragraph",
    children: [{ type: "text", value }],
    ...(position === undefined ? {} : { position }),
  };
}

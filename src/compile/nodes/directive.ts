import type { ElementContent } from "hast";
import type { Paragraph, RootContent } from "mdast";
import type { State } from "mdast-util-to-hast";

export type Directive = Extract<RootContent, { type: "containerDirective" | "leafDirective" }>;

/** An attribute of a directive; empty where it is absent. */
export function attributeOf(node: Directive, name: string): string {
  return node.attributes?.[name] ?? "";
}

/** What stands in a directive's square brackets. */
export function labelOf(state: State, node: Directive): ElementContent[] {
  if (node.type === "leafDirective") return state.all(node);
  const label = node.children.find(isLabel);
  return label === undefined ? [] : state.all(label);
}

/** What stands between a directive's lines. */
export function contentOf(state: State, node: Directive): ElementContent[] {
  if (node.type === "leafDirective") return [];
  return state.all({ ...node, children: node.children.filter((child) => !isLabel(child)) });
}

/** Whether a node is what stands in a directive's square brackets. */
export function isLabel(node: RootContent): node is Paragraph {
  return node.type === "paragraph" && node.data !== undefined && "directiveLabel" in node.data;
}

import type { Element, ElementContent } from "hast";
import type { FootnoteDefinition, FootnoteReference } from "mdast";
import type { Handler, State } from "mdast-util-to-hast";
import { problemKind } from "../../model/problem.ts";
import { element, text } from "../html/tree.ts";
import { numbered, spotOf, type Notices } from "../notices.ts";

export const footnoteLost = problemKind<{ count: number }>({
  code: "footnote-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom has no footnotes: ${numbered(count, "one note stands", "notes stand")} in a numbered list at the end, and its number leads nowhere.`,
  hint: () => "Nothing needs to be done where that is good enough; else put the note into the text.",
});

export const footnoteTwice = problemKind<{ name: string }>({
  code: "footnote-twice",
  severity: "warning",
  message: ({ name }) => `The note \`[^${name}]\` is written twice; the first one counts, and this one is left out.`,
  hint: () => "Give it another name, or take it out.",
});

/**
 * Markdown takes the first of two notes of one name; the other is not to vanish unsaid. Takes the notes of one file, in
 * their order.
 */
export function repeatedNotesIn(notices: Notices): (node: FootnoteDefinition) => void {
  const known = new Set<string>();
  return (node) => {
    const identifier = node.identifier.toUpperCase();
    if (known.has(identifier)) notices.raise(footnoteTwice, spotOf(node), { name: node.label ?? node.identifier });
    known.add(identifier);
  };
}

/**
 * Footnotes become `[1]` in the text.
 * @param order takes the identifiers of the notes, in the order of their numbers
 */
export function footnoteHandler(order: string[]): Handler {
  return (_state, node: FootnoteReference) => {
    const identifier = node.identifier.toUpperCase();
    if (!order.includes(identifier)) order.push(identifier);
    return text(`[${String(order.indexOf(identifier) + 1)}]`);
  };
}

/** The notes as a numbered list below a rule. One that nothing refers to comes last: it is not dropped. */
export function notesAtEnd(state: State, order: string[], notices: Notices): ElementContent[] {
  const items: Element[] = [];
  const render = (identifier: string): void => {
    const definition = state.footnoteById.get(identifier);
    if (definition === undefined) return;
    notices.count(footnoteLost, spotOf(definition), {});
    items.push(element("li", {}, state.all(definition)));
  };
  // A note may refer to further notes, so the order grows while it is walked.
  for (const identifier of order) render(identifier);
  const rest = [...state.footnoteById.keys()].filter((identifier) => !order.includes(identifier));
  for (const identifier of rest) {
    if (!order.includes(identifier)) order.push(identifier);
  }
  for (const identifier of order.slice(items.length)) render(identifier);
  return items.length === 0 ? [] : [element("hr", {}, []), element("ol", {}, items)];
}

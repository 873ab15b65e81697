import { problemKind } from "../../model/problem.ts";
import type { ElementHandler } from "../html/conversion.ts";
import { htmlElementDropped } from "../html/lost.ts";
import { propertyOf, text } from "../html/tree.ts";
import { numbered, spotOf } from "../notices.ts";

export const taskListLost = problemKind<{ count: number }>({
  code: "task-list-lost",
  severity: "warning",
  message: ({ count }) =>
    `Intercom has no task lists: ${numbered(count, "one checkbox becomes a drawn box", "checkboxes become drawn boxes")} (☐ or ☑) that nobody can tick.`,
  hint: () => "Nothing needs to be done where a drawn box is good enough; else use a plain list.",
});

/** A checkbox becomes a drawn one; other fields of a form are left out. */
export const inputElement: ElementHandler = (node, conversion) => {
  if (propertyOf(node, "type") !== "checkbox") {
    conversion.notices.count(htmlElementDropped, spotOf(node), { tag: "input" });
    return [];
  }
  conversion.notices.count(taskListLost, spotOf(node), {});
  const ticked = node.properties["checked"] !== undefined && node.properties["checked"] !== false;
  return [text(ticked ? "☑" : "☐")];
};

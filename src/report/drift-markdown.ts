import type { Drift, Edit } from "./drift.ts";
import { lastLine, whenOf } from "./drift-text.ts";
import { codeSpan, inertText } from "./inert.ts";
import { fitGroups, type Detail, type Item } from "./markdown/fit.ts";
import { fieldDetails, pageName, placeTitle, whereText } from "./markdown/items.ts";
import { leftOutText, ROOM_FOR_NOTES } from "./markdown/left-out.ts";
import type { MarkdownOptions } from "./plan-markdown.ts";
import type { Drafts } from "./hidden-words.ts";

/**
 * What was edited in Intercom, for an issue or a comment: as `planMarkdown` shows a plan, with all text of others shown
 * as text, and within a budget.
 */
export function driftMarkdown(drift: Drift, { budget, drafts, reportUrl }: MarkdownOptions): string {
  const { workspace, edits } = drift;
  const where = {
    command: `helpsync drift --workspace ${workspace.name}`,
    ...(reportUrl === undefined || edits.length === 0 ? {} : { reportUrl }),
  };
  const of = workspace.sandbox ? ", the embedded sandbox" : "";
  const head = [`### Edited in Intercom: workspace ${codeSpan(workspace.name)}${of}`, "", lastLine(drift), ""];
  const items = edits.map((edit) => editItem(edit, drafts));
  const group = { short: `- ${String(edits.length)} in all`, items };
  const room = budget - head.join("\n").length - ROOM_FOR_NOTES;
  const { lines, left } = fitGroups(edits.length === 0 ? [] : [group], room);
  return `${[...head, ...lines, "", leftOutText(left, where)].join("\n").trimEnd()}\n`;
}

function editItem(edit: Edit, drafts: Drafts): Item {
  const about = [pageName(edit, drafts), whereText(edit), codeSpan(edit.key), inertText(edit.reason) + whenOf(edit)];
  const fields = fieldDetails(edit.changes, edit, drafts, ({ verdict, note }) => {
    if (verdict === "formatting") return " (formatting only)";
    return note === undefined ? "" : ` (${inertText(note)})`;
  });
  return {
    head: `- ${codeSpan(edit.conflict ? "!" : "≠")} ${about.filter((part) => part !== "").join(" · ")}`,
    details: [...placeDetails(edit), ...fields],
  };
}

function placeDetails({ place }: Edit): Detail[] {
  return place === undefined ? [] : [{ lines: [`  - place: ${placeTitle(place.from)} → ${placeTitle(place.to)}`] }];
}

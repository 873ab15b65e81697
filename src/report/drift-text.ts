import { kinds } from "../model/kind.ts";
import { nameOf } from "../model/key.ts";
import type { Drift, Edit } from "./drift.ts";
import { DRAFT_WORDS, isReadable, titleOf, type Drafts } from "./hidden-words.ts";
import { codeSpan } from "./inert.ts";
import { fitGroups, type Item } from "./markdown/fit.ts";
import { painter, printable, type Paint } from "./paint.ts";
import { changeLine, workspaceLine } from "./plan-text.ts";

/** What was edited in Intercom, for a terminal. The last line sums it up. */
export function driftText(drift: Drift, color: "color" | "plain"): string {
  const paint = painter(color);
  const edits = drift.edits.map((edit) => {
    const sign = edit.conflict ? "!" : "≠";
    const name = `${sign} ${kinds[edit.kind].singular} ${printable(nameOf(edit.key))}`;
    const about = paint("quiet", `(${printable(edit.reason)}${whenOf(edit)})`);
    const first = `${paint(edit.conflict ? "removed" : "changed", name)} "${printable(edit.title)}" ${about}`;
    const place =
      edit.place === undefined
        ? []
        : [`    place: ${printable(placeOf(edit.place.from))} → ${printable(placeOf(edit.place.to))}`];
    return [first, ...place, ...edit.changes.map((change) => changeOf(change, paint))].join("\n");
  });
  const blocks = [workspaceLine(drift, paint), edits.join("\n"), lastLine(drift)];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** What a place that shows drift as Markdown has room for, and who reads there. */
export interface DriftMarkdownOptions {
  /** Characters; no limit where not given. */
  readonly budget?: number;
  readonly drafts: Drafts;
}

/**
 * The same for an issue on GitHub. Text from articles stands in code spans: there it is no Markdown, no mention and no
 * HTML. Where there is little room, fields go before pages, and what went is counted.
 */
export function driftMarkdown(drift: Drift, { drafts, budget }: DriftMarkdownOptions = { drafts: "shown" }): string {
  const head = `### Edited in Intercom: workspace ${codeSpan(drift.workspace.name)}`;
  const room = (budget ?? Number.POSITIVE_INFINITY) - head.length - lastLine(drift).length - 200;
  const list = itemsWithin(
    room,
    drift.edits.map((edit) => itemOf(edit, drafts)),
  );
  return `${[head, ...list, lastLine(drift)].filter((block) => block !== "").join("\n\n")}\n`;
}

function itemOf(edit: Edit, drafts: Drafts): Item {
  const file = edit.path === undefined ? "" : `, ${codeSpan(edit.path)}`;
  const places =
    edit.place === undefined
      ? []
      : [`  - place: ${codeSpan(placeOf(edit.place.from))} → ${codeSpan(placeOf(edit.place.to))}`];
  const changes = edit.changes.map((change) => {
    const about = `${change.locale} ${change.field}: ${DRAFT_WORDS}`;
    return `  - ${codeSpan(isReadable(edit, change.locale, drafts) ? changeOf(change, painter("plain")).trim() : about)}`;
  });
  return {
    head: `- ${codeSpan(titleOf(edit, drafts))}${file}: ${codeSpan(edit.reason + whenOf(edit))}`,
    details: [...places, ...changes].map((line) => ({ lines: [line] })),
  };
}

/** The list, and a line on what there was no room for. */
function itemsWithin(room: number, items: readonly Item[]): string[] {
  let size = 0;
  const listed = items.filter(({ head }) => (size += head.length + 1) <= room);
  const { lines, left } = fitGroups([{ short: "", items: listed }], room);
  const titles = items.length - listed.length;
  const more = [
    ...(left.details === 0 ? [] : [`the fields of ${String(left.details)} pages`]),
    ...(titles === 0 ? [] : [`${String(titles)} more pages`]),
  ];
  return [lines.join("\n"), ...(more.length === 0 ? [] : [`No room here for ${more.join(" and ")}.`])];
}

function changeOf(change: Edit["changes"][number], paint: Paint): string {
  const note = change.verdict === "formatting" ? "formatting only" : change.note;
  return changeLine(change, paint) + (note === undefined ? "" : ` (${printable(note)})`);
}

function lastLine({ edits }: Drift): string {
  if (edits.length === 0) return "Nothing was edited in Intercom.";
  const both = edits.filter(({ conflict }) => conflict).length;
  const pages = edits.length === 1 ? "1 was" : `${String(edits.length)} were`;
  return `${pages} edited in Intercom${both === 0 ? "" : `, ${String(both)} of them in conflict with the content`}.`;
}

function whenOf({ by, at }: Edit): string {
  if (at === null) return "";
  const time = `${at.slice(0, 16).replace("T", " ")} UTC`;
  return by === null ? `; last changed ${time}` : `, ${time}`;
}

function placeOf(title: string | null): string {
  return title ?? "no collection";
}

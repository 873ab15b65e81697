import { kinds } from "../model/kind.ts";
import { nameOf } from "../model/key.ts";
import type { Drift, Edit } from "./drift.ts";
import type { Drafts } from "./hidden-words.ts";
import { painter, printable, type Paint } from "./paint.ts";
import { changeText, readable, workspaceLine } from "./plan-text.ts";
import { editedAt } from "./why.ts";

/** What was edited in Intercom, for a terminal. The last line sums it up. @param drafts whether the words of drafts are shown */
export function driftText(drift: Drift, color: "color" | "plain", drafts: Drafts = "shown"): string {
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
    const changes = edit.changes.flatMap((change) => changeOf(change, readable(change, edit, drafts), paint));
    return [first, ...place, ...changes].join("\n");
  });
  const blocks = [workspaceLine(drift, paint), edits.join("\n"), lastLine(drift)];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function changeOf(
  { verdict, note: said }: Edit["changes"][number],
  shown: ReturnType<typeof readable>,
  paint: Paint,
): string[] {
  const note = verdict === "formatting" ? "formatting only" : said;
  return changeText(shown, note === undefined ? "" : ` (${printable(note)})`, paint);
}

/** The line that sums it up. */
export function lastLine({ edits }: Drift): string {
  if (edits.length === 0) return "Nothing was edited in Intercom.";
  const both = edits.filter(({ conflict }) => conflict).length;
  const pages = edits.length === 1 ? "1 was" : `${String(edits.length)} were`;
  return `${pages} edited in Intercom${both === 0 ? "" : `, ${String(both)} of them in conflict with the content`}.`;
}

/** When it was edited; the reason names who did, where the API tells. */
export function whenOf({ by, at }: Edit): string {
  return at === null ? "" : editedAt(by, at);
}

function placeOf(title: string | null): string {
  return title ?? "no collection";
}

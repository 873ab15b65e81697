import { byCodePoint, kindOf, type Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action, Plan } from "../model/plan.ts";
import { noteText, type PlacingNote } from "../pull/names/notes.ts";
import type { PulledContent } from "../pulling/pull-content.ts";
import type { Composed } from "../pulling/compose.ts";
import { nameOf, type Scene } from "../pulling/scene.ts";
import type { PulledFile, PullNote, PullReport } from "../report/pull-text.ts";

/** What became of a file: `same` where it said all of it already. */
export type FileOutcome = "written" | "same" | "changed meanwhile";

/** What is told of a pull. */
export function pullReport(
  { files, pictures, notes, passed, left, scene }: PulledContent,
  { workspace, helpCenter, actions }: Plan,
  mode: PullReport["mode"],
  outcomes: ReadonlyMap<string, FileOutcome>,
  command: (name: string, ...parameters: readonly string[]) => string,
): PullReport {
  const counts = new Map<string, number>();
  const planned = new Map(actions.map((action) => [action.key, action]));
  const open = files.filter(({ conflicts }) => conflicts > 0).map(({ draft }) => draft.resource.key);
  for (const { what, count } of files.flatMap(({ leftOut }) => leftOut))
    counts.set(what, (counts.get(what) ?? 0) + count);
  return {
    about: { workspace, helpCenter },
    files: files
      .map((file) => fileOf(file, outcomes.get(file.draft.file), planned.get(file.draft.resource.key)))
      .sort((left, right) => byCodePoint(left.path, right.path)),
    images: pictures.saved.size,
    missingImages: [...pictures.missing].map(([address, why]) => ({ address, why })),
    raw: files.flatMap(({ draft, raw }) =>
      raw.map((block) => ({ path: draft.file, ...block, ...markOf(draft, planned.get(draft.resource.key)) })),
    ),
    leftOut: [...counts].map(([what, count]) => ({ what, count })),
    notes: notes.map((note) => noteOf(note, scene)),
    passed: passed.map(({ key, title, why, detail }) => ({
      ...{ title, why, ...(key === undefined ? {} : { key }), ...(detail === undefined ? {} : { detail }) },
      ...(key !== undefined && hasDrafts(key, planned.get(key), scene) ? { unpublished: true } : {}),
    })),
    left,
    mode,
    commandForNew: command("pull", "--new"),
    ...(open.length === 0 ? {} : { commandToSettle: command("accept", ...new Set(open)) }),
  };
}

function fileOf(
  { draft, conflicts, rewritten }: Composed,
  outcome: FileOutcome | undefined,
  action: Action | undefined,
): PulledFile {
  const by = action?.edited?.by;
  const isNew = draft.kind === "new";
  return {
    path: draft.file,
    title: draft.live.title,
    kind: outcome === "same" ? "same" : isNew ? "new" : "changed",
    fields: isNew
      ? []
      : draft.taken.fields.map(({ field }) =>
          field === "body" && rewritten === true ? "body, written anew as a whole" : field,
        ),
    conflicts,
    ...(by === undefined || by === null ? {} : { by }),
    ...markOf(draft, action),
    ...(outcome === "changed meanwhile"
      ? { missed: isNew ? "a file of that name was made meanwhile" : "somebody changed it meanwhile" }
      : {}),
  };
}

/** Marks what a draft in Intercom says, and what the content has as one. */
function markOf({ locale, live }: Composed["draft"], action: Action | undefined): { readonly unpublished?: true } {
  const isHeldBack = live.state === "draft" || action?.unpublished?.locales.includes(locale) === true;
  return isHeldBack ? { unpublished: true } : {};
}

/** Whether customers cannot read some locale of a page. */
function hasDrafts(key: Key, action: Action | undefined, { filed, ids }: Scene): boolean {
  const held = filed.get(`${kindOf(key)}:${ids.get(key) ?? ""}`)?.live;
  return action?.unpublished !== undefined || (held !== undefined && isDraftSomewhere(held));
}

function isDraftSomewhere({ locales }: LiveResource): boolean {
  return Object.values(locales).some(({ state }) => state === "draft");
}

function noteOf(note: PlacingNote, { live }: Scene): PullNote {
  const text = noteText(note);
  if (!("resource" in note)) return { text };
  const held = live.get(nameOf(note.resource));
  if (held === undefined || !isDraftSomewhere(held)) return { text };
  return { text, untitled: noteText({ ...note, resource: { ...note.resource, title: "" } }) };
}

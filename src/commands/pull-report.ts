import { byCodePoint } from "../model/key.ts";
import type { Plan } from "../model/plan.ts";
import { noteText } from "../pull/names/notes.ts";
import type { PulledContent } from "../pulling/pull-content.ts";
import type { Composed } from "../pulling/compose.ts";
import type { PulledFile, PullReport } from "../report/pull-text.ts";

/** What became of a file: `same` where it said all of it already. */
export type FileOutcome = "written" | "same" | "changed meanwhile";

/** What is told of a pull. */
export function pullReport(
  { files, pictures, notes, passed, left }: PulledContent,
  { workspace, helpCenter, actions }: Plan,
  mode: PullReport["mode"],
  outcomes: ReadonlyMap<string, FileOutcome>,
  command: (name: string, ...parameters: readonly string[]) => string,
): PullReport {
  const counts = new Map<string, number>();
  const editors = new Map(actions.map(({ key, edited }) => [key, edited?.by ?? undefined]));
  const open = files.filter(({ conflicts }) => conflicts > 0).map(({ draft }) => draft.resource.key);
  for (const { what, count } of files.flatMap(({ leftOut }) => leftOut))
    counts.set(what, (counts.get(what) ?? 0) + count);
  return {
    about: { workspace, helpCenter },
    files: files
      .map((file) => fileOf(file, outcomes.get(file.draft.file), editors.get(file.draft.resource.key)))
      .sort((left, right) => byCodePoint(left.path, right.path)),
    images: pictures.saved.size,
    missingImages: [...pictures.missing].map(([address, why]) => ({ address, why })),
    raw: files.flatMap(({ draft, raw }) =>
      raw.map(({ block, reason, excerpt }) => `${draft.file}: ${block} "${excerpt}": ${reason}`),
    ),
    leftOut: [...counts].map(([what, count]) => ({ what, count })),
    notes: notes.map(noteText),
    passed: passed.map(({ key, title, why }) => ({
      name: key === undefined ? `"${title}"` : `${key} "${title}"`,
      why,
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
  by: string | undefined,
): PulledFile {
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
    ...(by === undefined ? {} : { by }),
    ...(outcome === "changed meanwhile"
      ? { missed: isNew ? "a file of that name was made meanwhile" : "somebody changed it meanwhile" }
      : {}),
  };
}

import type { ContentFolder } from "../disk/content-folder.ts";
import { readOptionalBytes } from "../disk/new-file.ts";
import { Failure } from "../model/failure.ts";
import type { Loaded } from "../load.ts";
import type { PulledContent } from "../pulling/pull-content.ts";
import type { FileOutcome } from "./pull-report.ts";

/**
 * The files that say all of it already.
 * @param found all that are there
 */
export function unchangedBy({ files }: PulledContent, found: Loaded): Map<string, FileOutcome> {
  const before = bytesOf(found);
  const texts = new TextDecoder("utf-8", { ignoreBOM: true });
  const same = files.filter(({ draft, text }) => {
    const was = before.get(draft.file);
    return was !== undefined && texts.decode(was) === text;
  });
  return new Map(same.map(({ draft }) => [draft.file, "same"]));
}

function bytesOf({ tree }: Loaded): ReadonlyMap<string, Uint8Array> {
  return new Map(tree.documents.map(({ path, bytes }) => [path, bytes]));
}

/** What was there when the pull began, and what of it the pull went by. */
export interface ContentBefore {
  readonly found: Loaded;
  readonly read: Loaded;
}

export interface WrittenFiles {
  readonly outcomes: ReadonlyMap<string, FileOutcome>;
  /** What was made or changed, images as well: absolute. */
  readonly written: readonly string[];
}

/**
 * Writes the images of a pull, then its files that say something else than those that are there, each as a whole.
 * @throws Failure where one cannot be written, or somebody asks to stop; it tells what was
 */
export async function writeFiles(
  pulled: PulledContent,
  { found, read }: ContentBefore,
  folder: ContentFolder,
  stopping: AbortSignal,
): Promise<WrittenFiles> {
  const before = bytesOf(read);
  const outcomes = unchangedBy(pulled, found);
  const written: string[] = [];
  const writtenSoFar = (): number => [...outcomes.values()].filter((outcome) => outcome === "written").length;
  for (const { path, file } of pulled.pictures.saved.values()) {
    const bytes = await readOptionalBytes(file);
    if (bytes !== null && (await folder.add(path, bytes))) written.push(folder.at(path));
  }
  for (const { draft, text } of pulled.files) {
    if (stopping.reason instanceof Failure) throw brokenOff(stopping.reason, writtenSoFar(), pulled.files.length);
    if (outcomes.has(draft.file)) continue;
    const was = before.get(draft.file);
    const writing = was === undefined ? folder.add(draft.file, text) : folder.replace(draft.file, was, text);
    const isDone = await writing.catch((error: unknown) => {
      throw error instanceof Failure ? brokenOff(error, writtenSoFar(), pulled.files.length) : error;
    });
    outcomes.set(draft.file, isDone ? "written" : "changed meanwhile");
    if (isDone) written.push(folder.at(draft.file));
  }
  return { outcomes, written };
}

function brokenOff(cause: Failure, written: number, all: number): Failure {
  const { message: what, why } = cause;
  const done = `Written, each as a whole: ${String(written)} of ${String(all)} files.`;
  const next = `${cause.next} Then pull again: it goes on where this run ended.`;
  const outcome = cause.outcome === "interrupted" ? cause.outcome : written === 0 ? "failed" : "partial";
  return new Failure({ what, why, next, done, cause, outcome });
}

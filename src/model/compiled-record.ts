import type { Fingerprint } from "./fingerprint.ts";
import type { Key } from "./key.ts";
import type { PerLocale } from "./locale.ts";
import type { Problem } from "./problem.ts";
import type { State } from "./state.ts";

/**
 * What came of compiling one file. It holds as long as all that went in is the same: then nobody has to compile the file
 * again, unless its HTML is wanted. There are as many as there are files, and nearly all are only compared: so what is a
 * list is one text, with an item a line.
 */
export interface CompiledRecord {
  /** Fingerprint of its text, of its name and place, and of the compiler. */
  readonly input: Fingerprint;
  /** What its addresses made the compiler look for among the files, each question once. */
  readonly asked: string;
  /** Fingerprint of what was found. */
  readonly found: Fingerprint;
  /** The translations whose headings its links name, each as `en article:guides/install`. Absent where none do. */
  readonly leans?: string;
  /** Fingerprint of these headings. */
  readonly leant?: Fingerprint;
  /** Fingerprint of its own headings. */
  readonly headings: Fingerprint;
  /**
   * For each of its headings the id (empty for the one that became the title) and its names, with tabs between. Absent
   * where nobody may keep its words: then it is compiled where a link of a changed file leads to one of them.
   */
  readonly named?: string;
  /** The title that its body says. Absent where its frontmatter does. */
  readonly title?: string;
  readonly meant: Fingerprint;
  /** As `DesiredBody.links` has it. Absent where it links to no resource. */
  readonly outline?: Fingerprint;
  readonly targets?: string;
  /** Its links in their order: the locale that each leads to, and the number of its target. */
  readonly leads?: string;
  /** Its warnings. A file with an error has no record. */
  readonly problems?: readonly Problem[];
}

/** Records by article and locale. */
export type CompiledRecords = ReadonlyMap<Key, PerLocale<CompiledRecord>>;

/** What the files of all articles became when they were compiled. */
export function recordsIn(state: State | null): CompiledRecords {
  const resources = [...(state?.resources ?? [])];
  return new Map(resources.flatMap(([key, { compiled }]) => (compiled === undefined ? [] : [[key, compiled]])));
}

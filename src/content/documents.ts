import type { Locale } from "../model/locale.ts";
import { raise, type Problem } from "../model/problem.ts";
import { documentTwice, folderTwice } from "./layout-problems.ts";
import type { ReadFile } from "./read-file.ts";

/** The files of each document by locale. A second file for the same locale is a problem and not taken. */
export function groupByDocument(files: readonly ReadFile[]): {
  documents: Map<string, Map<Locale, ReadFile>>;
  problems: Problem[];
} {
  const documents = new Map<string, Map<Locale, ReadFile>>();
  const problems: Problem[] = [];
  for (const file of files) {
    const versions = documents.get(file.logical) ?? new Map<Locale, ReadFile>();
    documents.set(file.logical, versions);
    const other = versions.get(file.locale);
    if (other === undefined) {
      versions.set(file.locale, file);
      continue;
    }
    const sameToTheEye = other.path.normalize("NFC") === file.path.normalize("NFC");
    const why = sameToTheEye ? ": their names look alike and differ only in how accents are stored" : "";
    problems.push(raise(documentTwice, { file: file.file, line: 1, column: 1 }, { other: other.file, why }));
  }
  return { documents, problems };
}

/** Folders whose names are the same in normal form: people see one folder, the disk has two. */
export function folderProblems(files: readonly ReadFile[]): Problem[] {
  const spellings = new Map<string, string>();
  const problems = new Map<string, Problem>();
  const folders = new Set(files.map(({ file }) => file.slice(0, Math.max(0, file.lastIndexOf("/")))));
  for (const parts of [...folders].map((folder) => folder.split("/"))) {
    for (let depth = 1; depth <= parts.length; depth += 1) {
      const folder = parts.slice(0, depth).join("/");
      const normal = folder.normalize("NFC");
      const other = spellings.get(normal) ?? folder;
      spellings.set(normal, other);
      if (other === folder || problems.has(folder)) continue;
      problems.set(folder, raise(folderTwice, { file: folder, line: 1, column: 1 }, { other }));
    }
  }
  return [...problems.values()];
}

import type { Config } from "../model/config.ts";
import type { Mark } from "../model/content.ts";
import { raise, type Problem } from "../model/problem.ts";
import { frontmatterKeyMisplaced, frontmatterKeyUnknown } from "./frontmatter-problems.ts";
import { FRONTMATTER_KEYS, TRANSLATION_KEYS } from "./frontmatter-shape.ts";
import { nearest } from "./nearest.ts";
import { hasBody, isFolderIndex, type ReadFile } from "./read-file.ts";

/** Keys that do nothing: unknown ones, and known ones in a file that they cannot speak for. One warning a key. */
export function frontmatterKeyProblems(files: readonly ReadFile[], config: Config): Problem[] {
  const unknown = new Map<string, Found>();
  const misplaced = new Map<string, Found & { key: string; where: string; hint: string }>();
  for (const file of files) {
    for (const key of file.frontmatter.unknown) {
      const mark = file.frontmatter.marks.get(key);
      if (mark === undefined || config.content.allowedFrontmatter.includes(key)) continue;
      unknown.set(key, { mark, count: 0, ...unknown.get(key) });
      count(unknown.get(key));
    }
    const limit = limitOf(file, config);
    if (limit === undefined) continue;
    for (const [key, mark] of file.frontmatter.marks.entries()) {
      if (limit.keys.includes(key) || !FRONTMATTER_KEYS.includes(key)) continue;
      const name = `${limit.where} ${key}`;
      misplaced.set(name, { mark, count: 0, key, where: limit.where, hint: limit.hint, ...misplaced.get(name) });
      count(misplaced.get(name));
    }
  }
  return [
    ...[...unknown].map(([key, found]) => {
      const values = { key, count: found.count, near: nearest(key, FRONTMATTER_KEYS) ?? "" };
      return raise(frontmatterKeyUnknown, found.mark.place, values, found.mark.line);
    }),
    ...[...misplaced.values()].map(({ mark, ...values }) =>
      raise(frontmatterKeyMisplaced, mark.place, values, mark.line),
    ),
  ];
}

interface Found {
  mark: Mark;
  count: number;
}

function count(found: Found | undefined): void {
  if (found !== undefined) found.count += 1;
}

const COLLECTION_KEYS = ["title", "description", "uid", "moved_from"];

/** Which keys count in a file that is less than an article of its own. */
function limitOf(file: ReadFile, config: Config): { keys: readonly string[]; where: string; hint: string } | undefined {
  if (file.locale !== config.content.locales.default) {
    return { keys: TRANSLATION_KEYS, where: "a translation", hint: "Set it in the file of the default locale." };
  }
  if (isFolderIndex(file) && !hasBody(file)) {
    const hint = "A folder has a title, a description, a uid and moved_from; delete the line.";
    return { keys: COLLECTION_KEYS, where: "an index.md without text", hint };
  }
  return undefined;
}

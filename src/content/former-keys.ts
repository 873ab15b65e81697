import { kindOf, parseKey, type Key } from "../model/key.ts";
import type { Kind } from "../model/kind.ts";
import { raise, type Problem } from "../model/problem.ts";
import { formerKey } from "./layout-problems.ts";
import { hasBody, isFolderIndex, type ReadFile } from "./read-file.ts";

/** The former keys of one kind that a file names: an `index.md` can name those of its folder and of its article. */
export function formerKeys(file: ReadFile, kind: Kind): Key[] {
  return (file.frontmatter.values.moved_from ?? [])
    .map(parseKey)
    .filter((key) => key !== undefined)
    .filter((key) => kindOf(key) === kind);
}

/** Former keys that are none, or of a kind that the file is not. */
export function formerKeyProblems(file: ReadFile): Problem[] {
  const kinds: Kind[] = !isFolderIndex(file) ? ["article"] : hasBody(file) ? ["collection", "article"] : ["collection"];
  const mark = file.frontmatter.marks.get("moved_from");
  return (file.frontmatter.values.moved_from ?? []).flatMap((written) => {
    const key = parseKey(written);
    if (mark === undefined || (key !== undefined && kinds.includes(kindOf(key)))) return [];
    const name = written.replace(/^[a-z]+:/, "").replace(/\.md$/i, "");
    const why = key === undefined ? "which is no key" : `the key of ${key.startsWith("a") ? "an article" : "a collection"}`;
    const hint = `Write \`${kinds.map((kind) => `${kind}:${name}`).join("` or `")}\`.`;
    return [raise(formerKey, mark.place, { written, why, hint }, mark.line)];
  });
}

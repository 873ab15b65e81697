import type { Config } from "../model/config.ts";
import { raise, type Problem } from "../model/problem.ts";
import type { Versions } from "./collections.ts";
import { translationWithoutOriginal } from "./layout-problems.ts";
import { languageName } from "./locale-hint.ts";
import { shownPath } from "./place.ts";
import { hasBody, isFolderIndex, type ReadFile } from "./read-file.ts";

/** Translations of what does not exist in the default locale: they are left out. */
export function orphanProblems(
  documents: ReadonlyMap<string, Versions>,
  collections: ReadonlyMap<string, unknown>,
  config: Config,
): Problem[] {
  const defaultLocale = config.content.locales.default;
  const folder = defaultFolder(documents, config);
  return [...documents].flatMap(([logical, versions]) => {
    const original = versions.get(defaultLocale);
    return [...versions.values()]
      .filter((file) => file !== original && isOrphan(file, original, collections))
      .map((file) => {
        const path = shownPath(config, `${folder}${logical}.md`);
        const missing = original === undefined ? `There is no ${path}` : `${path} has no text`;
        const values = { language: languageName(file.locale), missing, original: path };
        return raise(translationWithoutOriginal, { file: file.file, line: 1, column: 1 }, values);
      });
  });
}

/** An `index.fr.md` may translate the name of a folder that has no `index.md`, but not a text that is not there. */
function isOrphan(file: ReadFile, original: ReadFile | undefined, collections: ReadonlyMap<string, unknown>): boolean {
  if (!isFolderIndex(file)) return original === undefined;
  if (!collections.has(file.logical.slice(0, -"/index".length))) return true;
  return hasBody(file) && (original === undefined || !hasBody(original));
}

/** The folder that the default locale has in the `directory` layout, with its slash; empty where it has none. */
function defaultFolder(documents: ReadonlyMap<string, Versions>, config: Config): string {
  if (config.content.locales.layout === "suffix") return "";
  for (const [logical, versions] of documents) {
    const original = versions.get(config.content.locales.default);
    if (original !== undefined) return original.path.slice(0, original.path.length - `${logical}.md`.length);
  }
  return "";
}

import type { Config } from "../model/config.ts";
import { byCodePoint } from "../model/key.ts";
import { isLocale } from "../model/locale.ts";
import { raise, type Problem } from "../model/problem.ts";
import { languageName, localeMeantBy } from "./locale-hint.ts";
import { localeNotListed, outsideLocaleFolders } from "./layout-problems.ts";
import type { PlacedFile } from "./layout.ts";
import { placeOfFile } from "./place.ts";

/**
 * Leaves out what only looks like content: translations into locales that the config does not list (a file of the same
 * name stands beside them), and files beside the locale folders. Publishing those would be an accident.
 */
export function leaveOut(files: readonly PlacedFile[], config: Config): { kept: PlacedFile[]; problems: Problem[] } {
  const originals = new Set(
    files.filter((file) => isOriginal(file, config)).map((file) => file.logical),
  );
  const translatedFolders = new Set(
    files.flatMap(({ unlistedLocale }) =>
      unlistedLocale !== undefined && originals.has(unlistedLocale.logical) ? [unlistedLocale.spelling] : [],
    ),
  );
  const isTranslation = ({ unlistedLocale }: PlacedFile): boolean =>
    unlistedLocale !== undefined &&
    (config.content.locales.layout === "directory"
      ? translatedFolders.has(unlistedLocale.spelling)
      : originals.has(unlistedLocale.logical));
  const kept: PlacedFile[] = [];
  const groups = new Map<string, { files: PlacedFile[]; left: boolean }>();
  for (const file of files) {
    const left = file.outside === true || isTranslation(file);
    if (!left) kept.push(file);
    const name = groupOf(file, left);
    if (name === undefined) continue;
    const group = groups.get(name) ?? { files: [], left };
    group.files.push(file);
    groups.set(name, group);
  }
  const problems = [...groups]
    .sort(([left], [right]) => byCodePoint(left, right))
    .map(([, group]) => problemOf(group.files, group.left, config));
  return { kept, problems };
}

function isOriginal(file: PlacedFile, config: Config): boolean {
  return file.locale === config.content.locales.default && file.unlistedLocale === undefined && file.outside !== true;
}

/** Files that share one warning; `undefined` where none is due. */
function groupOf(file: PlacedFile, left: boolean): string | undefined {
  const spelling = file.unlistedLocale?.spelling;
  if (spelling !== undefined && (left || localeMeantBy(spelling) !== undefined)) return `locale ${spelling} ${String(left)}`;
  if (!left) return undefined;
  const top = file.path.split("/")[0] ?? "";
  return `outside ${top}`;
}

function problemOf(files: readonly PlacedFile[], left: boolean, config: Config): Problem {
  const first = files[0];
  if (first === undefined) throw new Error("A group of files is never empty.");
  const place = placeOfFile(config, first.path);
  const rest = files.length === 1 ? "this file" : `${files.length} files, of which this is the first,`;
  const { unlistedLocale } = first;
  if (unlistedLocale === undefined) {
    const what = files.length === 1 ? "This file" : `The folder \`${first.path.split("/")[0] ?? ""}\` (${files.length} files)`;
    return raise(outsideLocaleFolders, place, { what });
  }
  const { spelling } = unlistedLocale;
  const content = files.length === 1 ? "is read as an article of its own" : "are read as articles of their own";
  const leftOut = files.length === 1 ? "is left out" : "are left out";
  return raise(localeNotListed, place, {
    spelling,
    language: languageName(spelling),
    effect: `${rest} ${left ? leftOut : content}`,
    hint: hintFor(spelling, config),
  });
}

function hintFor(spelling: string, config: Config): string {
  const meant = localeMeantBy(spelling);
  const { default: defaultLocale, additional } = config.content.locales;
  if (meant === undefined) {
    return `Intercom has no ${languageName(spelling)}: list these files under \`ignore\` in the config.`;
  }
  const names = isLocale(spelling) ? "" : `\`names: { ${meant}: ${spelling} }\``;
  const add = [defaultLocale, ...additional].includes(meant) ? "" : `\`${meant}\` to \`additional\``;
  const both = [add, names].filter((part) => part !== "").join(" and ");
  return `If it is, add ${both} under \`locales\` in the config; else rename it, or list it under \`ignore\`.`;
}

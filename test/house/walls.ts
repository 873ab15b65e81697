import { isBuiltin } from "node:module";
import path from "node:path";
import { isBarrel, readImports, type Import } from "./imports.ts";
import { SANDBOX_USERS, SANDBOX_IMPORTERS, WALLS, type Wall } from "./wall-table.ts";

interface Source {
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const MAXIMUM_LINES = 250;
const EMPTY_NAMES = /^(?:utils?|helpers?|managers?)$/u;

/**
 * Everything that breaks a wall of the house, a sentence each; empty where all stand. Takes texts by their path from
 * the root of the repository, with `/`.
 */
export function findBreaches(files: ReadonlyMap<string, string>): string[] {
  const sources = [...files].map(([file, text]) => ({ file, text, imports: readImports(text) }));
  return [
    ...sources.flatMap((source) => [...findFileBreaches(source), ...findImportBreaches(source)]),
    ...findSandboxBreaches(sources),
    ...findCircles(sources),
  ];
}

function findFileBreaches({ file, text }: Source): string[] {
  const lines = text.split("\n").length - 1;
  const words = file.split("/").flatMap((part) => part.split(/[^a-zA-Z]|(?<=[a-z])(?=[A-Z])/u));
  const isSource = file.startsWith("src/");
  return [
    ...(lines > MAXIMUM_LINES ? [`${file} has ${lines} lines; ${MAXIMUM_LINES} are allowed.`] : []),
    ...(words.some((word) => EMPTY_NAMES.test(word.toLowerCase())) ? [`${file}: its name says no job.`] : []),
    ...(isSource && (path.posix.basename(file) === "index.ts" || isBarrel(text)) ? [`${file} is a barrel.`] : []),
    ...(isSource && WALLS[folderOf(file)] === undefined
      ? [`${file}: ${folderOf(file)} has no row in test/house/wall-table.ts.`]
      : []),
  ];
}

function findImportBreaches({ file, imports }: Source): string[] {
  const wall = WALLS[folderOf(file)];
  if (!file.startsWith("src/") || wall === undefined) return [];
  return imports.flatMap((found) => {
    const fault = judge(file, wall, found);
    return fault === undefined ? [] : [`${file}:${found.line} ${fault}`];
  });
}

function judge(file: string, wall: Wall, { specifier, form }: Import): string | undefined {
  if (specifier === null) return "imports what only the run knows.";
  if (isBuiltin(specifier)) {
    const builtin = specifier.replace(/^node:/u, "");
    const allowed = wall.builtins.some((name) => builtin === name || builtin.startsWith(`${name}/`));
    return allowed ? undefined : `may not import ${specifier}.`;
  }
  if (!specifier.startsWith(".") && form === "dynamic") {
    // The bundle gives a CommonJS package as one default alone then, and its names are all undefined.
    return `loads the package ${specifier} late: a file of its own imports it, and that one is loaded late.`;
  }
  if (!specifier.startsWith(".")) {
    return wall.packages.includes(packageOf(specifier)) ? undefined : `may not import the package ${specifier}.`;
  }
  const target = resolve(file, specifier);
  if (!target.startsWith("src/")) return `imports ${target}, which is outside src/.`;
  const [own, other] = [folderOf(file), folderOf(target)];
  if (own === other) return undefined;
  if (other === "sandbox" && SANDBOX_USERS.includes(own)) {
    return form === "static" ? "imports the sandbox statically." : undefined;
  }
  return wall.folders.includes(other) ? undefined : `${own} may not import ${other}.`;
}

function findSandboxBreaches(sources: readonly Source[]): string[] {
  const opens = (file: string, { specifier, form }: Import) =>
    form === "dynamic" && folderOf(resolve(file, specifier)) === "sandbox";
  const openers = sources
    .filter(({ file, imports }) => folderOf(file) !== "sandbox" && imports.some((found) => opens(file, found)))
    .map(({ file }) => file);
  if (openers.length <= SANDBOX_IMPORTERS) return [];
  return [`The sandbox is opened in ${openers.join(", ")}: ${SANDBOX_IMPORTERS} places are enough.`];
}

/** Circles of imports; types of the model may name each other in a circle, since nothing of them runs. */
function findCircles(sources: readonly Source[]): string[] {
  const files = new Set(sources.map(({ file }) => file));
  const targets = new Map(
    sources.map(({ file, imports }) => [
      file,
      imports
        .filter(({ form }) => form !== "dynamic" && !(form === "type" && folderOf(file) === "model"))
        .map(({ specifier }) => resolve(file, specifier))
        .filter((target) => files.has(target)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      circles.push(`Circle of imports: ${[...trail.slice(trail.indexOf(file)), file].join(" → ")}.`);
      return;
    }
    if (done.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...trail, file]);
    done.add(file);
  };
  for (const file of targets.keys()) walk(file, []);
  return circles;
}

/** `src/plan/place.ts` → `plan`; `src/cli.ts` → `cli.ts`. */
function folderOf(file: string): string {
  return file.startsWith("src/") ? (file.split("/")[1] ?? "") : "";
}

function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function resolve(file: string, specifier: string | null): string {
  return specifier?.startsWith(".") === true ? path.posix.join(path.posix.dirname(file), specifier) : "";
}

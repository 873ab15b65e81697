import path from "node:path";
import { mendLinks, type Folder } from "../compile/links/mend.ts";
import { loadContent } from "../content/load-content.ts";
import { diskMoves, movedPath, movedTree, type DiskMove, type Move } from "../content/move.ts";
import { markMoved } from "../content/moved-from.ts";
import { leadsInto } from "../disk/new-file.ts";
import { isTaken, movePath } from "../disk/move-file.ts";
import { ignoring, readSourceTree } from "../disk/source-tree.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import type { Config } from "../model/config.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import type { Problem } from "../model/problem.ts";
import type { SourceTree } from "../model/source.ts";
import { checkContent } from "../rules/check-content.ts";
import { readMove } from "./move-names.ts";
import { apiVersionOf, readConfig, report } from "./project.ts";
import type { CommonOptions, Session } from "./session.ts";

/** How many of the files with mended links are named. */
const NAMED = 10;

/**
 * `helpsync mv OLD NEW`: moves an article or a folder with its translations, mends the links both ways, and writes down
 * what it was. All is computed and checked before anything is written.
 */
export async function move(old: string, now: string, options: CommonOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  const tree = await readSourceTree(config);
  const wanted = readMove({ old, now, cwd: session.cwd }, tree, config);
  const moves = diskMoves(wanted, tree, config.content);
  await refuseTargets(moves, tree, config);
  const { texts, notes } = newTexts(wanted, moves, tree, config);
  const apiVersion = apiVersionOf(config, options, session);
  const problemsOf = (files: SourceTree): readonly Problem[] => {
    const { content, problems } = loadContent(files, config);
    return [...problems, ...checkContent(content, config, apiVersion)];
  };
  const added = addedProblems(problemsOf(tree), problemsOf(movedTree(tree, moves, texts)));
  const errors = added.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    report(errors, session);
    throw new Failure({
      what: `${old} was not moved.`,
      why: "The content would have the mistakes above.",
      next: "Choose another place, or mend what stands in the way.",
    });
  }
  await carryOut(moves, texts, config);
  session.print(
    [...moves.map(({ from, to }) => `Moved ${from} to ${to}.`), ...notes].map((line) => `${line}\n`).join(""),
  );
  report(added, session);
  return "done";
}

/** What is to stand in files after the move, by their new paths, and what people are told of it. */
function newTexts(
  wanted: Move,
  moves: readonly DiskMove[],
  tree: SourceTree,
  config: Config,
): { readonly texts: ReadonlyMap<string, string>; readonly notes: readonly string[] } {
  const after = movedTree(tree, moves);
  const folder = (files: SourceTree): Folder => ({ content: loadContent(files, config).content, tree: files });
  const before = folder(tree);
  const { mended, lost } = mendLinks({
    before,
    after: folder(after),
    config,
    placeNow: ({ kind, path: place }) =>
      kind === "folder" ? folderNow(place, wanted, moves) : movedPath(place, "file", moves),
    mayLeadThere: mentions(wanted.from),
  });
  if (lost.length > 0) {
    throw new Failure({
      what: `${String(lost.length)} links could not be mended.`,
      why: lost.map(({ path: file, address }) => `${file}: ${address}`).join("; "),
      next: "Take these links out, or choose another place.",
    });
  }
  const at = (file: string): string => movedPath(file, "file", moves);
  const texts = new Map(mended.map(({ path: file, text }) => [at(file), text]));
  const marked = markMoved(wanted, { before: before.content, tree: after, texts, moves, config });
  const links = mended.reduce((sum, file) => sum + file.links, 0);
  const named = mended.slice(0, NAMED).map(({ path: file }) => at(file));
  const others = mended.length - named.length;
  const files = named.join(", ") + (others === 0 ? "" : ` and ${String(others)} more`);
  return {
    texts: new Map([...texts, ...(marked === undefined ? [] : [[marked.path, marked.text] as const])]),
    notes: [
      ...(links === 0 ? [] : [`Mended ${links === 1 ? "1 link" : `${String(links)} links`} in ${files}.`]),
      ...(marked === undefined ? [] : [`Wrote moved_from: ${marked.keys.join(", ")} into ${marked.path}.`]),
    ],
  };
}

/** A folder is also known by its path without locale. */
function folderNow(place: string, { kind, from, to }: Move, moves: readonly DiskMove[]): string {
  const now = movedPath(place, "folder", moves);
  if (now !== place || kind !== "folder") return now;
  return place === from || place.startsWith(`${from}/`) ? to + place.slice(from.length) : place;
}

/**
 * Whatever leads from elsewhere to what moved names its last segment. Only a plain one is sure to be spelled so, and only
 * in a body without escapes and character references.
 */
function mentions(from: string): (body: string) => boolean {
  const name = path.posix.basename(from).toLowerCase();
  const isPlain = /^[a-z0-9._-]+$/.test(name);
  return (body) => !isPlain || /[\\%&]/.test(body) || body.toLowerCase().includes(name);
}

async function refuseTargets(moves: readonly DiskMove[], tree: SourceTree, config: Config): Promise<void> {
  const root = path.resolve(config.folder, config.content.root);
  for (const { from, to } of moves) {
    const target = path.join(root, to);
    if (!(await leadsInto(root, target))) {
      throw new Failure({ what: `${to} leads out of the content folder.`, next: "Name a path in it." });
    }
    if (await isTaken(target, path.join(root, from))) {
      throw new Failure({ what: `${to} is there already.`, next: "Name another path, or move what is there first." });
    }
  }
  refuseOtherIgnoring(moves, tree, config);
}

/** What is ignored stays so, and what is content, too. */
function refuseOtherIgnoring(moves: readonly DiskMove[], tree: SourceTree, config: Config): void {
  const isIgnored = ignoring(config.content.ignore);
  const now = (file: string): string => movedPath(file, "file", moves);
  const hidden = tree.documents.map((document) => now(document.path)).find(isIgnored);
  const shown = tree.ignored.map(now).find((file) => !isIgnored(file));
  if (hidden === undefined && shown === undefined) return;
  throw new Failure({
    what: `${hidden ?? shown ?? ""} would become ${hidden === undefined ? "content" : "ignored"}.`,
    why: `\`ignore\` in the config ${hidden === undefined ? "names it where it lies now, and not there" : "matches it there"}.`,
    next: "Choose another place, or change `ignore` first.",
  });
}

/** Problems of a kind that there are more of than before. Places differ after a move, so kinds are counted. */
function addedProblems(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const count = (problems: readonly Problem[], code: string): number =>
    problems.filter((one) => one.code === code).length;
  const known = new Set(before.map(({ code, place, message }) => JSON.stringify([code, place.file, message])));
  return after.filter(
    ({ code, place, message }) =>
      count(after, code) > count(before, code) && !known.has(JSON.stringify([code, place.file, message])),
  );
}

async function carryOut(moves: readonly DiskMove[], texts: ReadonlyMap<string, string>, config: Config): Promise<void> {
  const root = path.resolve(config.folder, config.content.root);
  const done: string[] = [];
  try {
    for (const { from, to } of moves) {
      await movePath(path.join(root, from), path.join(root, to));
      done.push(`${from} is now ${to}`);
    }
    for (const [file, text] of texts) {
      await writeFileAtomic(path.join(root, file), text);
      done.push(`${file} is written`);
    }
  } catch (error) {
    if (!(error instanceof Failure) || done.length === 0) throw error;
    const { message, why, next } = error;
    throw new Failure({ what: message, why, next, done: `${done.join("; ")}. The rest was not done.`, cause: error });
  }
}

import path from "node:path";
import { holds, logicalPath, type Move } from "../content/move.ts";
import { nearest } from "../content/nearest.ts";
import type { Config } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import type { SourceTree } from "../model/source.ts";

export interface Named {
  readonly old: string;
  readonly now: string;
  readonly cwd: string;
}

/**
 * What the two paths of `mv` mean: from where the command runs, else from the content folder; with or without ending.
 * @throws Failure where the first is nothing, or the second no place for it
 */
export function readMove({ old, now, cwd }: Named, tree: SourceTree, config: Config): Move {
  const root = path.resolve(config.folder, config.content.root);
  const bases = [...new Set([cwd, root])];
  const found = bases.flatMap((base) => sourceAt(base, old, root, tree, config))[0];
  if (found === undefined) throw unknown(old, root, tree, config);
  const { kind, from } = found;
  if (kind === "article" && from.endsWith("/index")) {
    const folder = from.slice(0, -"/index".length);
    const next = `Move the folder: \`helpsync mv ${folder} …\`.`;
    throw new Failure({ what: `${old} belongs to its folder.`, why: "It says what the folder is called.", next });
  }
  const to = targetOf(now, found, { cwd, root }, tree, config);
  if (to === from) throw new Failure({ what: `${old} is there already.`, next: "Name another path." });
  if (kind === "folder" && to.startsWith(`${from}/`)) {
    throw new Failure({ what: `${old} cannot be moved into itself.`, next: "Name a path outside of it." });
  }
  if (holds(kind, to, tree, config.content)) {
    const within = `${to}/${path.posix.basename(from)}`;
    throw new Failure({
      what: `There is ${kind === "article" ? "an article" : "a folder"} at ${to} already.`,
      next: kind === "article" || within === from ? "Name another path." : `To move it in there, name ${within}.`,
    });
  }
  return { kind, from, to };
}

interface Found extends Pick<Move, "kind" | "from"> {
  /** The folder from which the first path counts. */
  readonly base: string;
}

function sourceAt(base: string, old: string, root: string, tree: SourceTree, config: Config): Found[] {
  const inside = insideOf(root, path.resolve(base, old));
  if (inside === undefined) return [];
  const kinds: Move["kind"][] = /[\\/]$/.test(old)
    ? ["folder"]
    : /\.md$/i.test(old)
      ? ["article"]
      : ["article", "folder"];
  const all = kinds
    .map((kind) => ({ kind, from: logicalPath(inside, kind, tree, config.content), base }))
    .filter(({ kind, from }) => from !== "" && holds(kind, from, tree, config.content));
  if (all.length < 2) return all;
  const next = `Name ${old}.md for the article, or ${old}/ for the folder.`;
  throw new Failure({ what: `${old} is an article and a folder.`, next });
}

function targetOf(
  now: string,
  { kind, from, base }: Found,
  { cwd, root }: { readonly cwd: string; readonly root: string },
  tree: SourceTree,
  config: Config,
): string {
  const outside = insideOf(root, cwd) === undefined && cwd !== root;
  const here = insideOf(root, path.resolve(cwd, now));
  const inside = base === cwd || (outside && here !== undefined) ? here : insideOf(root, path.resolve(root, now));
  if (inside === undefined) {
    const shown = path.relative(cwd, root) || ".";
    throw new Failure({
      what: `${now} is not in the content folder.`,
      why: `Content stands in ${shown}.`,
      next: "Name a path in it.",
    });
  }
  const folder = logicalPath(inside, "folder", tree, config.content);
  const goesInto =
    kind === "article" && !/\.md$/i.test(now) && (/[\\/]$/.test(now) || holds("folder", folder, tree, config.content));
  const to = goesInto
    ? path.posix.join(folder, path.posix.basename(from))
    : kind === "folder"
      ? folder
      : logicalPath(inside, kind, tree, config.content);
  refuseName(now, to, kind);
  return to;
}

function refuseName(now: string, to: string, kind: Move["kind"]): void {
  const segments = to.split("/");
  const next = "Name another path.";
  if (kind === "folder" && /\.md$/i.test(now)) {
    throw new Failure({ what: `${now} is the name of a file, and a folder is to move there.`, next });
  }
  if (segments.some((segment) => segment === "" || segment.startsWith("."))) {
    throw new Failure({
      what: `${now} is no place for content.`,
      why: "Names that start with a dot are left out.",
      next,
    });
  }
  if (kind === "article" && segments.length > 1 && segments.at(-1) === "index") {
    throw new Failure({
      what: `${now} would speak for its folder.`,
      why: "An index.md says what its folder is called.",
      next,
    });
  }
}

/** A path from a folder, with `/` and NFC; `undefined` where it leads elsewhere, or to the folder itself. */
function insideOf(folder: string, file: string): string | undefined {
  const way = path.relative(folder, file);
  if (way === "" || way === ".." || way.startsWith(`..${path.sep}`) || path.isAbsolute(way)) return undefined;
  return way.split(path.sep).join("/").normalize("NFC");
}

function unknown(old: string, root: string, tree: SourceTree, config: Config): Failure {
  const all = tree.documents.map((document) => document.path.replace(/\.md$/i, ""));
  const folders = all.map((file) => path.posix.dirname(file)).filter((folder) => folder !== ".");
  const near = nearest(old.replace(/\.md$|\/$/i, ""), [...new Set([...all, ...folders])]);
  return new Failure({
    what: `There is no content at ${old}.`,
    why: `Paths count from here, or from ${path.relative(config.folder, root) || "."}.`,
    next: near === undefined ? "Name an article's file, or a folder." : `Did you mean ${near}?`,
  });
}

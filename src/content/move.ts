import type { ContentConfig } from "../model/config.ts";
import type { SourceTree } from "../model/source.ts";
import { placeFiles } from "./layout.ts";

/** What is to move, by paths without locale and ending. */
export interface Move {
  readonly kind: "article" | "folder";
  readonly from: string;
  readonly to: string;
}

/** A file or folder that is renamed; paths are from the content root, as the disk spells them. */
export interface DiskMove {
  readonly kind: "file" | "folder";
  readonly from: string;
  readonly to: string;
}

/** The path without locale (and ending) that a path from the content root stands for. */
export function logicalPath(path: string, kind: Move["kind"], tree: SourceTree, config: ContentConfig): string {
  // Whether a folder is a locale's shows only beside the others.
  const all = [...tree.documents.map((document) => document.path), ...tree.ignored];
  const probe = kind === "article" ? (/\.md$/i.test(path) ? path : `${path}.md`) : `${path}/index.md`;
  const logical = placeFiles([...all, probe], config).at(-1)?.logical ?? path;
  return kind === "article" ? logical : logical.replace(/\/?index$/, "");
}

/** Whether content stands at a path without locale and ending: an article's file in any locale, or a file in a folder. */
export function holds(kind: Move["kind"], path: string, tree: SourceTree, config: ContentConfig): boolean {
  return placedIn(tree, config).some(({ logical }) =>
    kind === "article" ? logical === path : logical.startsWith(`${path}/`),
  );
}

/** The files or folders of all locales that a move renames. A folder goes as a whole, with all that lies in it. */
export function diskMoves({ kind, from, to }: Move, tree: SourceTree, config: ContentConfig): DiskMove[] {
  const depth = from.split("/").length;
  const moves = placedIn(tree, config).flatMap(({ path, logical }): DiskMove[] => {
    const normal = path.normalize("NFC");
    const end = logical.length + (config.locales.layout === "suffix" ? 0 : normal.length - 3 - logical.length);
    if (kind === "article") {
      if (logical !== from) return [];
      const before = end - logical.length;
      return [{ kind: "file", from: path, to: normal.slice(0, before) + to + normal.slice(end) }];
    }
    if (!logical.startsWith(`${from}/`)) return [];
    // Segments are counted, since the disk may spell the same letters otherwise.
    const above = config.locales.layout === "suffix" ? 0 : path.split("/").length - logical.split("/").length;
    const segments = path.split("/");
    const target = [...segments.slice(0, above), to].join("/");
    return [{ kind: "folder", from: segments.slice(0, above + depth).join("/"), to: target }];
  });
  return [...new Map(moves.map((move) => [move.from, move])).values()];
}

/** Files that are ignored move with their folder, but name no article. */
function placedIn(tree: SourceTree, config: ContentConfig): ReturnType<typeof placeFiles> {
  return placeFiles(
    tree.documents.map(({ path }) => path),
    config,
  );
}

/** Where a path is after the moves; a file may be named without its ending. */
export function movedPath(path: string, kind: "file" | "folder", moves: readonly DiskMove[]): string {
  const normal = path.normalize("NFC");
  for (const move of moves) {
    const from = move.from.normalize("NFC");
    if (move.kind === "folder") {
      if (normal.startsWith(`${from}/`)) return move.to + normal.slice(from.length);
      if (kind === "folder" && normal === from) return move.to;
    } else if (kind === "file") {
      if (normal === from) return move.to;
      if (normal === withoutEnding(from)) return withoutEnding(move.to);
    }
  }
  return path;
}

function withoutEnding(path: string): string {
  return path.replace(/\.md$/i, "");
}

/**
 * The content folder after the moves.
 * @param texts what stands in files that are written anew or made, by their path after the moves
 */
export function movedTree(
  tree: SourceTree,
  moves: readonly DiskMove[],
  texts: ReadonlyMap<string, string> = new Map(),
): SourceTree {
  const at = (path: string): string => movedPath(path, "file", moves);
  const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
  const documents = tree.documents.map(({ path, bytes }) => {
    const text = texts.get(at(path));
    return { path: at(path), bytes: text === undefined ? bytes : encoded(text) };
  });
  const known = new Set(documents.map(({ path }) => path));
  const made = [...texts].filter(([path]) => !known.has(path)).map(([path, text]) => ({ path, bytes: encoded(text) }));
  const assets = new Map([...tree.assets].map(([path, asset]) => [at(path), { ...asset, path: at(path) }]));
  return {
    ...tree,
    documents: [...documents, ...made],
    assets,
    rootAssets: tree.rootAssets === tree.assets ? assets : tree.rootAssets,
    ignored: tree.ignored.map(at),
  };
}

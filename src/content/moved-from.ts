import type { Config } from "../model/config.ts";
import type { Content } from "../model/content.ts";
import { keyOf, type Key } from "../model/key.ts";
import type { SourceTree } from "../model/source.ts";
import { placeFiles } from "./layout.ts";
import type { DiskMove, Move } from "./move.ts";
import { withFormerKeys } from "./moved-from-line.ts";

export interface Marking {
  /** The content before the move. */
  readonly before: Content;
  /** The files after it. */
  readonly tree: SourceTree;
  /** What stands in files that are written anew anyway. */
  readonly texts: ReadonlyMap<string, string>;
  readonly moves: readonly DiskMove[];
  readonly config: Config;
}

export interface Marked {
  readonly path: string;
  readonly text: string;
  readonly keys: readonly Key[];
}

/**
 * Writes the former keys of what moved into its default-locale file: an article's, or the `index.md` of a folder, which
 * is made where there is none. What lies in a folder follows the folder. `undefined` where a `uid` stays the key.
 */
export function markMoved(move: Move, { before, tree, texts, moves, config }: Marking): Marked | undefined {
  const names = move.kind === "article" ? [move.from] : [move.from, `${move.from}/index`];
  const documents = [
    ...before.collections.filter(({ path }) => move.kind === "folder" && path === move.from),
    ...before.articles.filter(({ path }) => (move.kind === "article" ? path === move.from : path === names[1])),
  ].filter(({ uid }) => uid === undefined);
  const keys = documents.map(({ key }) => key);
  if (keys.length === 0) return undefined;
  const own = documents.map(({ kind, path }) => keyOf(kind, move.to + path.slice(move.from.length)));
  const path = fileFor(move, tree, moves, config);
  const bytes = tree.documents.find((document) => document.path === path)?.bytes;
  const text = texts.get(path) ?? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  if (bytes === undefined) return { path, text: withFormerKeys("", keys, own).trimEnd() + "\n", keys };
  return { path, text: withFormerKeys(text, keys, own), keys };
}

function fileFor(move: Move, tree: SourceTree, moves: readonly DiskMove[], config: Config): string {
  const placed = placeFiles(
    tree.documents.map(({ path }) => path),
    config.content,
  ).filter(({ locale }) => locale === config.content.locales.default);
  const name = move.kind === "article" ? move.to : `${move.to}/index`;
  const there = placed.find(({ logical }) => logical === name);
  if (there !== undefined) return there.path;
  const holds = ({ to }: DiskMove): boolean => placed.some(({ path }) => path.startsWith(`${to}/`));
  return `${moves.find(holds)?.to ?? move.to}/index.md`;
}

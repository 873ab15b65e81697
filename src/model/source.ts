import type { Problem } from "./problem.ts";

/** A Markdown file as it lies on disk. */
export interface SourceFile {
  /** Path from the content root, with `/`, as the disk spells it. */
  readonly path: string;
  /** What it holds; where files are not kept, each time read again, and a Failure where that cannot be done. */
  readonly bytes: Uint8Array;
}

/** Any other file below the content root (or the assets root): what images may be taken from. */
export interface AssetFile {
  /** Path from its root, with `/`. */
  readonly path: string;
  /** Absolute path on this disk; never part of what is meant. */
  readonly file: string;
  /** sha256 of its bytes, hexadecimal. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
}

/** The content folder as disk found it. */
export interface SourceTree {
  readonly documents: readonly SourceFile[];
  /** By path from the content root. */
  readonly assets: ReadonlyMap<string, AssetFile>;
  /** What root-absolute image paths are looked up in, by path without its first `/`. */
  readonly rootAssets: ReadonlyMap<string, AssetFile>;
  /** Paths (from the content root) of Markdown files that `ignore` matched: links to them are known to lead nowhere. */
  readonly ignored: readonly string[];
  /** Folders and files that were refused, e.g. symbolic links that leave the content folder. */
  readonly problems: readonly Problem[];
}

import { accessSync, constants, readFileSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { join as joinShown } from "node:path/posix";
import picomatch from "picomatch";
import type { Config } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import { raise, type Place, type Problem } from "../model/problem.ts";
import type { AssetFile, SourceFile, SourceTree } from "../model/source.ts";
import { isImage, readAssets } from "./asset-files.ts";
import { listFiles, type FileListing } from "./list-files.ts";
import { exists } from "./new-file.ts";
import { fileUnreadable, linkBroken, linkLeavesContent } from "./problems.ts";
import { reasonOf } from "./text-file.ts";

export interface SourceTreeOptions {
  /** Whether a content folder that is not there yet holds nothing; it is refused where this is not said. */
  readonly absent?: "refused" | "empty" | undefined;
  /**
   * Whether what files hold is kept, or read again where it is asked for, which is for work of seconds: a file that is
   * edited meanwhile ends it. Kept where this is not said.
   */
  readonly files?: "kept" | "read again" | undefined;
}

/**
 * Reads the content folder (and the assets root): Markdown files as bytes, images as hashes. Paths keep the spelling of
 * the disk. Files and folders that start with a dot hold no content, but may hold images. Throws a Failure where a folder
 * that the config names is not there.
 */
export async function readSourceTree(config: Config, { absent, files }: SourceTreeOptions = {}): Promise<SourceTree> {
  const { root, ignore } = config.content;
  if (absent === "empty" && !(await exists(resolve(config.folder, root)))) return emptyTree(config);
  const folder = await folderNamed(config, root, "content");
  const isIgnored = ignoring(ignore);
  const listing = await listFiles(folder);
  const markdown = listing.files.filter((path) => isMarkdown(path) && !isHidden(path));
  const problems: Problem[] = linkProblems(listing, root, isIgnored);
  const documents: SourceFile[] = [];
  for (const path of markdown.filter((each) => !isIgnored(each))) {
    try {
      documents.push(sourceFile(path, join(folder, path), files));
    } catch (error) {
      problems.push(raise(fileUnreadable, placeOf(root, path), { reason: reasonOf(error) }));
    }
  }
  const assets = await assetsOf(folder, root, listing, problems);
  return {
    documents,
    assets,
    rootAssets: await rootAssetsOf(config, assets, problems),
    ignored: markdown.filter(isIgnored),
    problems,
  };
}

/** Opens a file, which throws where it cannot be read. */
function sourceFile(path: string, file: string, files: SourceTreeOptions["files"]): SourceFile {
  // Thousands of small files: measured at a fifth of the time of reading them asynchronously.
  if (files !== "read again") return { path, bytes: readFileSync(file) };
  accessSync(file, constants.R_OK);
  return new FileOnDisk(path, file);
}

/** A file that is read each time. */
class FileOnDisk implements SourceFile {
  readonly path: string;
  readonly #file: string;

  constructor(path: string, file: string) {
    this.path = path;
    this.#file = file;
  }

  get bytes(): Uint8Array {
    try {
      return readFileSync(this.#file);
    } catch (error) {
      throw new Failure({
        what: `${this.#file} cannot be read any more.`,
        why: reasonOf(error),
        next: "Run the command again when nothing else changes the content.",
        cause: error,
      });
    }
  }
}

async function emptyTree(config: Config): Promise<SourceTree> {
  const problems: Problem[] = [];
  const rootAssets = await rootAssetsOf(config, new Map(), problems);
  return { documents: [], assets: new Map(), rootAssets, ignored: [], problems };
}

async function rootAssetsOf(
  config: Config,
  assets: ReadonlyMap<string, AssetFile>,
  problems: Problem[],
): Promise<ReadonlyMap<string, AssetFile>> {
  const { root } = config.assets;
  if (root === undefined || root === config.content.root) return assets;
  const folder = await folderNamed(config, root, "assets.root");
  const listing = await listFiles(folder);
  problems.push(...linkProblems(listing, root, () => false));
  return assetsOf(folder, root, listing, problems);
}

function assetsOf(
  folder: string,
  root: string,
  listing: FileListing,
  problems: Problem[],
): Promise<ReadonlyMap<string, AssetFile>> {
  return readAssets(folder, listing.files, (path, error) => {
    problems.push(raise(fileUnreadable, placeOf(root, path), { reason: reasonOf(error) }));
  });
}

async function folderNamed(config: Config, folder: string, key: string): Promise<string> {
  const path = resolve(config.folder, folder);
  try {
    const real = await realpath(path);
    if ((await stat(real)).isDirectory()) return real;
  } catch {
    // Told below, in the same words as for a file in its place.
  }
  throw new Failure({
    what: `There is no folder ${path}.`,
    why: `\`${key}\` in ${config.file} names \`${folder}\`.`,
    next: `Make the folder, or change \`${key}\`.`,
  });
}

/** Whether the config's patterns match a file or a folder that it stands in. */
export function ignoring(patterns: readonly string[]): (path: string) => boolean {
  const plain = patterns.map((pattern) => pattern.replace(/^\.?\//, "").replace(/\/$/, ""));
  if (plain.length === 0) return () => false;
  const matches = picomatch(plain, { dot: true });
  return (path) => {
    const parts = path.split("/");
    return parts.some((_, index) => matches(parts.slice(0, index + 1).join("/")));
  };
}

/** Links that were refused, if anything behind them could have been content. */
function linkProblems(listing: FileListing, root: string, isIgnored: (path: string) => boolean): Problem[] {
  return listing.refused
    .filter(({ path }) => !isHidden(path) && !isIgnored(path))
    .filter(({ path }) => isMarkdown(path) || isImage(path) || !/\.[^./]+$/.test(path))
    .map(({ path, target }) =>
      target === null
        ? raise(linkBroken, placeOf(root, path), {})
        : raise(linkLeavesContent, placeOf(root, path), { target }),
    );
}

function isMarkdown(path: string): boolean {
  return /[^/]\.md$/i.test(path);
}

function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith("."));
}

function placeOf(root: string, path: string): Place {
  return { file: joinShown(root, path), line: 1, column: 1 };
}

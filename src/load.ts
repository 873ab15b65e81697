import { compileContent, type CompileOptions } from "./compile/content.ts";
import { loadContent } from "./content/load-content.ts";
import { readSourceTree, type SourceTreeOptions } from "./disk/source-tree.ts";
import type { ApiVersion } from "./model/api-version.ts";
import type { CompiledRecords } from "./model/compiled-record.ts";
import type { Config } from "./model/config.ts";
import type { Content } from "./model/content.ts";
import type { Desired } from "./model/desired.ts";
import type { Problem } from "./model/problem.ts";
import type { SourceTree } from "./model/source.ts";
import { checkContent } from "./rules/check-content.ts";
import { openThreadedCompiler } from "./workers/threaded-compiler.ts";

/** The content folder, read and checked; nothing of Markdown is parsed yet. */
export interface ReadContent {
  readonly tree: SourceTree;
  readonly content: Content;
  readonly problems: readonly Problem[];
}

/** The content folder, read, checked and compiled; the problems are all that it has. */
export interface Loaded extends ReadContent {
  readonly desired: Desired;
  /** What came of each file, so that another content, or the next run, need not compile what is the same. */
  readonly records: () => CompiledRecords;
  /** Loads what makes the HTML of files that did not change; whoever wants it of any of them calls this first. */
  readonly loadCompiler: () => Promise<void>;
}

/** Bytes → documents, with every problem that is seen without parsing Markdown. */
export async function readContent(
  config: Config,
  apiVersion: ApiVersion,
  options?: SourceTreeOptions,
): Promise<ReadContent> {
  return understand(await readSourceTree(config, options), config, apiVersion);
}

/** The same of a content folder that was read already. */
export function understand(tree: SourceTree, config: Config, apiVersion: ApiVersion): ReadContent {
  const { content, problems } = loadContent(tree, config);
  return { tree, content, problems: [...problems, ...checkContent(content, config, apiVersion)] };
}

/**
 * Documents → desired, with every problem on the way.
 * @param records what came of the files before
 * @param onCompare given, before anything is compiled, what files mean that are as they were
 */
export async function compileRead(
  read: ReadContent,
  config: Config,
  records: CompiledRecords = new Map(),
  onCompare?: CompileOptions["onCompare"],
): Promise<Loaded> {
  const compiler = openThreadedCompiler();
  const compiled = await compileContent(read.content, read.tree, {
    ...{ config, compiler, records },
    ...(onCompare === undefined ? {} : { onCompare }),
  });
  return {
    ...read,
    desired: compiled.desired,
    problems: [...read.problems, ...compiled.problems],
    records: compiled.records,
    loadCompiler: () => compiler.load(),
  };
}

/** Bytes → documents → desired, every file compiled. */
export async function loadDesired(config: Config, apiVersion: ApiVersion): Promise<Loaded> {
  return compileRead(await readContent(config, apiVersion), config);
}

/**
 * Another state of a content folder → desired, with the compiler at hand.
 * @param like the content of which most files are the same
 */
export async function loadLike(
  like: Loaded,
  tree: SourceTree,
  config: Config,
  apiVersion: ApiVersion,
): Promise<Loaded> {
  const loaded = await compileRead(understand(tree, config, apiVersion), config, like.records());
  await loaded.loadCompiler();
  return loaded;
}

import type { CompiledFile, CompileJob } from "../compile/compiler.ts";
import type { LinkIndex } from "../compile/links/link-index.ts";

/** What a worker is given once, for all files. */
export interface Given {
  readonly index: LinkIndex;
}

/** Some files to compile. */
export interface Batch {
  /** The place of the first of them among all. */
  readonly first: number;
  readonly jobs: readonly CompileJob[];
}

/** What the files of a batch became. */
export interface CompiledBatch {
  readonly first: number;
  readonly compiled: readonly CompiledFile[];
}

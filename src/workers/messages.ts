import type { CompiledFile, CompileJob } from "../compile/compiler.ts";
import type { LinkIndex } from "../compile/links/link-index.ts";
import type { ArticleTranslation } from "../model/content.ts";
import type { Fingerprint } from "../model/fingerprint.ts";

/** What a worker is given once, for all files. */
export interface Given {
  readonly index: LinkIndex;
}

/** A file to compile as it is sent: its body is a text by then. */
export interface SentJob extends Pick<CompileJob, "context"> {
  readonly translation: Omit<ArticleTranslation, "body" | "bodyPrint">;
  readonly body: string;
  readonly bodyPrint: Fingerprint;
}

/** Some files to compile. */
export interface Batch {
  /** The place of the first of them among all. */
  readonly first: number;
  readonly jobs: readonly SentJob[];
}

/** What the files of a batch became. */
export interface CompiledBatch {
  readonly first: number;
  readonly compiled: readonly CompiledFile[];
}

import type { ArticleTranslation } from "../model/content.ts";
import type { CompiledTranslation, TranslationContext } from "./article.ts";
import { rememberAsked } from "./links/asked.ts";
import type { LinkIndex } from "./links/link-index.ts";

/** One file that is to be compiled; what its addresses lead to is in an index that all files share. */
export interface CompileJob {
  readonly translation: ArticleTranslation;
  readonly context: Omit<TranslationContext, "index">;
}

export interface CompiledFile extends CompiledTranslation {
  /** What its addresses were looked up as. */
  readonly asked: readonly string[];
}

/** Makes files into HTML. The parser is loaded by the first call of `compileAll` or `load`. */
export interface Compiler {
  /** Compiles many files; what each becomes stands where its job stood. */
  compileAll(jobs: readonly CompileJob[], index: LinkIndex): Promise<readonly CompiledFile[]>;
  /** Loads what `compileNow` needs. */
  load(): Promise<void>;
  /** Called now and then where thousands of files are looked at: what else goes on has its turn. */
  giveWay(): Promise<void>;
  /** Compiles one file at once. Throws a `CompilerNotLoaded` where nothing was loaded. */
  compileNow(job: CompileJob, index: LinkIndex): CompiledFile;
}

/** A body was asked for of which nobody had thought that anyone would want it: load the compiler, and ask again. */
export class CompilerNotLoaded extends Error {
  constructor() {
    super("The HTML of a file was wanted before the compiler was loaded.");
  }
}

type CompileTranslation = (translation: ArticleTranslation, context: TranslationContext) => CompiledTranslation;

/** Compiles in this thread, file after file. */
export function openCompiler(): Compiler {
  let compileTranslation: CompileTranslation | undefined;
  const load = async (): Promise<void> => {
    ({ compileTranslation } = await import("./article.ts"));
  };
  const compileNow: Compiler["compileNow"] = ({ translation, context }, index) => {
    if (compileTranslation === undefined) throw new CompilerNotLoaded();
    const remembering = rememberAsked(index);
    const compiled = compileTranslation(translation, { ...context, index: remembering.index });
    return { ...compiled, asked: remembering.asked() };
  };
  return {
    load,
    giveWay: () => Promise.resolve(),
    compileNow,
    async compileAll(jobs, index) {
      if (jobs.length > 0) await load();
      return jobs.map((job) => compileNow(job, index));
    },
  };
}

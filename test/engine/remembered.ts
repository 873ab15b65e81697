import path from "node:path/posix";
import type { CompiledFile, Compiler } from "../../src/compile/compiler.ts";

/** What was compiled so far by any run of this file. */
const results = new Map<string, CompiledFile>();

/**
 * A compiler that gives what was compiled before for the same body in the same place whose links lead to the same:
 * thousands of runs over bodies from one pool parse each of them once. No body of these runs repeats its title or has a
 * problem, so the rest of the frontmatter does not count.
 */
export function remembering(compiler: Compiler): Compiler {
  const compileNow: Compiler["compileNow"] = (job, index) => {
    const { translation, context } = job;
    const folder = path.dirname(translation.path);
    const targets = [...translation.body().matchAll(/\]\(([^)#\s]*)/gu)].map(([, address = ""]) => {
      const target = index.files.get(path.join(folder, address));
      return [target, index.assets.files.get(path.join(folder, address))?.hash];
    });
    const name = JSON.stringify([translation.path, translation.body(), context, targets]);
    const result = results.get(name) ?? compiler.compileNow(job, index);
    results.set(name, result);
    return { ...result, title: translation.title ?? result.title };
  };
  return {
    load: () => compiler.load(),
    giveWay: () => compiler.giveWay(),
    compileNow,
    compileAll: async (jobs, index) => {
      await compiler.load();
      return jobs.map((job) => compileNow(job, index));
    },
  };
}

/** The same for a function of texts alone. */
export function rememberedText(convert: (text: string) => string): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const result = texts.get(text) ?? convert(text);
    texts.set(text, result);
    return result;
  };
}

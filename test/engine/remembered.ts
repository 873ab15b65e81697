import path from "node:path/posix";
import type { CompiledTranslation, TranslationContext } from "../../src/compile/article.ts";
import type { ArticleTranslation } from "../../src/model/content.ts";

type Compile = (translation: ArticleTranslation, context: TranslationContext) => CompiledTranslation;

/**
 * Gives what was compiled before for the same body in the same place whose links lead to the same: thousands of runs
 * over bodies from one pool parse each of them once. No body of these runs repeats its title or has a problem, so the
 * rest of the frontmatter does not count.
 */
export function remembered(compile: Compile): Compile {
  const results = new Map<string, CompiledTranslation>();
  return (translation, context) => {
    const { index, ...place } = context;
    const folder = path.dirname(translation.path);
    const targets = [...translation.body.matchAll(/\]\(([^)#\s]*)/gu)].map(([, address = ""]) => {
      const target = index.files.get(path.join(folder, address));
      return [target, index.assets.files.get(path.join(folder, address))?.hash];
    });
    const name = JSON.stringify([translation.path, translation.body, place, targets]);
    const result = results.get(name) ?? compile(translation, context);
    results.set(name, result);
    return { ...result, title: translation.title ?? result.title };
  };
}

/** The same for a function of texts alone. */
export function rememberedText(convert: (text: string) => string): (text: string) => string {
  const results = new Map<string, string>();
  return (text) => {
    const result = results.get(text) ?? convert(text);
    results.set(text, result);
    return result;
  };
}

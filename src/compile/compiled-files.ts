import type { ArticleTranslation } from "../model/content.ts";
import type { Key } from "../model/key.ts";
import type { Locale } from "../model/locale.ts";
import { compileTranslation, type CompiledTranslation, type TranslationContext } from "./article.ts";
import type { LinkIndex } from "./links/link-index.ts";

/** A content file by file, as it was compiled: another content in which most files are the same takes these from it. */
export interface CompiledFiles {
  readonly index: LinkIndex;
  readonly files: ReadonlyMap<Key, ReadonlyMap<Locale, CompiledFile>>;
}

interface CompiledFile {
  readonly translation: ArticleTranslation;
  readonly context: TranslationContext;
  readonly compiled: CompiledTranslation;
}

/** Compiles one file, or finds it compiled. */
export type CompileFile = (translation: ArticleTranslation, context: TranslationContext) => CompiledFile;

/**
 * What a file becomes follows from itself, and from where the addresses in it lead. So one that is the same is taken from
 * an earlier content in which all of them lead to the same.
 */
export function compilerOf(index: LinkIndex, earlier: CompiledFiles | undefined): CompileFile {
  const usable = earlier !== undefined && signOf(index) === signOf(earlier.index) ? earlier.files : undefined;
  return (translation, context) => {
    const known = usable?.get(context.key)?.get(context.locale);
    return known !== undefined && inputOf(known.translation, known.context) === inputOf(translation, context)
      ? known
      : { translation, context, compiled: compileTranslation(translation, context) };
  };
}

function inputOf(translation: ArticleTranslation, { index, ...about }: TranslationContext): string {
  return JSON.stringify([translation, about, index.defaultLocale]);
}

/** All that addresses can lead to; a picture counts by its bytes. */
function signOf({ defaultLocale, files, folders, leftOut, assets, rootAssets, rootFolder }: LinkIndex): string {
  const pictures = [assets, rootAssets].map((some) => [...some.files].map(([path, { hash }]) => [path, hash]));
  return JSON.stringify([defaultLocale, rootFolder, [...files], [...folders], [...leftOut], pictures]);
}

import { headingId } from "../dialect/heading-id.ts";
import type { ArticleTranslation } from "../model/content.ts";
import type { DesiredBody } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { Locale } from "../model/locale.ts";
import type { Problem } from "../model/problem.ts";
import { noticeEmpty } from "./empty-article.ts";
import { HeadingList, type CompiledHeading } from "./headings.ts";
import { render } from "./html/render.ts";
import type { LinkIndex } from "./links/link-index.ts";
import { localeRootOf } from "./links/paths.ts";
import { resolveAddresses } from "./links/resolve.ts";
import { Symbols, type Symbolic } from "./links/symbols.ts";
import { rewriteDirectiveLines } from "./markdown/directive-lines.ts";
import { isWithinLimits, withinStack } from "./markdown/limits.ts";
import { parseMarkdown } from "./markdown/parse.ts";
import { tidy } from "./markdown/tidy.ts";
import { meantBy } from "./meaning.ts";
import { Notices } from "./notices.ts";
import { takeTitle } from "./title.ts";

/** What a translation is compiled within. */
export interface TranslationContext {
  readonly key: Key;
  readonly locale: Locale;
  /** From the content root, without locale and ending: names an article that has no title of its own. */
  readonly articlePath: string;
  /** The path of the default-locale file of the same article, from the content root. */
  readonly originalPath: string;
  readonly index: LinkIndex;
}

/** One translation of an article. Which heading a link means is settled once all are compiled. */
export interface CompiledTranslation {
  readonly title: string;
  readonly meaning: Pick<DesiredBody, "meant" | "links">;
  /** HTML as one unbroken line, cut where a link to a resource or a local image stands. */
  readonly parts: readonly (string | Symbolic)[];
  readonly headings: readonly CompiledHeading[];
  readonly problems: readonly Problem[];
}

/**
 * Compiles one file by itself: nothing of any other file's body goes in, so files can be compiled in any order. A body
 * that no parser can be asked for is an error, and nothing in what is returned.
 */
export function compileTranslation(translation: ArticleTranslation, context: TranslationContext): CompiledTranslation {
  const { key, articlePath } = context;
  const notices = new Notices(translation.file, translation.body(), translation.bodyLine);
  const headings = new HeadingList((slug) => headingId(key, slug));
  const compiled = isWithinLimits(translation.body(), notices)
    ? compileBody(translation, context, { notices, headings })
    : undefined;
  if (compiled !== undefined) noticeEmpty(translation, compiled.parts, notices);
  const nothing = (): Pick<CompiledTranslation, "title" | "meaning" | "parts"> => ({
    title: translation.title ?? nameOfPath(articlePath),
    meaning: meantBy({ type: "root", children: [] }, new Symbols()),
    parts: [],
  });
  return { ...(compiled ?? nothing()), headings: headings.all(), problems: notices.problems() };
}

interface Collected {
  readonly notices: Notices;
  readonly headings: HeadingList;
}

function compileBody(
  translation: ArticleTranslation,
  { key, index, locale, articlePath, originalPath }: TranslationContext,
  { notices, headings }: Collected,
): Pick<CompiledTranslation, "title" | "meaning" | "parts"> | undefined {
  const symbols = new Symbols();
  const source = rewriteDirectiveLines(translation.body());
  const tree = withinStack(undefined, notices, () => parseMarkdown(source));
  if (tree === undefined) return undefined;
  return withinStack(tree, notices, () => {
    tidy(tree, source, notices);
    const { title, removedHeading } = takeTitle(tree, translation, nameOfPath(articlePath));
    if (removedHeading !== undefined) headings.addTitle(removedHeading.text, removedHeading.id);
    const original = { path: originalPath, localeRoot: localeRootOf(originalPath, articlePath) };
    const localeRoot = localeRootOf(translation.path, articlePath);
    resolveAddresses(tree, { key, locale, path: translation.path, localeRoot, original, index, symbols, notices });

    const meaning = meantBy(tree, symbols);
    return { title, meaning, parts: render(tree, source, { symbols, headings, notices }) };
  });
}

/** The last segment of a path; an `index` is named by its folder. */
function nameOfPath(path: string): string {
  const segments = path.split("/");
  const last = segments.pop() ?? path;
  return last === "index" ? (segments.pop() ?? last) : last;
}

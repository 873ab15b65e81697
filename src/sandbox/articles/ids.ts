import { indexOfLocale, localeAt } from "../locales.ts";

/** The id of an article's content in one language, as content search and bulk actions name it. */
export function contentId(articleId: string, locale: string): string {
  return `${articleId}${String(indexOfLocale(locale)).padStart(2, "0")}`;
}

/** What an id of content stands for; `undefined` where it can be none. */
export function readContentId(id: string): { readonly articleId: string; readonly locale: string } | undefined {
  const locale = localeAt(Number(id.slice(-2)));
  return locale === undefined ? undefined : { articleId: id.slice(0, -2), locale };
}

/** The id of a version of an article's content in one language. */
export function versionId(articleId: string, locale: string, number: number): string {
  return `${contentId(articleId, locale)}${String(number).padStart(4, "0")}`;
}

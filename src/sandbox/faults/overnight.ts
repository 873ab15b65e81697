import type { ArticleRecord } from "../records.ts";
import type { Store } from "../store.ts";

/**
 * The same body in other markup: paragraphs change between the two classes that Intercom has used for them
 * (`intercom-align-left` became `no-margin` once), and lines are broken in other places.
 */
export function rewriteMarkup(body: string): string {
  return body
    .replace(/<p class="(no-margin|intercom-align-left)">/g, (_, name: string) =>
      name === "no-margin" ? '<p class="intercom-align-left">' : '<p class="no-margin">',
    )
    .replace(/<\/p>\n?(?=<)/g, (end) => (end.endsWith("\n") ? "</p>" : "</p>\n"));
}

/** Rewrites the markup of all articles as they are stored, staged drafts too; no time moves. */
export function rewriteOvernight(store: Store): void {
  store.commit({ put: { articles: [...store.articles.values()].map(rewritten) } });
}

function rewritten(article: ArticleRecord): ArticleRecord {
  const locales = Object.entries(article.locales).map(([locale, content]) => {
    const { draft } = content;
    const staged = draft === undefined ? {} : { draft: { ...draft, body: rewriteMarkup(draft.body) } };
    return [locale, { ...content, ...staged, body: rewriteMarkup(content.body) }];
  });
  return { ...article, locales: Object.fromEntries(locales) as ArticleRecord["locales"] };
}

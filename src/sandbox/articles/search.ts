import type { Call } from "../call.ts";
import type { Json, JsonObject } from "../json.ts";
import { inListOrder, page } from "../paging.ts";
import type { ArticleContent, ArticleRecord } from "../records.ts";
import { articleItem, articleUpdatedAt } from "./answer.ts";
import { highlighted } from "./highlight.ts";
import { wordsOf } from "./words.ts";

/** The page size that the descriptions' examples show. */
const PER_PAGE = 10;

/**
 * `GET /articles/search`, from 2.10: the articles that hold all words of `phrase` in one language. Its envelope is
 * another one than that of listings.
 */
export function searchArticles(call: Call): JsonObject {
  const sought = soughtIn(call.query.get("phrase"));
  const found = [...call.store.articles.values()].filter(
    (article) => isIn(call, article) && (sought.length === 0 || matching(call, article, sought) !== undefined),
  );
  const ordered = inListOrder(call, found, (article) => articleUpdatedAt(call, article));
  const shown: ArticleRecord[] = [];
  const { type, pages, total_count, data } = page(call, ordered, PER_PAGE, (article) => {
    shown.push(article);
    return articleItem(call, article);
  });
  const highlights =
    call.query.get("highlight") === "true" ? shown.map((article) => highlightAnswer(call, article, sought)) : [];
  return { type, total_count, data: { articles: data, highlights }, pages };
}

/** The words of a search, in lower case. */
function soughtIn(phrase: string | null): string[] {
  return (phrase ?? "").toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether all words stand in a language's title, description or body. */
function holdsAll(content: ArticleContent, sought: readonly string[]): boolean {
  const text = `${content.title}\n${content.description}\n${wordsOf(content.body)}`.toLowerCase();
  return sought.every((word) => text.includes(word));
}

function isIn(call: Call, article: ArticleRecord): boolean {
  const state = call.query.get("state");
  const main = article.locales[call.store.workspace.defaultLocale];
  if ((state === "published" || state === "draft") && main?.state !== state) return false;
  const helpCenter = call.query.get("help_center_id");
  if (helpCenter === null) return true;
  return article.parentIds.some((id) => call.store.collections.get(id)?.helpCenterId === helpCenter);
}

/** The content that a search finds: the default language's before another's. */
function matching(call: Call, article: ArticleRecord, sought: readonly string[]): ArticleContent | undefined {
  const main = article.locales[call.store.workspace.defaultLocale];
  const contents = call.quirks.languages === "single" ? [main] : [main, ...Object.values(article.locales)];
  return contents.find((content) => content !== undefined && holdsAll(content, sought));
}

function highlightAnswer(call: Call, article: ArticleRecord, sought: readonly string[]): Json {
  const content = matching(call, article, sought);
  const summary = [content?.description ?? "", wordsOf(content?.body ?? "")].filter((text) => text !== "");
  return {
    article_id: article.id,
    highlighted_title: highlighted(content?.title ?? "", sought),
    highlighted_summary: summary.map((text) => highlighted(text, sought)),
  };
}

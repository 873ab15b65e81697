import { tokenOwner } from "../admins.ts";
import { type Changed, promote } from "../articles/history.ts";
import { readContentId } from "../articles/ids.ts";
import type { Call } from "../call.ts";
import type { AppliedTag, ArticleContent, ArticleRecord, Availability } from "../records.ts";
import type { Commit, Store } from "../store.ts";
import type { Bulk, Item, Lists, Work } from "./bulk-read.ts";

/** Does what a bulk action says to each of its items, one after the other; what is not there is passed over. */
export function carryOut(call: Call, { work, items }: Bulk): void {
  for (const item of items) {
    const change = changeOf(call, work, item);
    if (change !== undefined) call.store.commit(change);
  }
}

function changeOf(call: Call, work: Work, item: Item): Commit | undefined {
  switch (item.type) {
    case "article_content":
      return work.action === "update_tags" ? undefined : languageChange(call, work, item.id);
    case "article": {
      const article = call.store.articles.get(item.id);
      if (article === undefined || work.action !== "update_tags") return undefined;
      return { put: { articles: [{ ...article, tags: tagsAfter(call, article.tags ?? [], work.lists) }] } };
    }
    case "internal_article":
      return flatChange(call, work, "internalArticles", item.id);
    case "content_snippet":
      return flatChange(call, work, "snippets", item.id);
    default:
      // Of external pages and uploaded files a sandbox has none.
      return undefined;
  }
}

function languageChange(call: Call, work: Exclude<Work, { action: "update_tags" }>, id: string): Commit | undefined {
  const named = readContentId(id);
  const article = named === undefined ? undefined : call.store.articles.get(named.articleId);
  const content = named === undefined ? undefined : article?.locales[named.locale];
  if (named === undefined || article === undefined || content === undefined) return undefined;
  if (work.action === "delete") return withoutLanguage(call.store, article, named.locale);
  const { content: after, past } = changed(call, work, named, content);
  const locales = { ...article.locales, [named.locale]: after };
  return { put: { articles: [{ ...article, locales }], articleVersions: past } };
}

function changed(
  call: Call,
  work: Exclude<Work, { action: "update_tags" | "delete" }>,
  place: { readonly articleId: string; readonly locale: string },
  content: ArticleContent,
): Changed {
  const touched = { updatedAt: call.now, updatedBy: tokenOwner(call).id };
  switch (work.action) {
    case "publish":
    case "unpublish": {
      // What is staged goes live, or stays when the article goes off line.
      const newest = promote(place, content, call.now, touched.updatedBy);
      const state = work.action === "publish" ? "published" : "draft";
      return { content: { ...newest.content, state, ...touched }, past: newest.past };
    }
    case "set_availability": {
      const availability = { ...(content.availability ?? ALL), ...work.availability };
      return { content: { ...content, availability, ...touched }, past: [] };
    }
    case "set_audience": {
      const audienceIds = idsAfter(content.audienceIds ?? [], work.lists);
      return { content: { ...content, audienceIds, ...touched }, past: [] };
    }
  }
}

const ALL: Availability = { chatbot: true, copilot: true, salesAgent: true };

/** An article without its default language is none. */
function withoutLanguage(store: Store, article: ArticleRecord, locale: string): Commit {
  const { [locale]: _gone, ...locales } = article.locales;
  const ends = locale === store.workspace.defaultLocale || Object.keys(locales).length === 0;
  return ends ? { remove: { articles: [article.id] } } : { put: { articles: [{ ...article, locales }] } };
}

function flatChange(call: Call, work: Work, table: "internalArticles" | "snippets", id: string): Commit | undefined {
  const record = call.store[table].get(id);
  if (record === undefined) return undefined;
  switch (work.action) {
    case "publish":
    case "unpublish":
      return undefined;
    case "delete":
      return { remove: { [table]: [id] } };
    case "set_availability":
      return { put: { [table]: [{ ...record, availability: { ...record.availability, ...work.availability } }] } };
    case "set_audience":
      return { put: { [table]: [{ ...record, audienceIds: idsAfter(record.audienceIds, work.lists) }] } };
    case "update_tags":
      return { put: { [table]: [{ ...record, tags: tagsAfter(call, record.tags, work.lists) }] } };
  }
}

function idsAfter(before: readonly string[], { added, removed, removesAll }: Lists): string[] {
  const stay = removesAll ? [] : before.filter((id) => !removed.includes(id));
  return [...new Set([...stay, ...added])];
}

function tagsAfter(call: Call, before: readonly AppliedTag[], { added, removed }: Lists): AppliedTag[] {
  const stay = before.filter(({ id }) => !removed.includes(id));
  const fresh = [...new Set(added)].filter((id) => stay.every((tag) => tag.id !== id));
  return [...stay, ...fresh.map((id) => ({ id, appliedAt: call.now, appliedBy: tokenOwner(call).id }))];
}

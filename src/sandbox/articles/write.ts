import { tokenOwner } from "../admins.ts";
import type { Call } from "../call.ts";
import type { ArticleContent, ArticleRecord, ArticleVersionRecord } from "../records.ts";
import { storeBody } from "./body.ts";
import { type Changed, promote, replaceLive, stage } from "./history.ts";
import { folderAfter, parentsAfter } from "./parents.ts";
import { scheduleAfter } from "./schedule.ts";
import { present, type SentArticle, type SentContent } from "./sent.ts";

/** An article after a write, and the versions that the write made history. */
export interface Written {
  readonly article: ArticleRecord;
  readonly past: readonly ArticleVersionRecord[];
}

/** Rewrites the bodies that were sent and fetches their images. Throws 400 `unsupported_html`. */
export async function storeBodies(call: Call, sent: SentArticle): Promise<SentArticle> {
  const stored = [...sent.written].map(async ([locale, content]): Promise<[string, SentContent]> => {
    if (content.body === undefined) return [locale, content];
    return [locale, { ...content, body: await storeBody(call, content.body) }];
  });
  return { ...sent, written: new Map(await Promise.all(stored)) };
}

/** A new article. */
export function createArticle(call: Call, sent: SentArticle): ArticleRecord {
  const parentIds = parentsAfter(call, []);
  const folderId = folderAfter(call, undefined);
  const author = sent.written.get(call.store.workspace.defaultLocale)?.authorId;
  const fresh = freshContent(call, author ?? tokenOwner(call).id);
  const locales = [...sent.written].map(([locale, content]) => [locale, merged(sent, fresh, content)]);
  const article: ArticleRecord = {
    id: call.store.nextId("articles"),
    parentIds,
    createdAt: call.now,
    locales: Object.fromEntries(locales) as ArticleRecord["locales"],
    ...(folderId === undefined ? {} : { folderId }),
  };
  return withSchedule(call, article, sent);
}

/** An article after an update: what was not sent stays, but for what the quirks say. */
export function updateArticle(call: Call, article: ArticleRecord, sent: SentArticle): Written {
  const { defaultLocale } = call.store.workspace;
  const parentIds = parentsAfter(call, article.parentIds);
  const restamps = call.quirks.omittedAuthor === "restampsTokenOwner";
  const owner = tokenOwner(call).id;
  const mainAuthor = article.locales[defaultLocale]?.authorId ?? owner;
  const locales: Record<string, ArticleContent> = { ...article.locales };
  const past: ArticleVersionRecord[] = [];
  for (const [locale, content] of sent.written) {
    const fresh = freshContent(call, restamps ? owner : mainAuthor);
    const replaces = call.quirks.localeFields === "replace" && sent.translated.has(locale);
    const current = locales[locale];
    const before = replaces ? { ...fresh, ...kept(current) } : (current ?? fresh);
    const author = restamps ? { authorId: owner } : {};
    const changed = changedLocale(call, article, sent, { locale, current, before: { ...before, ...author }, content });
    locales[locale] = changed.content;
    past.push(...changed.past);
  }
  const main = locales[defaultLocale];
  if (main !== undefined && !sent.written.has(defaultLocale)) {
    const moved = parentIds.join() === article.parentIds.join() ? {} : { updatedAt: call.now, updatedBy: owner };
    locales[defaultLocale] = { ...main, ...(restamps ? { authorId: owner } : {}), ...moved };
  }
  for (const locale of sent.removed) Reflect.deleteProperty(locales, locale);
  const { folderId: _before, ...rest } = article;
  const folderId = folderAfter(call, article.folderId);
  const next = {
    ...rest,
    parentIds,
    locales: withAudiences(locales, sent),
    ...(folderId === undefined ? {} : { folderId }),
  };
  return { article: withSchedule(call, next, sent), past };
}

interface Edit {
  readonly locale: string;
  readonly current: ArticleContent | undefined;
  /** What is changed: `current`, or a fresh one. */
  readonly before: ArticleContent;
  readonly content: SentContent;
}

function changedLocale(call: Call, { id }: ArticleRecord, sent: SentArticle, edit: Edit): Changed {
  const { locale, current, before, content } = edit;
  const place = { articleId: id, locale };
  const by = tokenOwner(call).id;
  const updated = { updatedAt: call.now, updatedBy: by };
  if (current === undefined) return { content: { ...merged(sent, before, content), ...updated }, past: [] };
  if (isStaged(call, sent, current, content)) {
    const { state: _state, availability: _availability, audienceIds: _audiences, ...words } = content;
    const settings = merged(sent, current, { ...content, ...NO_WORDS });
    const author = before.authorId === current.authorId ? {} : { authorId: before.authorId };
    return { content: stage(call, settings, { ...author, ...present(words) }), past: [] };
  }
  // Taken off line, an article has its newest words.
  const base = content.state === "draft" ? promote(place, before, call.now, by) : { content: before, past: [] };
  const from = content.state === "draft" ? base.content : current;
  const changed = replaceLive(call, place, from, { ...merged(sent, base.content, content), ...updated });
  return { content: changed.content, past: [...base.past, ...changed.past] };
}

const NO_WORDS = { title: undefined, description: undefined, body: undefined, authorId: undefined, state: undefined };

/** Whether the words of an update wait: a draft is staged already, or the update goes live at a set time. */
function isStaged(call: Call, sent: SentArticle, current: ArticleContent, { state }: SentContent): boolean {
  if (current.state !== "published" || state === "draft") return false;
  if (typeof sent.schedule.publish === "number") return true;
  return current.draft !== undefined && call.quirks.putOverPendingDraft === "editsDraft";
}

/** A locale with what was sent; what is scheduled to go live is not published yet. */
function merged(sent: SentArticle, before: ArticleContent, content: SentContent): ArticleContent {
  const { availability, state, audienceIds = before.audienceIds, ...words } = content;
  const waits = state === "published" && typeof sent.schedule.publish === "number";
  const all = { chatbot: true, copilot: true, salesAgent: true };
  return {
    ...before,
    ...present(words),
    ...(state === undefined || waits ? {} : { state }),
    ...(availability === undefined ? {} : { availability: { ...all, ...before.availability, ...availability } }),
    ...present({ audienceIds: sent.audienceIds ?? audienceIds }),
  };
}

function withAudiences(locales: ArticleRecord["locales"], { audienceIds }: SentArticle): ArticleRecord["locales"] {
  if (audienceIds === undefined) return locales;
  return Object.fromEntries(Object.entries(locales).map(([locale, content]) => [locale, { ...content, audienceIds }]));
}

function withSchedule(call: Call, article: ArticleRecord, sent: SentArticle): ArticleRecord {
  const { schedule: current, ...rest } = article;
  const named = [...sent.written].filter(([, content]) => content.state === "published").map(([locale]) => locale);
  const locales = named.length > 0 ? named : [call.store.workspace.defaultLocale];
  const isLive = locales.every((locale) => rest.locales[locale]?.state === "published");
  // Publishing now leaves nothing for later.
  const open = current?.action === "publish" && named.length > 0 && isLive ? rest : article;
  const schedule = scheduleAfter(open, sent.schedule, locales);
  return schedule === undefined ? rest : { ...rest, schedule };
}

function freshContent(call: Call, authorId: string): ArticleContent {
  const by = tokenOwner(call).id;
  const times = { createdAt: call.now, createdBy: by, updatedAt: call.now, updatedBy: by };
  return { title: "", description: "", body: "", authorId, state: "draft", ...times };
}

/** What no write of a locale replaces. */
function kept(content: ArticleContent | undefined): Partial<ArticleContent> {
  if (content === undefined) return {};
  const { createdAt, createdBy, version, newestVersion, draft } = content;
  return present({ createdAt, createdBy, version, newestVersion, draft });
}

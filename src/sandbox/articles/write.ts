import type { Call } from "../call.ts";
import { tokenOwner } from "../admins.ts";
import { invalid, missing } from "../errors.ts";
import { readId, readState, readText } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { ArticleContent, ArticleRecord } from "../records.ts";
import { readTranslations } from "../translations.ts";
import { isAtLeast } from "../versions.ts";
import { storeBody } from "./body.ts";
import { parentsAfter } from "./parents.ts";

/** The fields of one locale that a request sends. */
interface SentContent {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly body?: string | undefined;
  readonly authorId?: string | undefined;
  readonly state?: "published" | "draft" | undefined;
}

interface SentArticle {
  readonly written: ReadonlyMap<string, SentContent>;
  /** Locales that came in `translated_content`. */
  readonly translated: ReadonlySet<string>;
  readonly removed: readonly string[];
}

/** Reads a create. Throws 400 where the default locale has no title or no author. */
export function readCreate(call: Call): SentArticle {
  const sent = readArticle(call);
  const main = sent.written.get(call.store.workspace.defaultLocale);
  for (const [field, value] of [
    ["title", main?.title],
    ["author_id", main?.authorId],
  ] as const) {
    if (value === undefined || value.trim() === "") {
      throw missing(field, `${field} must be in the main body or default locale translated_content object`);
    }
  }
  return sent;
}

/** Reads what a create or update says of an article's content. Throws 400. */
export function readArticle(call: Call): SentArticle {
  const { defaultLocale } = call.store.workspace;
  const { written: translations, removed } = readTranslations(call);
  const written = new Map([...translations].map(([locale, content]) => [locale, readContent(call, content)]));
  const top = readContent(call, call.body);
  if (Object.values(top).some((value) => value !== undefined)) {
    written.set(defaultLocale, { ...written.get(defaultLocale), ...present(top) });
  }
  return { written, translated: new Set(translations.keys()), removed };
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
  const author = sent.written.get(call.store.workspace.defaultLocale)?.authorId;
  const fresh = freshContent(call, author ?? tokenOwner(call).id);
  const locales = [...sent.written].map(([locale, content]) => [locale, { ...fresh, ...present(content) }]);
  return {
    id: call.store.nextId("articles"),
    parentIds,
    createdAt: call.now,
    locales: Object.fromEntries(locales) as ArticleRecord["locales"],
  };
}

/** An article after an update: what was not sent stays, but for what the quirks say. */
export function updateArticle(call: Call, article: ArticleRecord, sent: SentArticle): ArticleRecord {
  const { defaultLocale } = call.store.workspace;
  const parentIds = parentsAfter(call, article.parentIds);
  const restamps = call.quirks.omittedAuthor === "restampsTokenOwner";
  const owner = tokenOwner(call).id;
  const mainAuthor = article.locales[defaultLocale]?.authorId ?? owner;
  const locales: Record<string, ArticleContent> = { ...article.locales };
  for (const [locale, content] of sent.written) {
    const fresh = freshContent(call, restamps ? owner : mainAuthor);
    const replaces = call.quirks.localeFields === "replace" && sent.translated.has(locale);
    const before = replaces ? { ...fresh, ...creation(locales[locale]) } : (locales[locale] ?? fresh);
    const author = restamps ? { authorId: owner } : {};
    locales[locale] = { ...before, ...author, ...present(content), updatedAt: call.now, updatedBy: owner };
  }
  const main = locales[defaultLocale];
  if (main !== undefined && !sent.written.has(defaultLocale)) {
    const moved = parentIds.join() === article.parentIds.join() ? {} : { updatedAt: call.now, updatedBy: owner };
    locales[defaultLocale] = { ...main, ...(restamps ? { authorId: owner } : {}), ...moved };
  }
  for (const locale of sent.removed) Reflect.deleteProperty(locales, locale);
  return { ...article, parentIds, locales };
}

function readContent(call: Call, body: JsonObject): SentContent {
  if (isAtLeast(call.version, "2.16") && body["body_markdown"] !== undefined) {
    throw invalid("body_markdown", "This sandbox takes no body_markdown. Send body instead.");
  }
  const author = readId(body, "author_id") ?? undefined;
  if (author !== undefined && !call.store.workspace.admins.some((admin) => admin.id === author)) {
    throw invalid("author_id", "author_id must be the id of a teammate of this workspace");
  }
  return {
    title: readText(body, "title"),
    description: readText(body, "description"),
    body: readText(body, "body"),
    authorId: author,
    state: readState(body),
  };
}

function freshContent(call: Call, authorId: string): ArticleContent {
  const by = tokenOwner(call).id;
  const times = { createdAt: call.now, createdBy: by, updatedAt: call.now, updatedBy: by };
  return { title: "", description: "", body: "", authorId, state: "draft", ...times };
}

function creation(content: ArticleContent | undefined): Partial<ArticleContent> {
  return content === undefined ? {} : { createdAt: content.createdAt, createdBy: content.createdBy };
}

/** Only what was sent, so that spreading it leaves the rest. */
function present(sent: SentContent): Partial<ArticleContent> {
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
}

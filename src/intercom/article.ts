import * as z from "zod";
import type { ResourceWrite, WriteFields } from "../model/intercom.ts";
import type { LiveFields, LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import {
  anyId,
  anyLocale,
  anySeconds,
  anyText,
  anyTranslations,
  defaultLocaleTold,
  languagesTold,
  maybe,
  readTranslations,
  toInteger,
  understand,
  writeTranslations,
} from "./answers.ts";

const contentShape = z.object({
  title: anyText,
  description: anyText,
  body: z.string().nullish(),
  author_id: maybe(anyId),
  state: anyText,
  url: anyText,
  has_unpublished_changes: z.boolean().nullish(),
  updated_at: anySeconds,
});

const articleShape = contentShape.extend({
  id: anyId,
  parent_ids: maybe(z.array(anyId)),
  parent_id: maybe(anyId),
  default_locale: anyLocale,
  translated_content: anyTranslations,
  created_at: anySeconds,
  // From API 2.16 (OpenAPI description): the last editor of the default locale.
  updated_by_id: maybe(anyId),
  // From API 2.13 (OpenAPI description).
  tags: z
    .object({ tags: z.array(z.unknown()) })
    .nullish()
    .catch(null),
});

/**
 * An article of an answer. The top level is the default locale's; a workspace with one language names none and has no
 * `translated_content` (recorded answers). `parent_ids` is read and `parent_id` only where that is absent, since it is
 * unreliable and gone in 2.16.
 * @param defaultLocale the locale of the top level where the answer does not name it
 * @throws Failure where the answer is no article
 */
export function readArticle(json: unknown, defaultLocale: Locale, call: string): LiveResource {
  const article = understand(articleShape, json, call);
  const top = article.default_locale ?? defaultLocale;
  const translations = readTranslations(article.translated_content, (content, locale) =>
    locale === top ? null : readContent(understand(contentShape, content, call)),
  );
  return {
    kind: "article",
    id: article.id,
    parents: article.parent_ids ?? (article.parent_id === null ? [] : [article.parent_id]),
    helpCenterId: null,
    locales: { [top]: fieldsOf(article), ...translations },
    ...((article.tags?.tags.length ?? 0) === 0 ? {} : { tagged: true as const }),
    createdAt: article.created_at,
    updatedAt: article.updated_at,
    updatedBy: article.updated_by_id,
    ...languagesTold(article),
    ...defaultLocaleTold(article),
  };
}

/** What a call sends to make or change an article. */
export interface ArticlePlace {
  readonly verb: "create" | "update";
  /** What the parent is under the API version in use. */
  readonly parentType: "collection" | "section";
}

/**
 * An article as a call sends it: the default locale's values at the top level, the others in `translated_content`.
 * `parent_id` is an integer in a create and a string in an update (OpenAPI descriptions 2.7 to 2.16). How a parent is
 * cleared is not documented below Preview, so an update says it in both spellings.
 */
export function writeArticle(write: ResourceWrite, place: ArticlePlace): Record<string, unknown> {
  return {
    ...writeContent(write.locales[write.defaultLocale] ?? {}),
    ...writeParent(write.parent, place),
    ...writeTranslations(write, writeContent),
  };
}

function writeParent(parent: string | null | undefined, { verb, parentType }: ArticlePlace): Record<string, unknown> {
  if (parent === undefined) return {};
  if (parent === null) return verb === "create" ? {} : { parent_id: null, parent_ids: [] };
  return { parent_id: verb === "create" ? toInteger(parent) : parent, parent_type: parentType };
}

function writeContent({ author, ...texts }: WriteFields): Record<string, unknown> {
  return { ...texts, ...(author === undefined ? {} : { author_id: toInteger(author) }) };
}

type Content = z.output<typeof contentShape>;

/** A locale without title and body is an empty shell: it has no content. */
function readContent(content: Content): LiveFields | null {
  return (content.title ?? "") === "" && (content.body ?? "") === "" ? null : fieldsOf(content);
}

function fieldsOf(content: Content): LiveFields {
  return {
    title: content.title ?? "",
    description: content.description ?? "",
    // A body that an answer leaves out is not known, which is something else than empty.
    ...(content.body === undefined ? {} : { body: content.body ?? "" }),
    state: content.state === "published" ? "published" : "draft",
    ...(content.author_id === null ? {} : { author: content.author_id }),
    url: content.url ?? null,
    pendingDraft: content.has_unpublished_changes ?? false,
    ...(content.updated_at === 0 ? {} : { updatedAt: content.updated_at }),
  };
}

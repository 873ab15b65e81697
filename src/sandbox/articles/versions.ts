import { type Call, idOf } from "../call.ts";
import { ApiError, notFound } from "../errors.ts";
import { signImages } from "../images/address.ts";
import type { JsonObject } from "../json.ts";
import { htmlToMarkdown } from "../markdown/from-html.ts";
import { page } from "../paging.ts";
import type { ArticleRecord, ArticleVersionRecord } from "../records.ts";
import { find, pastVersions } from "./find.ts";
import { liveVersion, textOf } from "./history.ts";
import { versionId } from "./ids.ts";

const PER_PAGE = 25;

interface ShownVersion extends ArticleVersionRecord {
  readonly isLive: boolean;
}

/** `GET /articles/{id}/versions`: newest first, without their bodies; `locale` for one language. */
export function listVersions(call: Call): JsonObject {
  return page(call, versionsOf(call, find(call)), PER_PAGE, summary);
}

/** `GET /articles/{id}/versions/{version}`. */
export function getVersion(call: Call): JsonObject {
  const wanted = call.ids["version"] ?? "";
  const version = versionsOf(call, find(call)).find(({ id }) => id === wanted);
  if (version === undefined) throw notFound();
  const body = signImages(version.body, call.now, call.random);
  return {
    ...summary(version),
    body,
    body_markdown: htmlToMarkdown(body),
    updated_at: version.version.updatedAt,
  };
}

function versionsOf(call: Call, article: ArticleRecord): ShownVersion[] {
  const locale = call.query.get("locale");
  if (locale !== null && !call.store.workspace.locales.includes(locale)) {
    throw new ApiError(400, "parameter_invalid", "Unknown locale");
  }
  const past = pastVersions(call, idOf(call)).map((version) => ({ ...version, isLive: false }));
  const all = [...past, ...Object.keys(article.locales).flatMap((each) => currentVersions(article, each))];
  return all
    .filter((version) => locale === null || version.locale === locale)
    .sort((left, right) => right.version.createdAt - left.version.createdAt || Number(right.id) - Number(left.id));
}

/** What is shown to readers, or would be, and what is staged. */
function currentVersions(article: ArticleRecord, locale: string): ShownVersion[] {
  const content = article.locales[locale];
  if (content === undefined) return [];
  const { draft } = content;
  const shown = [{ version: liveVersion(content), text: content, isLive: content.state === "published" }];
  const all = draft === undefined ? shown : [...shown, { version: draft.version, text: draft, isLive: false }];
  return all.map(({ version, text, isLive }) => ({
    ...textOf(text),
    id: versionId(article.id, locale, version.number),
    articleId: article.id,
    locale,
    version,
    isLive,
  }));
}

function summary({ id, articleId, locale, version, isLive, ...text }: ShownVersion): JsonObject {
  const { fromNumber } = version;
  return {
    type: "article_version",
    id,
    article_id: articleId,
    title: text.title,
    description: text.description,
    author_id: text.authorId,
    created_by_id: version.createdBy,
    created_via: version.via,
    from_version_id: fromNumber === null ? null : versionId(articleId, locale, fromNumber),
    state: isLive ? "published" : "draft",
    created_at: version.createdAt,
  };
}

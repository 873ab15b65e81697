import { tokenOwner } from "../admins.ts";
import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import { readId } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { AppliedTag, ArticleRecord, TagRecord } from "../records.ts";
import { findTagged } from "./find.ts";

/** `POST /articles/{id}/tags`: the tag must be there already. */
export function tagArticle(call: Call): JsonObject {
  const article = findTagged(call);
  const tag = findTag(call, readId(call.body, "id") ?? "");
  const by = readId(call.body, "admin_id") ?? tokenOwner(call).id;
  const applied = article.tags?.find(({ id }) => id === tag.id) ?? { id: tag.id, appliedAt: call.now, appliedBy: by };
  call.store.commit({ put: { articles: [withTags(article, [applied], [])] } });
  return { ...tagAnswer(tag), applied_at: applied.appliedAt, applied_by: { type: "admin", id: applied.appliedBy } };
}

/** `DELETE /articles/{id}/tags/{tag}`. */
export function untagArticle(call: Call): JsonObject {
  const article = findTagged(call);
  const tag = findTag(call, call.ids["tag"] ?? "");
  if (article.tags?.some(({ id }) => id === tag.id) !== true) throw tagNotFound();
  call.store.commit({ put: { articles: [withTags(article, [], [tag.id])] } });
  return { ...tagAnswer(tag), applied_at: null, applied_by: null };
}

/** An article with tags added and taken off. */
export function withTags(
  article: ArticleRecord,
  added: readonly AppliedTag[],
  removed: readonly string[],
): ArticleRecord {
  const before = article.tags ?? [];
  const fresh = added.filter(({ id }) => before.every((tag) => tag.id !== id));
  return { ...article, tags: [...before, ...fresh].filter(({ id }) => !removed.includes(id)) };
}

/** The tags of an article as its answers hold them. */
export function tagsAnswer(call: Call, article: ArticleRecord): JsonObject {
  const tags = (article.tags ?? []).flatMap(({ id }) => {
    const tag = call.store.tags.get(id);
    return tag === undefined ? [] : [tagAnswer(tag)];
  });
  return { type: "tag.list", tags };
}

function tagAnswer({ id, name }: TagRecord): JsonObject {
  return { type: "tag", id, name };
}

function findTag(call: Call, id: string): TagRecord {
  const tag = call.store.tags.get(id);
  if (tag === undefined) throw tagNotFound();
  return tag;
}

function tagNotFound(): ApiError {
  return new ApiError(404, "tag_not_found", "Tag not found");
}

import type { Call } from "../call.ts";
import type { JsonObject } from "../json.ts";
import type { ArticleContent, ArticleRecord } from "../records.ts";
import { isAtLeast } from "../versions.ts";

/** Fields that each language has, from 2.16. */
export function newestLocaleFields(call: Call, content: ArticleContent): JsonObject {
  if (!isAtLeast(call.version, "2.16")) return {};
  const { draft, availability } = content;
  return {
    has_unpublished_changes: draft !== undefined,
    draft_updated_at: draft?.version.updatedAt ?? null,
    ai_chatbot_availability: availability?.chatbot ?? true,
    ai_copilot_availability: availability?.copilot ?? true,
    ai_sales_agent_availability: availability?.salesAgent ?? true,
    created_by_id: Number(content.createdBy),
    updated_by_id: Number(content.updatedBy),
  };
}

/** The audiences of a language, from 2.16: in its translation, or at the top level where there is one language only. */
export function audienceFields(call: Call, content: ArticleContent | undefined): JsonObject {
  if (!isAtLeast(call.version, "2.16")) return {};
  const ids = (content?.audienceIds ?? []).filter((id) => call.store.audiences.has(id));
  return { audience_ids: ids.map(Number) };
}

/** Fields that only the article has, from 2.16. */
export function newestArticleFields(call: Call, article: ArticleRecord): JsonObject {
  if (!isAtLeast(call.version, "2.16")) return {};
  const { schedule, folderId } = article;
  return {
    exclude_from_article_suggestions: article.excludedFromSuggestions ?? false,
    help_center_audience: "everyone",
    scheduled_publish_at: schedule?.action === "publish" ? schedule.at : null,
    scheduled_unpublish_at: schedule?.action === "unpublish" ? schedule.at : null,
    ...(call.version === "Preview" ? { folder_id: folderId === undefined ? null : Number(folderId) } : {}),
  };
}

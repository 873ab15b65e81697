import type { Call } from "../call.ts";
import type { JsonObject } from "../json.ts";
import type { ArticleRecord } from "../records.ts";
import { type Tagging, withoutTag, withTag } from "../tags/applied.ts";
import { findTagged } from "./find.ts";

/** `POST /articles/{id}/tags`: the tag must be there already. */
export function tagArticle(call: Call): JsonObject {
  const article = findTagged(call);
  return keep(call, article, withTag(call, article.tags ?? []));
}

/** `DELETE /articles/{id}/tags/{tag_id}`. */
export function untagArticle(call: Call): JsonObject {
  const article = findTagged(call);
  return keep(call, article, withoutTag(call, article.tags ?? []));
}

function keep(call: Call, article: ArticleRecord, { tags, answer }: Tagging): JsonObject {
  call.store.commit({ put: { articles: [{ ...article, tags }] } });
  return answer;
}

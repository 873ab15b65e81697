import type { JsonObject } from "../json.ts";
import type { TagRecord } from "../records.ts";

/** A tag by itself: schema `tag_basic`. */
export function tagAnswer(tag: TagRecord): JsonObject {
  return { type: "tag", id: tag.id, name: tag.name };
}

import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import { readFlag, readId, readIds, readObject } from "../fields.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Availability } from "../records.ts";

const ITEM_TYPES = [
  ...["article", "article_content", "content_snippet"],
  ...["external_content", "file_source_content", "internal_article"],
];
const MOST_ITEMS = 1000;
const MOST_TAGS = 100;

export interface Item {
  readonly type: string;
  readonly id: string;
}

export interface Lists {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly removesAll: boolean;
}

/** What is done to each item. */
export type Work =
  | { readonly action: "publish" }
  | { readonly action: "unpublish" }
  | { readonly action: "delete" }
  | { readonly action: "set_availability"; readonly availability: Partial<Availability> }
  | { readonly action: "set_audience"; readonly lists: Lists }
  | { readonly action: "update_tags"; readonly lists: Lists };

export interface Bulk {
  readonly work: Work;
  readonly items: readonly Item[];
}

/** Reads a bulk action. Throws 422. */
export function readBulk(call: Call): Bulk {
  try {
    return { work: readWork(call), items: readItems(call.body["content_ids"]) };
  } catch (error) {
    // What other routes answer with 400 is a 422 here.
    if (error instanceof ApiError) throw unusable(error.field ?? "action", error.message);
    throw error;
  }
}

function readWork(call: Call): Work {
  const { body } = call;
  const action = body["action"];
  switch (action) {
    case "publish":
    case "unpublish":
    case "delete":
      return { action };
    case "set_availability":
      return { action, availability: readAvailability(required(body, "availability")) };
    case "set_audience":
      return { action, lists: readAudiences(call, required(body, "audience")) };
    case "update_tags":
      return { action, lists: readTags(call, required(body, "tags")) };
    default:
      throw unusable("action", "action is not one of those that there are");
  }
}

function required(body: JsonObject, name: string): JsonObject {
  if (body[name] === undefined) throw unusable(name, `${name} is required`);
  return readObject(body, name);
}

function readAvailability(sent: JsonObject): Partial<Availability> {
  const flags = { chatbot: readFlag(sent, "ai_agent"), copilot: readFlag(sent, "copilot"), salesAgent: readFlag(sent, "sales_agent") };
  return Object.fromEntries(Object.entries(flags).filter(([, flag]) => flag !== undefined));
}

/** What it calls segments are audiences. */
function readAudiences(call: Call, sent: JsonObject): Lists {
  const added = readIds(sent, "add_segment_ids") ?? [];
  const removed = readIds(sent, "remove_segment_ids") ?? [];
  const unknown = added.find((id) => !call.store.audiences.has(id));
  if (unknown !== undefined) throw unusable("audience", `There is no segment ${unknown}`);
  return { added, removed, removesAll: readFlag(sent, "remove_all") ?? false };
}

function readTags(call: Call, sent: JsonObject): Lists {
  const added = readIds(sent, "add_tag_ids") ?? [];
  const removed = readIds(sent, "remove_tag_ids") ?? [];
  const all = new Set([...added, ...removed]);
  if (all.size === 0) throw unusable("tags", "At least one of add_tag_ids, remove_tag_ids is required");
  if (all.size > MOST_TAGS) throw unusable("tags", `At most ${MOST_TAGS} tags are taken`);
  const unknown = [...all].find((id) => !call.store.tags.has(id));
  if (unknown !== undefined) throw unusable("tags", `There is no tag ${unknown}`);
  return { added, removed, removesAll: false };
}

function readItems(sent: Json | undefined): Item[] {
  if (!Array.isArray(sent) || sent.length === 0) throw unusable("content_ids", "content_ids is required");
  if (sent.length > MOST_ITEMS) throw unusable("content_ids", `content_ids holds at most ${MOST_ITEMS} items`);
  return sent.map((item: Json) => {
    const type = ITEM_TYPES.find((known) => isObject(item) && item["type"] === known);
    const id = isObject(item) ? readId(item, "id") : undefined;
    if (typeof id === "string" && type !== undefined) return { type, id };
    throw unusable("content_ids", "Every item has a type and an id");
  });
}

function unusable(field: string, message: string): ApiError {
  return new ApiError(422, "parameter_invalid", message, field);
}

import { tokenOwner } from "../admins.ts";
import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import { readId } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { AppliedTag, TagRecord } from "../records.ts";
import { tagAnswer } from "./answer.ts";

/** The tags of a piece of content after a request, and what the request is answered. */
export interface Tagging {
  readonly tags: readonly AppliedTag[];
  readonly answer: JsonObject;
}

/**
 * `POST …/tags`: puts an existing tag on a piece of content, once; `admin_id` says in whose name.
 * Throws 404 for a tag or an admin that is not there.
 */
export function withTag(call: Call, current: readonly AppliedTag[]): Tagging {
  const tag = findTag(call, readId(call.body, "id") ?? "");
  const before = current.find((applied) => applied.id === tag.id);
  const applied = before ?? { id: tag.id, appliedAt: call.now, appliedBy: readTagger(call) };
  return {
    tags: before === undefined ? [...current, applied] : current,
    answer: appliedAnswer(tag, applied),
  };
}

/** `DELETE …/tags/{tag_id}`: answers the tag as one that nobody applied. Throws 404 for one that is not there. */
export function withoutTag(call: Call, current: readonly AppliedTag[]): Tagging {
  const tag = findTag(call, call.ids["tag_id"] ?? "");
  if (!current.some((applied) => applied.id === tag.id)) throw noTag();
  return {
    tags: current.filter((applied) => applied.id !== tag.id),
    answer: { ...tagAnswer(tag), applied_at: null, applied_by: null },
  };
}

/** The tags of a piece of content: schema `tags`. Only the requests of tagging say who applied them and when. */
export function tagsAnswer(call: Call, tags: readonly AppliedTag[]): JsonObject {
  const answers = tags.flatMap((applied) => {
    const tag = call.store.tags.get(applied.id);
    return tag === undefined ? [] : [tagAnswer(tag)];
  });
  return { type: "tag.list", tags: answers };
}

function appliedAnswer(tag: TagRecord, applied: AppliedTag): JsonObject {
  const by = { type: "admin", id: applied.appliedBy };
  return { ...tagAnswer(tag), applied_at: applied.appliedAt, applied_by: by };
}

function findTag(call: Call, id: string): TagRecord {
  const tag = call.store.tags.get(id);
  if (tag === undefined) throw noTag();
  return tag;
}

function noTag(): ApiError {
  return new ApiError(404, "tag_not_found", "Tag not found");
}

function readTagger(call: Call): string {
  const sent = readId(call.body, "admin_id") ?? tokenOwner(call).id;
  if (call.store.workspace.admins.some((admin) => admin.id === sent)) return sent;
  throw new ApiError(404, "admin_not_found", "Admin not found");
}

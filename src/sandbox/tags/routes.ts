import { type Call, idOf } from "../call.ts";
import { ApiError, notFound } from "../errors.ts";
import { readId, readText } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { AppliedTag, TagRecord } from "../records.ts";
import { isAtLeast } from "../versions.ts";
import { tagAnswer } from "./answer.ts";

/** `GET /tags`: schema `tag_list`, not paged. */
export function listTags(call: Call): JsonObject {
  // The description of 2.11 alone requires these of tags that nobody applied.
  const applied = call.version === "2.11" ? { applied_at: null, applied_by: null } : {};
  return { type: "list", data: [...call.store.tags.values()].map((tag) => ({ ...tagAnswer(tag), ...applied })) };
}

/** `GET /tags/{id}`. */
export function getTag(call: Call): JsonObject {
  return tagAnswer(find(call, idOf(call)));
}

/**
 * `POST /tags`: a tag of that name, made where there is none (letter case does not matter), or with `id` that tag
 * renamed. The workspace has no companies and no people to tag.
 */
export function postTag(call: Call): JsonObject {
  const name = readText(call.body, "name")?.trim() ?? "";
  if (name === "") throw invalidTag();
  refuseTargets(call);
  const sent = readId(call.body, "id") ?? undefined;
  const named = [...call.store.tags.values()].find((tag) => tag.name.toLowerCase() === name.toLowerCase());
  const tag = sent === undefined ? (named ?? create(call, name)) : rename(call, sent, name, named);
  // 2.16 also says who was tagged; nobody is here.
  return { ...tagAnswer(tag), ...(isAtLeast(call.version, "2.16") ? { users: [], companies: [] } : {}) };
}

/** `DELETE /tags/{id}`: from everything that has it; not while a segment's rules name it. Answers without a body. */
export function deleteTag(call: Call): undefined {
  const tag = find(call, idOf(call));
  const { store } = call;
  const segments = store.workspace.segments.filter((segment) => segment.tagId === tag.id);
  if (segments.length > 0) {
    const names = segments.map((segment) => segment.name).join(", ");
    const message = `Unable to delete Tag with dependent objects. Segments: ${names}.`;
    throw new ApiError(400, "tag_has_dependent_objects", message);
  }
  store.commit({
    put: {
      articles: without(store.articles.values(), tag.id),
      internalArticles: without(store.internalArticles.values(), tag.id),
      snippets: without(store.snippets.values(), tag.id),
    },
    remove: { tags: [tag.id] },
  });
  return undefined;
}

function create(call: Call, name: string): TagRecord {
  const tag = { id: call.store.nextId("tags"), name };
  call.store.commit({ put: { tags: [tag] } });
  return tag;
}

function rename(call: Call, id: string, name: string, named: TagRecord | undefined): TagRecord {
  if (named !== undefined && named.id !== id) throw invalidTag();
  if (!call.store.tags.has(id)) throw gone(call, notFound());
  const tag = { id, name };
  call.store.commit({ put: { tags: [tag] } });
  return tag;
}

function refuseTargets(call: Call): void {
  if (call.body["companies"] !== undefined) {
    throw gone(call, new ApiError(404, "company_not_found", "Company Not Found"));
  }
  if (call.body["users"] !== undefined) throw gone(call, new ApiError(404, "not_found", "User Not Found"));
}

/** From 2.16 this route has no 404. */
function gone(call: Call, older: ApiError): ApiError {
  return isAtLeast(call.version, "2.16") ? invalidTag() : older;
}

function invalidTag(): ApiError {
  return new ApiError(400, "parameter_invalid", "invalid tag parameters");
}

function find(call: Call, id: string): TagRecord {
  const tag = call.store.tags.get(id);
  if (tag === undefined) throw notFound();
  return tag;
}

interface Tagged {
  readonly tags?: readonly AppliedTag[];
}

function without<Content extends Tagged>(records: Iterable<Content>, tagId: string): Content[] {
  const tagged = [...records].filter((record) => record.tags?.some((applied) => applied.id === tagId));
  return tagged.map((record) => ({ ...record, tags: record.tags?.filter((applied) => applied.id !== tagId) }));
}

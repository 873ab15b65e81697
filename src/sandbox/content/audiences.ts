import { type Call, idOf } from "../call.ts";
import { ApiError, notFound } from "../errors.ts";
import { isObject, type JsonObject } from "../json.ts";
import { slice } from "../paging.ts";
import type { AudienceRecord, Predicate } from "../records.ts";

/** The most that a page holds. */
const PER_PAGE = 50;

/** `GET /audiences`: an envelope of its own, without `pages`. */
export function listAudiences(call: Call): JsonObject {
  const all = [...call.store.audiences.values()];
  const { number, perPage, shown } = slice(call, all, PER_PAGE, PER_PAGE);
  return {
    type: "list",
    data: shown.map(audienceAnswer),
    total_count: all.length,
    page: number,
    per_page: perPage,
    total_pages: Math.max(1, Math.ceil(all.length / perPage)),
  };
}

/** `GET /audiences/{id}`. */
export function getAudience(call: Call): JsonObject {
  return audienceAnswer(find(call));
}

/** `POST /audiences`: answers 201. */
export function postAudience(call: Call): JsonObject {
  const name = readName(call.body);
  if (name === undefined) throw unusable("Name is required");
  const audience: AudienceRecord = {
    id: call.store.nextId("audiences"),
    name,
    predicates: readPredicates(call.body, "predicates") ?? [],
    rolePredicates: readPredicates(call.body, "role_predicates") ?? [],
    createdAt: call.now,
    updatedAt: call.now,
  };
  call.store.commit({ put: { audiences: [audience] } });
  return audienceAnswer(audience);
}

/** `PUT /audiences/{id}`: partial. */
export function putAudience(call: Call): JsonObject {
  const before = find(call);
  const audience = {
    ...before,
    name: readName(call.body) ?? before.name,
    predicates: readPredicates(call.body, "predicates") ?? before.predicates,
    rolePredicates: readPredicates(call.body, "role_predicates") ?? before.rolePredicates,
    updatedAt: call.now,
  };
  call.store.commit({ put: { audiences: [audience] } });
  return audienceAnswer(audience);
}

/** `DELETE /audiences/{id}`: answers 204 without a body. */
export function deleteAudience(call: Call): undefined {
  call.store.commit({ remove: { audiences: [find(call).id] } });
}

function find(call: Call): AudienceRecord {
  const audience = call.store.audiences.get(idOf(call));
  if (audience === undefined) throw notFound();
  return audience;
}

function readName(body: JsonObject): string | undefined {
  const name = body["name"];
  if (name === undefined) return undefined;
  if (typeof name !== "string" || name.trim() === "") throw unusable("Name must not be blank");
  return name;
}

function readPredicates(body: JsonObject, field: string): Predicate[] | undefined {
  const sent = body[field];
  if (sent === undefined || sent === null) return undefined;
  if (!Array.isArray(sent)) throw unusable(`${field} must be an array`);
  return sent.map((predicate: unknown) => {
    if (!isPredicate(predicate)) throw unusable(`${field} must be conditions on attributes`);
    return predicate;
  });
}

function isPredicate(value: unknown): value is Predicate {
  return isObject(value as JsonObject) && Object.values(value as JsonObject).every((each) => typeof each === "string");
}

function unusable(message: string): ApiError {
  return new ApiError(422, "validation_error", message);
}

function audienceAnswer({ id, name, predicates, rolePredicates, createdAt, updatedAt }: AudienceRecord): JsonObject {
  return {
    type: "audience",
    id,
    name,
    predicates,
    role_predicates: rolePredicates,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

import { type Call, idOf } from "../call.ts";
import { invalid, missing, notFound } from "../errors.ts";
import { readId } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import { inListOrder, page } from "../paging.ts";
import type { CollectionRecord } from "../records.ts";
import { sectionAnswer } from "./answer.ts";
import { removeCollection } from "./remove.ts";
import { changedCollection, newCollection, PER_PAGE } from "./routes.ts";

/** `GET /help_center/sections`, up to 2.9. */
export function listSections(call: Call): JsonObject {
  const shown = [...call.store.collections.values()].filter((record) => record.parentId !== null);
  const ordered = inListOrder(call, shown, (record) => record.updatedAt);
  return page(call, ordered, PER_PAGE, (record) => sectionAnswer(call, record));
}

/** `GET /help_center/sections/{id}`. */
export function getSection(call: Call): JsonObject {
  return sectionAnswer(call, find(call));
}

/** `POST /help_center/sections`: name and collection are required. */
export function postSection(call: Call): JsonObject {
  const parentId = readCollection(call);
  if (parentId === undefined) throw missing("parent_id", "Parent is a required parameter.");
  const record = newCollection(call, parentId);
  call.store.commit({ put: { collections: [record] } });
  return sectionAnswer(call, record);
}

/** `PUT /help_center/sections/{id}`. */
export function putSection(call: Call): JsonObject {
  const before = find(call);
  const record = changedCollection(call, before, readCollection(call) ?? before.parentId);
  return sectionAnswer(call, record);
}

/** `DELETE /help_center/sections/{id}`. */
export function deleteSection(call: Call): JsonObject {
  const record = find(call);
  removeCollection(call, record);
  return { id: record.id, object: "section", deleted: true };
}

/** The collection that a request puts a section in. A section stands in a collection, never in a section. */
function readCollection(call: Call): string | undefined {
  const id = readId(call.body, "parent_id") ?? undefined;
  if (id === undefined) return undefined;
  if (call.store.collections.get(id)?.parentId !== null) {
    throw invalid("parent_id", "parent_id must be the id of a collection");
  }
  return id;
}

function find(call: Call): CollectionRecord {
  const record = call.store.collections.get(idOf(call));
  if (record === undefined || record.parentId === null) throw notFound();
  return record;
}

import { type Call, idOf } from "../call.ts";
import { notFound } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import { inListOrder, page } from "../paging.ts";
import type { CollectionRecord } from "../records.ts";
import { spellsSections } from "../versions.ts";
import { collectionAnswer } from "./answer.ts";
import { removeCollection } from "./remove.ts";
import { childrenOf, subtreeOf } from "./tree.ts";
import { helpCenterOf, localesAfter, parentAfter } from "./write.ts";

/** The page size that the descriptions' examples show. */
export const PER_PAGE = 20;

/** `GET /help_center/collections`. */
export function listCollections(call: Call): JsonObject {
  const shown = [...call.store.collections.values()].filter((record) => isCollection(call, record));
  const ordered = inListOrder(call, shown, (record) => record.updatedAt);
  return page(call, ordered, PER_PAGE, (record) => collectionAnswer(call, record));
}

/** `GET /help_center/collections/{id}`. */
export function getCollection(call: Call): JsonObject {
  return collectionAnswer(call, find(call));
}

/** `POST /help_center/collections`. Up to 2.9 a collection has no parent. */
export function postCollection(call: Call): JsonObject {
  const parentId = spellsSections(call.version) ? null : parentAfter(call, undefined);
  const record = newCollection(call, parentId);
  call.store.commit({ put: { collections: [record] } });
  return collectionAnswer(call, record);
}

/** `PUT /help_center/collections/{id}`: partial; the help center cannot be changed. */
export function putCollection(call: Call): JsonObject {
  const before = find(call);
  const parentId = spellsSections(call.version) ? before.parentId : parentAfter(call, before);
  const record = changedCollection(call, before, parentId);
  return collectionAnswer(call, record);
}

/** `DELETE /help_center/collections/{id}`. */
export function deleteCollection(call: Call): JsonObject {
  const record = find(call);
  removeCollection(call, record);
  return { id: record.id, object: "collection", deleted: true };
}

/** A collection as a create makes it; it comes last among its siblings. */
export function newCollection(call: Call, parentId: string | null): CollectionRecord {
  const locales = localesAfter(call, {});
  const helpCenterId = helpCenterOf(call, parentId);
  return {
    id: call.store.nextId("collections"),
    parentId,
    helpCenterId,
    order: childrenOf(call.store, parentId).length,
    locales,
    createdAt: call.now,
    updatedAt: call.now,
  };
}

/** Writes an update; what stands in a collection that moves to another help center's goes with it. */
export function changedCollection(call: Call, before: CollectionRecord, parentId: string | null): CollectionRecord {
  const parent = parentId === null ? undefined : call.store.collections.get(parentId);
  const helpCenterId = parent?.helpCenterId ?? before.helpCenterId;
  const locales = localesAfter(call, before.locales);
  const record = { ...before, parentId, helpCenterId, locales, updatedAt: call.now };
  const moved = helpCenterId === before.helpCenterId ? [] : subtreeOf(call.store, before).slice(1);
  const carried = moved.map((each) => ({ ...each, helpCenterId }));
  call.store.commit({ put: { collections: [record, ...carried] } });
  return record;
}

function find(call: Call): CollectionRecord {
  const record = call.store.collections.get(idOf(call));
  if (record === undefined || !isCollection(call, record)) throw notFound();
  return record;
}

function isCollection(call: Call, record: CollectionRecord): boolean {
  return record.parentId === null || !spellsSections(call.version);
}

import type { Call } from "../call.ts";
import { invalid } from "../errors.ts";
import { readId, readIds } from "../fields.ts";
import type { CollectionRecord } from "../records.ts";
import { spellsSections } from "../versions.ts";

/** The collections that an article stands in after a write. Throws 400 for a parent that is not there. */
export function parentsAfter(call: Call, current: readonly string[]): readonly string[] {
  const { body, quirks } = call;
  const all = call.version === "Preview" ? readIds(body, "parent_ids") : undefined;
  if (all !== undefined) return readParents(call, all);
  const sent = readId(body, "parent_id");
  if (typeof sent === "string") return place(call, current, readParent(call, sent));
  const empties = Array.isArray(body["parent_ids"]) && body["parent_ids"].length === 0;
  if (empties && quirks.clearParent === "parentIdsEmptyArray") return [];
  if (sent === null && quirks.clearParent === "parentIdNull") return [];
  return current;
}

/** The folder that an article is in after a write; only Preview has folders. Throws 400 for one that is not there. */
export function folderAfter(call: Call, current: string | undefined): string | undefined {
  const sent = call.version === "Preview" ? readId(call.body, "folder_id") : undefined;
  if (sent === undefined) return current;
  if (sent === null) return undefined;
  if (!call.store.folders.has(sent)) throw invalid("folder_id", "folder_id must be the id of a folder");
  return sent;
}

/** Preview's `parent_ids`: exactly these, in their order. */
function readParents(call: Call, ids: readonly string[]): readonly string[] {
  const unknown = ids.find((id) => !call.store.collections.has(id));
  if (unknown === undefined) return [...new Set(ids)];
  throw invalid("parent_ids", `parent_ids must be ids of collections, and ${unknown} is none`);
}

function readParent(call: Call, id: string): CollectionRecord {
  const parent = call.store.collections.get(id);
  if (parent === undefined) throw invalid("parent_id", "parent_id must be the id of a collection or section");
  const type = call.body["parent_type"] ?? "collection";
  if (type !== "collection" && type !== "section") {
    throw invalid("parent_type", "parent_type must be one of collection, section");
  }
  if (spellsSections(call.version) && (type === "section") !== (parent.parentId !== null)) {
    throw invalid("parent_id", `parent_id is not the id of a ${type}`);
  }
  return parent;
}

function place(call: Call, current: readonly string[], parent: CollectionRecord): readonly string[] {
  if (current.length < 2) return [parent.id];
  switch (call.quirks.parentIdOnSeveral) {
    case "replacesAll":
      return [parent.id];
    case "adds":
      return current.includes(parent.id) ? current : [...current, parent.id];
    case "replacesSameHelpCenter": {
      const elsewhere = current.filter((id) => call.store.collections.get(id)?.helpCenterId !== parent.helpCenterId);
      return [...elsewhere, parent.id];
    }
  }
}

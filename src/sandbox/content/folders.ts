import { type Call, idOf } from "../call.ts";
import { ApiError, invalid, missing, notFound } from "../errors.ts";
import { readId, readObject, readText } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import { inListOrder, page } from "../paging.ts";
import type { FolderRecord } from "../records.ts";
import type { Store } from "../store.ts";

const PER_PAGE = 50;

/** `GET /folders` of Preview: all, or those in `parent_folder_id`. */
export function listFolders(call: Call): JsonObject {
  const parent = call.query.get("parent_folder_id");
  const shown = [...call.store.folders.values()].filter((folder) => parent === null || folder.parentId === parent);
  const ordered = inListOrder(call, shown, (folder) => folder.updatedAt);
  return page(call, ordered, PER_PAGE, (folder) => folderAnswer(call.store, folder));
}

/** `GET /folders/{id}`. */
export function getFolder(call: Call): JsonObject {
  return folderAnswer(call.store, find(call));
}

/** `POST /folders`: its fields stand in `folder`. */
export function postFolder(call: Call): JsonObject {
  const fields = readFolder(call, undefined);
  return write(call, { id: call.store.nextId("folders"), createdAt: call.now, updatedAt: call.now, ...fields });
}

/** `PUT /folders/{id}`: partial. */
export function putFolder(call: Call): JsonObject {
  const before = find(call);
  return write(call, { ...before, ...readFolder(call, before), updatedAt: call.now });
}

/** `DELETE /folders/{id}`: an empty one only. */
export function deleteFolder(call: Call): JsonObject {
  const { id } = find(call);
  const holdsFolders = [...call.store.folders.values()].some((folder) => folder.parentId === id);
  if (holdsFolders || contentCount(call.store, id) > 0) {
    throw new ApiError(422, "data_invalid", "The folder is not empty");
  }
  call.store.commit({ remove: { folders: [id] } });
  return { id: Number(id), object: "folder", deleted: true };
}

function write(call: Call, folder: FolderRecord): JsonObject {
  call.store.commit({ put: { folders: [folder] } });
  return folderAnswer(call.store, folder);
}

function readFolder(
  call: Call,
  before: FolderRecord | undefined,
): Pick<FolderRecord, "name" | "description" | "emoji" | "parentId"> {
  const sent = readObject(call.body, "folder");
  const name = readText(sent, "name") ?? before?.name ?? "";
  if (name.trim() === "") throw missing("name", "name is required");
  return {
    name,
    description: readText(sent, "description") ?? before?.description ?? null,
    emoji: readText(sent, "emoji") ?? before?.emoji ?? null,
    parentId: readParent(call, sent, before),
  };
}

function readParent(call: Call, sent: JsonObject, before: FolderRecord | undefined): string | null {
  const id = readId(sent, "parent_folder_id");
  if (id === undefined) return before?.parentId ?? null;
  if (id === null) return null;
  for (let above: string | null = id; above !== null; ) {
    const folder: FolderRecord | undefined = call.store.folders.get(above);
    if (folder === undefined) throw invalid("parent_folder_id", "parent_folder_id must be the id of a folder");
    if (folder.id === before?.id) throw invalid("parent_folder_id", "A folder cannot stand in itself");
    above = folder.parentId;
  }
  return id;
}

function find(call: Call): FolderRecord {
  const folder = call.store.folders.get(idOf(call));
  if (folder === undefined) throw notFound();
  return folder;
}

function contentCount(store: Store, id: string): number {
  const held = [...store.articles.values(), ...store.internalArticles.values()];
  return held.filter((each) => each.folderId === id).length;
}

function folderAnswer(store: Store, folder: FolderRecord): JsonObject {
  return {
    id: Number(folder.id),
    name: folder.name,
    description: folder.description,
    emoji: folder.emoji,
    parent_folder_id: folder.parentId === null ? null : Number(folder.parentId),
    content_count: contentCount(store, folder.id),
    created_at: folder.createdAt,
    updated_at: folder.updatedAt,
  };
}

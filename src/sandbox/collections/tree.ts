import type { CollectionRecord } from "../records.ts";
import type { Store } from "../store.ts";

/** Intercom's documentation: collections nest at most three levels. */
export const MAXIMUM_DEPTH = 3;

/** How many collections stand above one, itself counted. */
export function depthOf(store: Store, id: string | null): number {
  const record = id === null ? undefined : store.collections.get(id);
  return record === undefined ? 0 : 1 + depthOf(store, record.parentId);
}

/** How many levels a collection and what it holds take. */
export function heightOf(store: Store, id: string): number {
  return 1 + Math.max(0, ...childrenOf(store, id).map((child) => heightOf(store, child.id)));
}

/** The collections that stand directly in one, or at the top for null. */
export function childrenOf(store: Store, id: string | null): CollectionRecord[] {
  return [...store.collections.values()].filter((record) => record.parentId === id);
}

/** A collection and all that stand in it at any depth. */
export function subtreeOf(store: Store, record: CollectionRecord): CollectionRecord[] {
  return [record, ...childrenOf(store, record.id).flatMap((child) => subtreeOf(store, child))];
}

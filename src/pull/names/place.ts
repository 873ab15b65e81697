import type { LiveResource } from "../../model/live.ts";
import { byId } from "./by-id.ts";
import { LeftOut } from "./left-out.ts";
import type { PlacingNote } from "./notes.ts";
import { Placer, type Folder } from "./placer.ts";
import type { PlacedResource, Placing } from "./placing.ts";

/**
 * Gives folders, file names and keys to what is new in Intercom. The order in which it comes does not matter: of two
 * with one title in one place the lower id comes first, and the other gets a number. Collections come first in the
 * result, parents before what they hold.
 */
export function placeFresh(placing: Placing): {
  readonly placed: readonly PlacedResource[];
  readonly notes: readonly PlacingNote[];
} {
  const fresh = [...placing.fresh].sort(byId);
  const collections = new Map(fresh.filter(({ kind }) => kind === "collection").map((each) => [each.id, each]));
  const leftOut = new LeftOut(collections, placing.content.locales.default);
  const placer = new Placer(placing, leftOut);
  placeCollections(collections, placer, leftOut);
  for (const article of fresh) {
    if (article.kind !== "article") continue;
    const [parent] = article.parents.filter((id) => placer.folderOf(id) !== undefined);
    if (parent === undefined && article.parents.length > 0) {
      leftOut.addArticleBelow(article);
      continue;
    }
    const isOurs = (id: string): boolean => placer.folderOf(id) !== undefined || collections.has(id);
    const others = new Set(article.parents.filter((id) => id !== parent && isOurs(id)));
    placer.place(article, parent === undefined ? ROOT : (placer.folderOf(parent) ?? ROOT), [...others]);
  }
  return { placed: placer.placed, notes: [...leftOut.notes(), ...placer.notes()] };
}

const ROOT: Folder = { key: null, path: "" };

function placeCollections(collections: ReadonlyMap<string, LiveResource>, placer: Placer, leftOut: LeftOut): void {
  const below = new Map<string, LiveResource[]>();
  const queue: [LiveResource, Folder][] = [];
  for (const collection of collections.values()) {
    const [parent] = collection.parents;
    const folder = parent === undefined ? ROOT : placer.folderOf(parent);
    if (folder !== undefined) queue.push([collection, folder]);
    else if (parent !== undefined) {
      const siblings = below.get(parent) ?? [];
      siblings.push(collection);
      below.set(parent, siblings);
    }
  }
  const reached = new Set<LiveResource>();
  for (const [collection, folder] of queue) {
    reached.add(collection);
    const own = placer.place(collection, folder, []);
    if (own === undefined) continue;
    for (const each of below.get(collection.id) ?? []) queue.push([each, own]);
  }
  for (const collection of collections.values()) {
    if (!reached.has(collection)) leftOut.addCollectionBelow(collection);
  }
}

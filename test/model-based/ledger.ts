import type { StoredArticle, StoredCollection, Tables } from "../engine/tables.ts";

/** One value of one resource: `article 1001 en title`. */
type Name = string;

export interface Edit {
  /** Before teammates had a hand in it. */
  readonly was: string | undefined;
  readonly now: string | undefined;
}

/** What teammates did and nobody has agreed with, written over or undone since. */
export class Ledger {
  readonly edits = new Map<Name, Edit>();
  /** `article 1001` of what teammates deleted. */
  readonly deleted = new Set<string>();

  /** Books what an event of a teammate changed. */
  book(before: Tables, after: Tables): void {
    const [were, are] = [valuesOf(before), valuesOf(after)];
    for (const name of new Set([...were.keys(), ...are.keys()])) {
      const [was, now] = [were.get(name), are.get(name)];
      if (was === now) continue;
      const first = this.edits.get(name);
      const origin = first === undefined ? was : first.was;
      const isFallen = name.endsWith(" place") && !isThere(was, after);
      if (origin === now || isFallen) this.edits.delete(name);
      else this.edits.set(name, { was: origin, now });
    }
    this.#forgetFallen(after);
    const there = resourcesOf(after);
    for (const resource of resourcesOf(before)) {
      if (there.has(resource)) continue;
      this.deleted.add(resource);
      for (const name of this.edits.keys()) if (name.startsWith(`${resource} `)) this.edits.delete(name);
    }
  }

  /** Nobody can tell what was taken out of a collection from what lost it because it was deleted. */
  #forgetFallen(after: Tables): void {
    for (const [name, { was, now }] of this.edits) {
      if (name.endsWith(" place") && now === "" && !isThere(was, after)) this.edits.delete(name);
    }
  }
}

function resourcesOf({ articles, collections }: Tables): Set<string> {
  return new Set([...articles.map(({ id }) => `article ${id}`), ...collections.map(({ id }) => `collection ${id}`)]);
}

/** Whether a place still exists: what stood in a collection that was deleted was not moved by anyone. */
function isThere(place: string | undefined, { collections }: Tables): boolean {
  const ids = (place ?? "").split(" ").filter((id) => id !== "");
  return ids.every((id) => collections.some((collection) => collection.id === id));
}

/** Every value that a teammate can change (a description that is not filled is none); of a body its words, and what it leads to and shows. */
export function valuesOf({ articles, collections }: Tables): Map<Name, string> {
  return new Map([...articles.flatMap(articleValues), ...collections.flatMap(collectionValues)]);
}

function articleValues({ id, parentIds, locales }: StoredArticle): [Name, string][] {
  const values = Object.entries(locales).flatMap(([locale, { title, description, body, state, draft }]) => {
    const own = { title, description, body: wordsOf(body), state };
    const all = draft === undefined ? own : { ...own, draft: wordsOf(draft.body) };
    return Object.entries(all)
      .filter(([field, value]) => field !== "description" || value !== "")
      .map(([field, value]): [Name, string] => [`article ${id} ${locale} ${field}`, value]);
  });
  return [[`article ${id} place`, [...parentIds].sort().join(" ")], ...values];
}

function collectionValues({ id, parentId, locales }: StoredCollection): [Name, string][] {
  const values = Object.entries(locales).flatMap(([locale, { name, description }]): [Name, string][] => [
    [`collection ${id} ${locale} title`, name],
    ...(description === "" ? [] : [[`collection ${id} ${locale} description`, description] as [Name, string]]),
  ]);
  return [[`collection ${id} place`, parentId ?? ""], ...values];
}

/** What is read in a body, found without the engine's own reader of HTML. */
function wordsOf(html: string): string {
  const led = [...html.matchAll(/(?:href|src)="([^"]*)"/gu)].map(([, address]) => address);
  const text = html.replace(/<[^>]*>/gu, " ").replace(/\s+/gu, " ");
  return [text.trim(), ...led].join(" ");
}

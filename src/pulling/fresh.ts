import { lookCloser } from "../intercom/look.ts";
import type { Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES } from "../model/locale.ts";
import type { Planned } from "../pipeline.ts";
import { belongsHere } from "../plan/identity/here.ts";
import type { PlacingNote } from "../pull/names/notes.ts";
import type { PlacedResource } from "../pull/names/placing.ts";
import { filed, type FiledResource } from "../pull/pages.ts";
import type { OpenWorkspace } from "../workspace.ts";
import { nameOf, type PullRequest } from "./scene.ts";

/** What is in Intercom and no file describes, each read singly where a listing may have left something of it out. */
export async function freshIn(
  { plan, live }: Planned,
  { intercom, store }: OpenWorkspace,
): Promise<readonly LiveResource[]> {
  const isHere = belongsHere(live);
  const elsewhere = await store.ownedElsewhere();
  const unmanaged = new Set(
    plan.actions.filter(({ verb }) => verb === "unmanaged").map(({ kind, id }) => `${kind}:${id ?? ""}`),
  );
  const fresh = live.resources.filter(
    (resource) => unmanaged.has(nameOf(resource)) && isHere(resource) && !elsewhere.has(nameOf(resource)),
  );
  const doubtful = fresh.filter(
    ({ kind, languages, locales }) =>
      kind === "article" &&
      (languages === undefined || LOCALES.some((locale) => locales[locale] !== undefined && !locales[locale].body)),
  );
  return (await lookCloser(intercom, { resources: fresh, single: new Set() }, doubtful)).resources;
}

/** Names that an earlier pull chose for files that are not there (any more). */
export function chosenBefore(
  { stored }: Planned,
  known: ReadonlyMap<string, FiledResource>,
): Map<string, { readonly key: Key; readonly path: string }> {
  const chosen = [...stored.pulled].map(([key, { id, path }]): [string, { key: Key; path: string }] => [
    `${key.slice(0, key.indexOf(":"))}:${id}`,
    { key, path },
  ]);
  return new Map(chosen.filter(([name]) => !known.has(name)));
}

/** Notes about what was asked for: all of them, or those on single pages. */
export function notesFor(
  named: readonly PlacedResource[],
  all: readonly PlacedResource[],
  notes: readonly PlacingNote[],
): readonly PlacingNote[] {
  if (named.length === all.length) return notes;
  const names = new Set(named.map(nameOf));
  return notes.filter((note) => "resource" in note && names.has(nameOf(note.resource)));
}

/** A note on new things whose files would not be for this workspace. */
export function notesOutside(placed: readonly PlacedResource[]): PlacingNote[] {
  const articles = placed.filter(({ kind }) => kind === "article").length;
  const example = placed.find(({ kind }) => kind === "article" || articles === 0)?.path;
  if (example === undefined) return [];
  return [{ kind: "not-for-workspace", articles, collections: placed.length - articles, example }];
}

/** What was asked for, with the folders that it stands in. */
export function withParents(placed: readonly PlacedResource[], { isNamed }: PullRequest): PlacedResource[] {
  const byKey = new Map(placed.map((one) => [one.key, one]));
  const named = new Set<PlacedResource>();
  for (const one of placed.filter(isNamed)) {
    for (
      let next: PlacedResource | undefined = one;
      next !== undefined;
      next = next.parent === null ? undefined : byKey.get(next.parent)
    ) {
      named.add(next);
    }
  }
  return placed.filter((one) => named.has(one));
}

export function filedNew(placed: PlacedResource, live: ReadonlyMap<string, LiveResource>): [string, FiledResource][] {
  const found = live.get(nameOf(placed));
  return found === undefined ? [] : [[nameOf(placed), filed(placed, found)]];
}

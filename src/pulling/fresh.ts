import { lookCloser } from "../intercom/look.ts";
import type { Key } from "../model/key.ts";
import type { DesiredResource } from "../model/desired.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES, type Locale } from "../model/locale.ts";
import type { Loaded } from "../load.ts";
import type { Planned } from "../pipeline.ts";
import { belongsHere } from "../plan/identity/here.ts";
import type { PlacingNote } from "../pull/names/notes.ts";
import type { PlacedResource } from "../pull/names/placing.ts";
import { filed, type FiledResource } from "../pull/pages.ts";
import type { OpenWorkspace } from "../workspace.ts";
import { nameOf, type PullRequest } from "./scene.ts";

export interface Found {
  /** All that Intercom holds. */
  readonly resources: readonly LiveResource[];
  /** What of it belongs here and no file describes. */
  readonly fresh: readonly LiveResource[];
}

/**
 * Looks for what no file describes: pages, and translations of those that have files. Where it is to be taken, each page
 * is read singly of which a listing may have left something out.
 */
export async function findFresh(
  { plan, live }: Planned,
  { intercom, store }: OpenWorkspace,
  { desired }: Pick<Loaded, "desired">,
  request: Pick<PullRequest, "fresh">,
): Promise<Found> {
  const isHere = belongsHere(live);
  const elsewhere = await store.ownedElsewhere();
  const described = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const actions = new Map(plan.actions.map((action) => [`${action.kind}:${action.id ?? ""}`, action]));
  const isFresh = (resource: LiveResource): boolean =>
    actions.get(nameOf(resource))?.verb === "unmanaged" && isHere(resource) && !elsewhere.has(nameOf(resource));
  const isDoubtful = (resource: LiveResource): boolean => {
    const key = actions.get(nameOf(resource))?.key;
    const file = key === undefined ? undefined : described.get(key);
    if (resource.kind !== "article" || (file === undefined && !isFresh(resource))) return false;
    return resource.languages === undefined || LOCALES.some((locale) => isBare(resource, locale, file));
  };
  const doubtful = request.fresh === "take" ? live.resources.filter(isDoubtful) : [];
  const { resources } = await lookCloser(intercom, { resources: live.resources, single: new Set() }, doubtful);
  return { resources, fresh: resources.filter(isFresh) };
}

/** Whether a locale that has no file is shown without its body. */
function isBare({ locales }: LiveResource, locale: Locale, file: DesiredResource | undefined): boolean {
  const shown = locales[locale];
  return shown !== undefined && !shown.body && file?.locales[locale] === undefined;
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

import { meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredResource } from "../../src/model/desired.ts";
import { kindOf, nameOf, type Key } from "../../src/model/key.ts";
import type { LiveResource } from "../../src/model/live.ts";
import { emptyState, type ResourceState } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { findRenames } from "../../src/plan/identity/renames.ts";
import { input } from "./planning.ts";

/** What a file says, or what the state knows of one; a title and a place of its own where nothing else is said. */
export interface Page {
  readonly path?: string;
  readonly title?: string;
  readonly words?: string;
  readonly parent?: Key | null;
}

/** A page as the state knows it. */
export interface KnownPage extends Page {
  readonly id?: string;
  readonly retired?: "hidden" | "left";
  /** The words that Intercom shows, where they are others. */
  readonly shown?: string;
}

/** A page as its file describes it. */
export interface FilePage extends Page {
  readonly from?: readonly Key[];
  readonly ids?: Readonly<Record<string, string>>;
}

export type Pages<P> = Readonly<Partial<Record<Key, P>>>;

/** The input of a plan with these pages before and these files now. */
export function moves(before: Pages<KnownPage>, now: Pages<FilePage>, some: Partial<PlanInput> = {}): PlanInput {
  const was = Object.entries(before) as [Key, KnownPage][];
  const resources = (Object.entries(now) as [Key, FilePage][]).map(([key, page]) => fileOf(key, page));
  const { live } = input();
  return input({
    desired: { defaultLocale: "en", resources },
    state: { ...emptyState("w", "1"), resources: new Map(was.map(([key, page]) => [key, stateOf(key, page)])) },
    live: { ...live, resources: was.map(([key, page]) => liveOf(key, page)) },
    ...some,
  });
}

/** What became of files, a line each: where they came from, or why it cannot be told. */
export function became(before: Pages<KnownPage>, now: Pages<FilePage>, some: Partial<PlanInput> = {}): string[] {
  const { moved, unclear } = findRenames(moves(before, now, some));
  return [
    ...[...moved].map(([key, former]) => `${key} ← ${former}`),
    ...[...unclear].map(([key, { reason }]) => `${key}: ${reason}`),
  ].sort();
}

function fileOf(
  key: Key,
  { path = nameOf(key), title, words, parent, from = [], ids = {} }: FilePage,
): DesiredResource {
  const body =
    words === undefined ? {} : { body: { meant: `m2:${words}`, parts: words === "" ? [""] : [`<p>${words}</p>`] } };
  return {
    ...{ kind: kindOf(key), key, path, parent: parent === undefined ? folderOf(path) : parent },
    ...{ movedFrom: from, intercomId: ids, locales: { en: { title: title ?? `Now ${key}`, ...body } } },
  };
}

function stateOf(key: Key, { path = nameOf(key), title, words, parent, id, retired }: KnownPage): ResourceState {
  const said = { title: { meant: meantFingerprint(title ?? `Once ${key}`), answered: null } };
  const body = words === undefined ? {} : { body: { meant: `m2:${words}`, answered: null } };
  return {
    ...{ id: id ?? idOf(key), path },
    place: { meant: parent === undefined ? folderOf(path) : parent, sent: null, answered: null },
    locales: { en: { ...said, ...body } },
    ...(retired === undefined ? {} : { retired }),
  };
}

function liveOf(key: Key, { path = nameOf(key), title, words, parent, id, shown }: KnownPage): LiveResource {
  const body = shown ?? words;
  const folder = parent === undefined ? folderOf(path) : parent;
  const fields = { title: title ?? `Once ${key}`, ...(body === undefined ? {} : { body: `<p>${body}</p>` }) };
  return {
    ...{ kind: kindOf(key), id: id ?? idOf(key), parents: folder === null ? [] : [idOf(folder)] },
    ...{ helpCenterId: kindOf(key) === "collection" ? "1" : null, createdAt: 1, updatedAt: 1, updatedBy: null },
    locales: { en: { ...fields, state: "published", url: null, pendingDraft: false } },
  };
}

function folderOf(path: string): Key | null {
  const end = path.lastIndexOf("/");
  return end < 0 ? null : `collection:${path.slice(0, end)}`;
}

function idOf(key: Key): string {
  return `id of ${key}`;
}

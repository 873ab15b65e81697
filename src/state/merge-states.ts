import { kindOf, type Key } from "../model/key.ts";
import type { Intent, ResourceState, State } from "../model/state.ts";
import { writesOf } from "./count-writes.ts";
import { same } from "./same.ts";

/** What became of a state that could not be stored in its time. */
export interface MergedState {
  readonly state: State;
  /** Of these another run knows something newer, or nothing any more; what this run knew of them is dropped. */
  readonly newer: readonly Key[];
  /** What a state that was set back says of these is dropped, be it that it lacks them: this run knew a newer one. */
  readonly dropped: readonly Key[];
}

/**
 * Brings what a run learned into what is stored now.
 * @param base what was stored when the run could store for the last time
 * @param ours what it knew at its end
 * @param theirs what is stored now: another run may have settled and written meanwhile, and looked at Intercom later
 */
export function mergeStates(base: State | null, ours: State, theirs: State | null): MergedState {
  return mergeMemories(withoutRecords(base), withoutRecords(ours), withoutRecords(theirs));
}

/** What files became tells of no write, and the next apply finds it out again: no difference in it is news. */
function withoutRecords<Memory extends State | null>(state: Memory): Memory {
  if (state === null) return state;
  const resources = [...state.resources].map(([key, { compiled: _, ...known }]) => [key, known] as const);
  return { ...state, resources: new Map(resources) };
}

function mergeMemories(base: State | null, ours: State, theirs: State | null): MergedState {
  if (theirs === null || same(base, theirs)) return { state: ours, newer: [], dropped: [] };
  const keys = new Set([...(base?.resources.keys() ?? []), ...ours.resources.keys(), ...theirs.resources.keys()]);
  // Fewer writes than the run itself has seen: somebody set the history back, and what is lacking is no news.
  if (writesOf(theirs) < writesOf(base)) {
    const dropped = [...keys].filter((key) => {
      const now = theirs.resources.get(key);
      return !same(base?.resources.get(key), now) && !same(ours.resources.get(key), now);
    });
    return { state: ours, newer: [], dropped };
  }
  const resources = new Map(theirs.resources);
  const newer: Key[] = [];
  const taken = new Set<Key>();
  for (const key of keys) {
    const [was, mine, now] = [base?.resources.get(key), ours.resources.get(key), theirs.resources.get(key)];
    if (same(mine, now) || (same(was, mine) && now !== undefined)) continue;
    if (!same(was, now) || isOwned(theirs, key, mine)) {
      newer.push(key);
      continue;
    }
    taken.add(key);
    if (mine === undefined) resources.delete(key);
    else resources.set(key, mine);
  }
  // An intent that this run ended is open no more, but where another run's knowledge of its resource counts.
  const intents = theirs.intents.filter((intent) => {
    const isEnded = !ours.intents.some((open) => isSameWrite(open, intent));
    return !(isEnded && (base?.intents ?? []).some((open) => isSameWrite(open, intent)) && taken.has(intent.key));
  });
  const facts = { ...ours.facts, ...theirs.facts };
  const nonces = new Set(theirs.remade.map(({ nonce }) => nonce));
  const remade = [...theirs.remade, ...ours.remade.filter(({ nonce }) => !nonces.has(nonce))];
  const until = Math.max(ours.unsureUntil ?? 0, theirs.unsureUntil ?? 0);
  const unsure = until === 0 ? {} : { unsureUntil: until };
  const snapshots = allSnapshots(ours, theirs);
  return { state: { ...theirs, resources, intents, remade, ...unsure, facts, snapshots }, newer, dropped: [] };
}

/** Whether the stored state knows that resource of Intercom's under another key. */
function isOwned(theirs: State, key: Key, mine: ResourceState | undefined): boolean {
  if (mine === undefined) return false;
  return [...theirs.resources].some(
    ([other, { id }]) => other !== key && id === mine.id && kindOf(other) === kindOf(key),
  );
}

/** The clock of a write goes on while its outcome is not known. */
function isSameWrite(left: Intent, right: Intent): boolean {
  return same({ ...left, since: 0 }, { ...right, since: 0 });
}

function allSnapshots(ours: State, theirs: State): State["snapshots"] {
  const all = new Map(theirs.snapshots);
  for (const [key, snapshots] of ours.snapshots) {
    const known = all.get(key) ?? [];
    const added = snapshots.filter((snapshot) => !known.some((other) => same(other, snapshot)));
    all.set(
      key,
      [...known, ...added].sort((left, right) => (left.takenAt < right.takenAt ? -1 : 1)),
    );
  }
  return all;
}

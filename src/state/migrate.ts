import { bodyId } from "../dialect/kept-text.ts";
import { Failure } from "../model/failure.ts";
import type { Key } from "../model/key.ts";
import type { StateStore } from "../model/state-store.ts";
import type { BodyId, Snapshot, State } from "../model/state.ts";
import { formatState } from "./document.ts";
import type { Memories } from "./memories.ts";
import { namedBodies } from "./named-bodies.ts";
import { portableBody } from "./portable-body.ts";
import { withPortableTexts } from "./portable-texts.ts";

export interface Migrated {
  readonly helpCenters: readonly string[];
  /** Texts that stayed behind as a whole or in part: the new place may not keep them. */
  readonly withheld: number;
  /** Where the old memory is now. */
  readonly retired: string;
}

/**
 * Moves the states of a workspace with their texts from one place to another, reads all of it back, and only then gives
 * the old place another name. Both must be locked by the caller.
 * @throws Failure where there is nothing to move, or the other place holds something else
 */
export async function migrateMemories(from: Memories, to: Memories): Promise<Migrated> {
  const helpCenters = await from.helpCenters();
  if (helpCenters.length === 0) {
    throw new Failure({
      what: `There is no state in ${from.place}.`,
      next: "There is nothing to move: set state.store in the config to where the state is to be.",
    });
  }
  const strangers = (await to.helpCenters()).filter((id) => !helpCenters.includes(id));
  if (strangers.length > 0) throw taken(to.place, strangers);
  let withheld = 0;
  const moves: { readonly target: StateStore; readonly helpCenterId: string; readonly state: State }[] = [];
  for (const helpCenterId of helpCenters) {
    const target = to.open(helpCenterId);
    const { state, texts, left } = await portable(from.open(helpCenterId), to);
    const there = await target.read();
    if (there !== null && formatState(there) !== formatState(state)) throw taken(target.place, [helpCenterId]);
    await Promise.all(texts.map((text) => target.bodies.put(text)));
    moves.push({ target, helpCenterId, state });
    withheld += left;
  }
  for (const { target, state } of moves) await target.write(state);
  for (const { helpCenterId, state } of moves) await verify(to.open(helpCenterId), state);
  return { helpCenters, withheld, retired: await from.retire() };
}

/** A state as the other place may keep it, and the texts that it names there. */
async function portable(
  source: StateStore,
  { keeps }: Memories,
): Promise<{ state: State; texts: readonly string[]; left: number }> {
  const state = await source.read();
  if (state === null) throw new Failure({ what: `${source.place} is gone.`, next: "Run the command again." });
  const texts: string[] = [];
  let left = 0;
  const snapshots = new Map<Key, Snapshot[]>();
  for (const [key, taken] of state.snapshots) {
    const kept: Snapshot[] = [];
    for (const { body, ...snapshot } of taken) {
      const text = body === undefined ? null : await source.bodies.get(body);
      if (text === null) {
        kept.push(snapshot);
        continue;
      }
      const may = portableBody({ ...snapshot, body: body ?? "" }, text, keeps);
      const withheld = [...new Set([...(snapshot.withheld ?? []), ...may.withheld])].sort();
      if (may.withheld.length > 0) left += 1;
      if (may.text !== null) texts.push(may.text);
      kept.push({
        ...snapshot,
        ...(may.text === null ? {} : { body: bodyId(may.text) }),
        ...(withheld.length === 0 ? {} : { withheld }),
      });
    }
    snapshots.set(key, kept);
  }
  const there = new Map<BodyId, string>();
  for (const id of namedBodies({ ...state, snapshots: new Map() })) {
    const text = await source.bodies.get(id);
    if (text !== null) there.set(id, text);
  }
  const moved = withPortableTexts({ ...state, snapshots }, keeps, (id) => there.has(id));
  const named = namedBodies({ ...moved, snapshots: new Map() });
  for (const id of named) texts.push(there.get(id) ?? "");
  return { state: moved, texts, left: left + there.size - named.size };
}

async function verify(target: StateStore, state: State): Promise<void> {
  const stored = await target.read();
  const named = [...namedBodies(state)];
  const texts = await Promise.all(named.map((id) => target.bodies.get(id)));
  if (stored !== null && formatState(stored) === formatState(state) && !texts.includes(null)) return;
  throw new Failure({
    what: `What was written to ${target.place} does not read back as it was.`,
    why: "The old state is still where it was, and counts.",
    next: "Run the command again; if it goes on, delete what is at the new place.",
    done: "The old state was not touched.",
  });
}

function taken(place: string, helpCenters: readonly string[]): Failure {
  return new Failure({
    what: `${place} already holds another state of help center ${helpCenters.join(", ")}.`,
    why: "Two memories of one help center cannot be told which is right.",
    next: "Keep the one that was used last; delete the other, or give it another name, and run the command again.",
  });
}

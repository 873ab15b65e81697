import type { Key } from "../model/key.ts";
import type { Live, SecondFruit } from "../model/live.ts";
import type { Intent, ResourceState, State } from "../model/state.ts";
import { fruitsOf } from "./fruit.ts";
import { addRemade } from "./remade.ts";
import { secondFruits } from "./second-fruits.ts";
import { settleCreate } from "./settle-create.ts";
import { settleDelete, settleUpdate } from "./settle-update.ts";
import type { Settled } from "./settled.ts";

export interface Settlement {
  readonly state: State;
  /** In the order of the intents. */
  readonly settled: readonly Settled[];
  /** Creates of which it cannot be told whether they took place: why, by key. Their intents stay open. */
  readonly unsettled: ReadonlyMap<Key, string>;
  /** Writes of which nothing is seen: Intercom may yet carry them out. */
  readonly awaited: readonly Intent[];
  /** Drafts of helpsync's own that a create made a second time. */
  readonly seconds: readonly SecondFruit[];
}

/**
 * Finds out by looking what became of the writes that were begun and whose outcome is not known, and gives the state as
 * it then is. Writes nothing.
 */
export function settleIntents(before: State, live: Live): Settlement {
  const resources = new Map(before.resources);
  const results = before.intents.map((intent) => ({ intent, settled: settle(intent, resources, live) }));
  const lost = results.filter(({ settled }) => settled.outcome === "not-done").map(({ intent }) => intent);
  const twice = results.filter(({ intent }) => intent.nonce !== undefined && fruitsOf(intent, live).length > 1);
  const earlier = before.remade.filter(({ key }) => !resources.has(key));
  const come = earlier
    .map((intent) => settleCreate(intent, resources, live))
    .filter(({ outcome }) => outcome === "done");
  // A write that was being made again when its run was killed may have gone out later than that run could tell.
  const repeated = before.unsureUntil === undefined ? [] : before.intents.filter(({ since }) => since === undefined);
  const open = results.filter(({ intent, settled }) => intent.verb === "create" && settled.outcome === "conflict");
  const remade = [...lost, ...twice.map(({ intent }) => intent)].reduce(addRemade, before.remade);
  const state = { ...before, resources, remade, intents: open.map(({ intent }) => intent) };
  return {
    state,
    settled: [...results.map(({ settled }) => settled), ...come],
    unsettled: new Map(open.map(({ intent, settled }) => [intent.key, settled.message])),
    awaited: [...lost, ...repeated, ...earlier.filter(({ key }) => !resources.has(key))],
    seconds: secondFruits(state, live),
  };
}

function settle(intent: Intent, resources: Map<Key, ResourceState>, live: Live): Settled {
  switch (intent.verb) {
    case "create":
      return settleCreate(intent, resources, live);
    case "update":
      return settleUpdate(intent, resources, live);
    case "delete":
      return settleDelete(intent, resources, live);
  }
}

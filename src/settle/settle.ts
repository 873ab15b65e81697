import type { Key } from "../model/key.ts";
import type { Live, SecondFruit } from "../model/live.ts";
import type { Intent, ResourceState, State } from "../model/state.ts";
import { fruitsOf } from "./fruit.ts";
import { addRemade } from "./remade.ts";
import { secondFruits } from "./second-fruits.ts";
import { doubtOf, settleCreate } from "./settle-create.ts";
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
  const seen = before.intents.map((intent) => ({ intent, settled: settle(intent, resources, live) }));
  const earlier = before.remade.filter(({ key }) => !resources.has(key));
  const open = new Set(before.intents.map(({ nonce }) => nonce));
  const later = earlier
    .filter(({ nonce }) => !open.has(nonce))
    .map((intent) => ({ intent, settled: settleCreate(intent, resources, live) }));
  // Only now it is known which articles are whose.
  const known = { ...before, resources };
  const inDoubt = (one: Outcome): Outcome =>
    one.settled.outcome === "not-done" ? { ...one, settled: doubtOf(one.intent, known, live) ?? one.settled } : one;
  const [results, come] = [seen.map(inDoubt), later.map(inDoubt)];
  const lost = results.filter(({ settled }) => settled.outcome === "not-done").map(({ intent }) => intent);
  const twice = results.filter(({ intent }) => intent.nonce !== undefined && fruitsOf(intent, live).length > 1);
  // A write that was being made again when its run was killed may have gone out later than that run could tell.
  const repeated = before.unsureUntil === undefined ? [] : before.intents.filter(({ since }) => since === undefined);
  const isOpen = ({ intent, settled }: Outcome): boolean => intent.verb === "create" && settled.outcome === "conflict";
  const remade = [...lost, ...twice.map(({ intent }) => intent)].reduce(addRemade, before.remade);
  const state = { ...known, remade, intents: results.filter(isOpen).map(({ intent }) => intent) };
  const told = come.filter(({ settled }) => settled.outcome !== "not-done");
  return {
    state,
    settled: [...results, ...told].map(({ settled }) => settled),
    unsettled: new Map([...results, ...come].filter(isOpen).map(({ settled }) => [settled.key, settled.message])),
    awaited: [...lost, ...repeated, ...earlier.filter(({ key }) => !resources.has(key))],
    seconds: secondFruits(state, live),
  };
}

interface Outcome {
  readonly intent: Intent;
  readonly settled: Settled;
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

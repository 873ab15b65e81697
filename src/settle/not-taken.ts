import type { Key } from "../model/key.ts";
import type { State } from "../model/state.ts";

/**
 * A state as it is to be stored by a command that applies nothing: what it knows only since this content has the files
 * of a pull stays an offer, since elsewhere these files may not be yet.
 * @param state with what was taken up by `withPulled`
 * @param stored as it was read
 * @param decided keys of which the command itself says something
 */
export function withoutTaken(state: State, stored: State, decided: ReadonlySet<Key> = new Set()): State {
  const offers = [...stored.pulled].filter(([key]) => !decided.has(key));
  if (offers.length === 0) return state;
  const offered = new Set(offers.map(([key]) => key));
  const resources = new Map(state.resources);
  for (const key of offered) {
    const known = stored.resources.get(key);
    if (known === undefined) resources.delete(key);
    else resources.set(key, known);
  }
  const pulled = new Map([...state.pulled, ...offers]);
  const intents = [
    ...state.intents.filter(({ key }) => !offered.has(key)),
    ...stored.intents.filter(({ key }) => offered.has(key)),
  ];
  return { ...state, resources, pulled, intents };
}

import type { Intent } from "../model/state.ts";

/** How long a second fruit is looked for, in seconds: far longer than any request lives. */
const LOOKED_FOR = 24 * 60 * 60;

/** Remembers the create of an article by its nonce, under its last begin. Of anything else no second fruit can be told. */
export function addRemade(remade: readonly Intent[], intent: Intent): readonly Intent[] {
  if (intent.verb !== "create" || intent.nonce === undefined) return remade;
  return [...remade.filter(({ nonce }) => nonce !== intent.nonce), intent];
}

/**
 * Leaves out the creates of which no second fruit can come any more.
 * @param now the server's clock, in seconds since epoch
 */
export function stillLookedFor(remade: readonly Intent[], now: number): readonly Intent[] {
  return remade.filter(({ since = 0 }) => now - since < LOOKED_FOR);
}

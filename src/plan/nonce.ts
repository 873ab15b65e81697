import { wordsText } from "../dialect/words.ts";
import type { LiveResource } from "../model/live.ts";
import type { ResourceState } from "../model/state.ts";

/** Whether an article is one that helpsync created and that still holds nothing but its nonce. */
export function holdsOnlyNonce(base: Pick<ResourceState, "nonce">, live: LiveResource): boolean {
  if (base.nonce === undefined) return false;
  const bodies = Object.values(live.locales).map((fields) => wordsText(fields.body ?? "").trim());
  return bodies.length > 0 && bodies.every((body) => body === "" || body === base.nonce);
}

import type { Key } from "../model/key.ts";
import type { Intent } from "../model/state.ts";

/** What became of a write of which no outcome was recorded. */
export interface Settled {
  readonly key: Key;
  readonly outcome: "done" | "not-done" | "conflict";
  readonly message: string;
}

export function report(intent: Intent, outcome: Settled["outcome"], words: string): Settled {
  return { key: intent.key, outcome, message: `${intent.key} ${words}` };
}

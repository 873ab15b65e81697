import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { Intent } from "../model/state.ts";
import type { ItemResult } from "./outcome.ts";

/** A write that is ready to be made. */
export interface PreparedWrite {
  readonly action: Action;
  readonly intent: Intent;
  /** Makes the calls and updates the run; the intent is ended unless nothing is known of the outcome. */
  readonly perform: () => Promise<Performed>;
  /** The same for a second time, where it differs. */
  readonly repeat?: () => Promise<Performed>;
}

export type Performed = Omit<ItemResult, "action"> & (Ended | Lost);

interface Ended {
  readonly intent: "ended";
}

/** Nothing is known of the outcome. */
interface Lost {
  readonly intent: "open";
  /** Goes on as if the answer had come, with what a look found; for a delete, with what went. */
  readonly resume: (found: LiveResource) => Promise<Performed>;
}

/** A write that was made and of which nothing is known. */
export interface LostWrite extends PreparedWrite {
  readonly result: Extract<Performed, { intent: "open" }>;
}

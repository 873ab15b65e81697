import type { DesiredResource } from "../../model/desired.ts";
import type { Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Action } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";

/** A resource that content, state and Intercom all hold. */
export interface Known {
  readonly key: Key;
  readonly desired: DesiredResource;
  readonly base: ResourceState;
  readonly live: LiveResource;
  readonly movedFrom?: Key;
  /** It only follows a folder that moved. */
  readonly follows?: true;
  /** How it was found, where Intercom held it and the state did not: its base has no fields. */
  readonly adopts?: Action["adopts"];
}

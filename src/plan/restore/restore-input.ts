import type { ApiVersion } from "../../model/api-version.ts";
import type { Desired } from "../../model/desired.ts";
import type { Key } from "../../model/key.ts";
import type { Live, LiveResource } from "../../model/live.ts";
import type { Plan } from "../../model/plan.ts";
import type { Snapshot, State } from "../../model/state.ts";

/** What a plan that brings a snapshot back follows from. */
export interface RestoreInput {
  readonly key: Key;
  readonly snapshot: Snapshot;
  /** What the snapshot shows. */
  readonly content: LiveResource;
  /** Workspace, config and options of the run. */
  readonly about: Pick<Plan, "version" | "workspace" | "helpCenter" | "config" | "overrides">;
  readonly apiVersion: ApiVersion;
  readonly desired: Desired;
  /** With the resource as it was just read, where Intercom still holds it. */
  readonly live: Live;
  readonly state: State;
}

import type { FaultOptions } from "../faults/chooser.ts";
import type { JsonObject } from "../json.ts";
import type { RequestLog } from "../log.ts";
import type { Quirks } from "../quirks.ts";
import type { AdminRecord } from "../records.ts";
import type { Store } from "../store.ts";

/** What the routes below `/__sandbox/` may see and do. */
export interface ControlPanel {
  readonly log: RequestLog;
  readonly store: Store;
  /** Empties the workspace and the log. */
  readonly reset: () => void;
  readonly setQuirks: (quirks: Partial<Quirks>) => void;
  readonly setFaults: (faults: FaultOptions) => void;
  readonly placeArticle: (id: string, collectionIds: readonly string[]) => void;
  /** What a route of the newest version does, as a teammate who acts in Intercom. Throws ApiError. */
  readonly call: (actor: AdminRecord, method: string, path: string, body: JsonObject) => Promise<JsonObject>;
}

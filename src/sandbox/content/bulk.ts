import type { Call } from "../call.ts";
import type { JsonObject } from "../json.ts";
import { readBulk } from "./bulk-read.ts";
import { carryOut } from "./bulk-run.ts";

/**
 * `POST /content/bulk_actions`: up to 1,000 items at once. Intercom does the work later; here it is done when the
 * answer comes, which a client must not rely on. Items that an action does not concern are passed over.
 */
export function runBulkAction(call: Call): JsonObject {
  carryOut(call, readBulk(call));
  return { type: "content_bulk_action", status: "queued" };
}

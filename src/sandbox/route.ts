import type { Call } from "./call.ts";
import type { JsonObject } from "./json.ts";
import type { ApiVersion } from "./versions.ts";

type Handler = (call: Call) => JsonObject | Promise<JsonObject>;

/** An operation of the API. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler;
  /** The versions that have the route; all where absent. */
  readonly within?: (version: ApiVersion) => boolean;
  /** The status of its success: 200 where absent. After 204 what the handler gives is not sent. */
  readonly status?: 201 | 202 | 204;
}

import type { Call } from "./call.ts";
import type { JsonObject } from "./json.ts";
import type { ApiVersion } from "./versions.ts";

/** Gives the body of the answer; `undefined` for an answer without one. */
type Handler = (call: Call) => JsonObject | undefined | Promise<JsonObject | undefined>;

/** An operation of the API. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler;
  /** The versions that have the route; all where absent. */
  readonly within?: (version: ApiVersion) => boolean;
  /** The status of its success: 200 where absent. */
  readonly status?: 201 | 202 | 204;
}

import type { JsonObject } from "./json.ts";
import type { ImageLibrary } from "./images/library.ts";
import type { Quirks } from "./quirks.ts";
import type { Random } from "./random.ts";
import type { AdminRecord } from "./records.ts";
import type { Store } from "./store.ts";
import type { ApiVersion } from "./versions.ts";

/** One request, understood: what a route needs to answer it. */
export interface Call {
  readonly store: Store;
  readonly images: ImageLibrary;
  readonly quirks: Quirks;
  readonly version: ApiVersion;
  /** The ids in the path, by their name in the route. */
  readonly ids: Readonly<Record<string, string>>;
  readonly path: string;
  readonly query: URLSearchParams;
  /** `http://127.0.0.1:1234`, as the client spelled it. */
  readonly origin: string;
  /** The body; an empty object where none was sent. */
  readonly body: JsonObject;
  /** Seconds since epoch. */
  readonly now: number;
  readonly random: Random;
  /** The admin who acts; the token's owner where absent. */
  readonly actor?: AdminRecord;
}

/** An id of the path. */
export function idOf(call: Call): string {
  return call.ids["id"] ?? "";
}

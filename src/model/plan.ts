import type { Key } from "./key.ts";
import type { Field, Kind } from "./kind.ts";
import type { Locale } from "./locale.ts";

export const PLAN_VERSION = 1;

/** What would change and what was seen, as plain JSON: renderers only print it. */
export interface Plan {
  readonly version: typeof PLAN_VERSION;
  readonly workspace: {
    readonly name: string;
    readonly id: string;
    readonly sandbox: boolean;
    readonly apiVersion: string;
  };
  readonly helpCenter: { readonly id: string; readonly identifier: string; readonly url: string };
  readonly actions: readonly Action[];
  /** What stops the apply as a whole, with the override that would let it go on. */
  readonly guards: readonly Guard[];
  readonly warnings: readonly PlanWarning[];
  /** Over the writes alone. */
  readonly digest: string;
}

/** `create` to `forget` write (Intercom or the state); the others only report. */
export const WRITES = ["create", "update", "move", "unpublish", "delete", "adopt", "forget"] as const;
export const REPORTS = ["unchanged", "drift", "conflict", "blocked", "unmanaged", "incomplete"] as const;
export type Write = (typeof WRITES)[number];
export type Report = (typeof REPORTS)[number];

export interface Action {
  readonly verb: Write | Report;
  readonly kind: Kind;
  /** Absent for what is unmanaged. */
  readonly key?: Key;
  /** Intercom's id; absent before a create. */
  readonly id?: string;
  readonly title: string;
  /** From the content root; absent where no file stands behind it. */
  readonly path?: string;
  readonly reason: string;
  readonly changes: readonly FieldChange[];
  readonly place?: PlaceChange;
  /** Former key, where it moved. */
  readonly movedFrom?: Key;
}

/** One field of one locale, computed once and only printed later. */
export interface FieldChange {
  readonly locale: Locale;
  readonly field: Field;
  readonly verdict: "write" | "drift" | "conflict" | "incomplete";
  /** Values of short fields; for a body its words before and after. */
  readonly before: string | null;
  readonly after: string | null;
  /** Changed prose, word by word, with a little of what surrounds it. */
  readonly prose?: readonly ProsePart[];
  /** Makes a locale public, or takes it from the public. */
  readonly publication?: "publishes" | "unpublishes";
  /** Why, where it is not the action's reason. */
  readonly note?: string;
  /** Fingerprint of the live value that the plan saw; absent where there was none. */
  readonly seen?: string;
  /** Fingerprint of what is meant; absent where nothing is to be written. */
  readonly meant?: string;
}

export interface ProsePart {
  readonly kind: "same" | "removed" | "added" | "cut";
  readonly text: string;
}

export interface PlaceChange {
  readonly before: string | null;
  readonly after: Key | null;
  readonly verdict: "write" | "drift" | "conflict";
}

export interface Guard {
  readonly code: string;
  readonly message: string;
  /** The option that lets this number through, e.g. `--allow-removals 12`; empty where nothing may. */
  readonly override: string;
}

export interface PlanWarning {
  readonly code: string;
  readonly message: string;
}

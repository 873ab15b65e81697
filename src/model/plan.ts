import type { Outcome } from "./failure.ts";
import type { Key } from "./key.ts";
import type { Field, Kind } from "./kind.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Locale } from "./locale.ts";
import type { Removal } from "./config.ts";
import type { Retirement } from "./state.ts";

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
  readonly summary: Summary;
  /** How a plan that stops here would end: the reason for its exit code, by name. */
  readonly outcome: Outcome;
  /** Over the writes alone. */
  readonly digest: string;
}

/** `create` to `forget` write (Intercom or the state); the others only report. */
export const WRITES = ["create", "update", "move", "unpublish", "delete", "adopt", "forget"] as const;
export const REPORTS = ["unchanged", "drift", "conflict", "blocked", "unmanaged", "incomplete"] as const;
export type Write = (typeof WRITES)[number];
export type Report = (typeof REPORTS)[number];

/** How many actions there are of each verb, and how many resources hold edits made in Intercom that are kept. */
export interface Summary extends Readonly<Record<Write | Report, number>> {
  readonly kept: number;
}

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
  /** Former key, where its file moved. */
  readonly movedFrom?: Key;
  /** What the state keeps of a resource whose file is gone: its bases, until the file comes back, or nothing. */
  readonly afterwards?: Retirement | "forgotten";
  /** Locales whose files are gone. */
  readonly retires?: readonly Locale[];
  /** What to do when its file goes, as its file says now. */
  readonly onRemoval?: Removal;
}

/**
 * What becomes of one field of one locale. `settle` writes nothing in Intercom: both sides agree, and the state learns
 * it. `incomplete` is what Intercom did not take over of the last write.
 */
export type Verdict = "write" | "settle" | "drift" | "conflict" | "incomplete";

/** One field of one locale, computed once and only printed later. */
export interface FieldChange {
  readonly locale: Locale;
  readonly field: Field;
  readonly verdict: Verdict;
  /** Values for people: an author's name, the number of words of a body. */
  readonly before: string | null;
  readonly after: string | null;
  /** The value that is sent; a body's stands in the content. */
  readonly send?: string;
  /** Changed prose, word by word, with a little of what surrounds it. */
  readonly prose?: readonly ProsePart[];
  /** Makes a locale public, or takes it from the public. */
  readonly publication?: "publishes" | "unpublishes";
  /** Why, where it is not the action's reason. */
  readonly note?: string;
  /** Fingerprint of the live value that the plan saw; absent where there was none. */
  readonly seen?: Fingerprint;
  /** Fingerprint of what is meant; absent where nothing is. */
  readonly meant?: Fingerprint;
  /** For a body: the ids that its links lead to, as far as they are known. */
  readonly targets?: Fingerprint;
}

export interface ProsePart {
  readonly kind: "same" | "removed" | "added" | "cut";
  readonly text: string;
}

export interface PlaceChange {
  readonly verdict: Verdict;
  /** The id of the collection that it stands in. */
  readonly before: string | null;
  readonly beforeTitle: string | null;
  readonly after: Key | null;
  readonly afterTitle: string | null;
}

/** What stops an apply as a whole. */
export interface Guard {
  readonly code: string;
  readonly message: string;
  /** The option that lets this number through, e.g. `--allow-removals 12`; absent where nothing may. */
  readonly override?: string;
}

export interface PlanWarning {
  readonly code: string;
  readonly message: string;
}

import type { Outcome } from "./failure.ts";
import type { Key } from "./key.ts";
import type { Field, Kind } from "./kind.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Locale, PerLocale } from "./locale.ts";
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
  /** Of what the config says about content, policies and this workspace; a saved plan is held to it. */
  readonly config: Fingerprint;
  /** What the run was told by options; a saved plan is applied under the same. */
  readonly overrides: Overrides;
  /** Where the plan is one of a pull request: what its changes are told apart from. */
  readonly proposal?: Proposal;
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

/** What a pull request is held against. */
export interface Proposal {
  /** The commit that it adds to: what content says there is already on the branch that it goes to. */
  readonly since: string;
  /** That branch, for people. */
  readonly branch: string;
}

/**
 * Whose change it is: of the pull request itself, of what its branch holds already and nobody has applied yet, or of a
 * teammate who edited in Intercom.
 */
export const ORIGINS = ["proposed", "merged", "edited"] as const;
export type Origin = (typeof ORIGINS)[number];

/** `create` to `forget` write (Intercom or the state); the others only report. */
export const WRITES = ["create", "update", "move", "unpublish", "delete", "adopt", "forget"] as const;
export const REPORTS = ["unchanged", "drift", "conflict", "blocked", "unmanaged", "incomplete"] as const;
export type Write = (typeof WRITES)[number];
export type Report = (typeof REPORTS)[number];

/** How many actions there are of each verb, and what else a person counts. */
export interface Summary extends Readonly<Record<Write | Report, number>> {
  /** Resources that hold edits made in Intercom that are kept. */
  readonly kept: number;
  /** Resources of which Intercom holds the same words in other markup. */
  readonly formatting: number;
  /** What a partial run left out. */
  readonly leftOut: number;
  /** Translations whose original changed since they did, by locale. */
  readonly behind: PerLocale<number>;
}

/** What a person allowed or asked for this run. */
export interface Overrides {
  readonly allowRemovals?: number;
  readonly allowPublishes?: number;
  /** How many a first run may create when that is more than it adopts. */
  readonly allowCreates?: number;
  readonly firstRun: "refuse" | "allow";
  /** HEAD does not hold the commit that was last applied. */
  readonly rollback: "refuse" | "allow";
  /** Content that is not committed, for a real workspace. */
  readonly dirty: "refuse" | "allow";
  /** `policy`: as the config says. */
  readonly uiEdits: "policy" | "overwrite";
  readonly drafts: "protect" | "overwrite";
  /** Keys of what was deleted in Intercom and is to be made again. */
  readonly recreate: readonly Key[];
  /** Globs over paths of what is to be sent again where only helpsync's rendering differs. */
  readonly rerender: readonly string[];
  /** Keys or globs over paths of a partial run; all where empty. */
  readonly only: readonly string[];
}

/**
 * What settles a conflict: one of two sides is chosen, or one of several places; a teammate's draft ends; a file comes
 * back, or its page goes all the same; a page that was deleted is made again; a locale is listed again.
 */
export type WayOut = "choose-side" | "choose-place" | "end-draft" | "put-back" | "recreate" | "list-locale";

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
  /** The file of its default locale, from the config's folder; absent where no file stands behind it. */
  readonly file?: string;
  /** Where that file stood, if it was removed. */
  readonly removedFile?: string;
  readonly reason: string;
  readonly changes: readonly FieldChange[];
  readonly place?: PlaceChange;
  /** Whose changes it is made of, in the order of `ORIGINS`; absent where the plan is of no pull request, or they are nobody's. */
  readonly origins?: readonly Origin[];
  /** Where the state does not know it and Intercom holds it already: how it was found. */
  readonly adopts?: "intercom_id" | "place-and-title";
  /** Who edited it in Intercom, as far as the API tells, and when (seconds since epoch); kept, unless it is written over. */
  readonly edited?: { readonly by: string | null; readonly at: number; readonly become?: "written over" };
  /** Of a conflict: what settles it. */
  readonly wayOut?: WayOut;
  /** Lines that a person could write into a file to settle what is blocked. */
  readonly remedies?: readonly string[];
  /** The file that one of the remedies goes into. */
  readonly remedyFile?: string;
  /** Former key, where its file moved. */
  readonly movedFrom?: Key;
  /** A draft of helpsync's own that the create of this key made a second time: only a delete names it. */
  readonly secondOf?: Key;
  /** What the state keeps of a resource whose file is gone: its bases, until the file comes back, or nothing. */
  readonly afterwards?: Retirement | "forgotten";
  /** When the snapshot that is brought back was taken (ISO 8601): its values are sent, and none becomes a base. */
  readonly restores?: string;
  /** Locales whose files are gone. */
  readonly retires?: readonly Locale[];
  /** Those of them that go from Intercom, since this workspace was seen to take them away. */
  readonly removes?: readonly Locale[];
  /** Locales of which a teammate has a draft pending that the write may go over. */
  readonly drafts?: readonly Locale[];
  /** What to do when its file goes, as its file says now. */
  readonly onRemoval?: Removal;
  /** Absent where customers can read all the words of this action, now and after it. */
  readonly unpublished?: Unpublished;
}

/** Words of an action that customers do not get to read: for whoever shows it where more people read along. */
export interface Unpublished {
  /** Locales that are drafts in Intercom, or that are to be drafts. What only goes from the public is none of them. */
  readonly locales: readonly Locale[];
  /** Whether the action's title is that of one of them. */
  readonly title: "public" | "unpublished";
}

/**
 * What becomes of one field of one locale. `settle` writes nothing in Intercom: both sides agree, and the state learns
 * it. `formatting` is drift of markup with the same words. `incomplete` is what Intercom did not take over of the last
 * write.
 */
export type Verdict = "write" | "settle" | "drift" | "formatting" | "conflict" | "incomplete";

/** One field of one locale, computed once and only printed later. */
export interface FieldChange {
  readonly locale: Locale;
  readonly field: Field;
  readonly verdict: Verdict;
  /** Values for people: an author's name, the number of words of a body. */
  readonly before: string | null;
  readonly after: string | null;
  /** The value that is sent; a body's stands in the content, unless a snapshot is brought back. */
  readonly send?: string;
  /** Changed prose, word by word, with a little of what surrounds it: of a body, or of a value that is longer than a line. */
  readonly prose?: readonly ProsePart[];
  /** For a body: what changed of its links, pictures and videos. */
  readonly marks?: Marks;
  /** Makes a locale public, or takes it from the public. */
  readonly publication?: "publishes" | "unpublishes";
  /** The write drops what a teammate wrote: it is kept as a snapshot, and told among the risks. */
  readonly overwrites?: "edit" | "draft";
  /** Whose change it is; absent where the plan is of no pull request, and where nothing is written or was edited. */
  readonly origin?: Origin;
  /** Whose a part of it is, where the pull request changes a text that its branch changes already. */
  readonly inPart?: "merged";
  /** Why, where it is not the action's reason. */
  readonly note?: string;
  /** Fingerprint of the live value that the plan saw; absent where there was none. */
  readonly seen?: Fingerprint;
  /** For a body: of the words that the plan saw. An approval is held to them, as markup changes by itself. */
  readonly over?: Fingerprint;
  /** Fingerprint of what is meant; absent where nothing is. */
  readonly meant?: Fingerprint;
  /** For a body: the ids that its links lead to, as far as they are known. */
  readonly targets?: Fingerprint;
}

export interface ProsePart {
  readonly kind: "same" | "removed" | "added" | "cut";
  readonly text: string;
}

/** The first of what changed of a body besides its words. */
export interface Marks {
  readonly shown: readonly Mark[];
  /** How many more there are. */
  readonly more: number;
}

/** A link, picture, alternative text or video that is another one now, new (`before` null) or gone (`after` null). */
export interface Mark {
  readonly what: "link" | "picture" | "alt" | "video";
  /** A link's words, a picture's alternative text, for that text the name of the picture's file; "" where it has none. */
  readonly name: string;
  /** What a link leads to, the name of a picture's file, its alternative text, the address of a video. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface PlaceChange {
  readonly verdict: Verdict;
  /** The id of the collection that it stands in. */
  readonly before: string | null;
  readonly beforeTitle: string | null;
  readonly after: Key | null;
  readonly afterTitle: string | null;
  /** Whose change it is; absent where the plan is of no pull request. */
  readonly origin?: Origin;
  /** The write undoes a teammate's move: it is told among the risks. */
  readonly overwrites?: "edit";
}

/** What stops an apply as a whole. */
export interface Guard {
  readonly code: string;
  readonly message: string;
  /** The option that lets this number through, e.g. `--allow-removals 12`; absent where nothing may. */
  readonly override?: string;
  /** How many it counts, where an option lets that number through. */
  readonly counted?: number;
}

export interface PlanWarning {
  readonly code: string;
  readonly message: string;
}

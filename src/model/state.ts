import type { CompiledRecord } from "./compiled-record.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Key } from "./key.ts";
import type { Field } from "./kind.ts";
import type { Locale, PerLocale } from "./locale.ts";
import type { Removal } from "./config.ts";

/** What helpsync remembers of one help center of one workspace: its memory of what it wrote. */
export interface State {
  readonly version: 1;
  readonly workspaceId: string;
  readonly helpCenterId: string;
  /** The Git commit that was last applied as a whole; null outside a repository. */
  readonly commit: string | null;
  /** Commits that runs have written a part of since then; a checkout that lacks one would take that back. */
  readonly partial?: readonly string[];
  /** It was begun by a run of a part, or rebuilt: no full run has held the content against what Intercom holds. */
  readonly firstRun?: "due";
  readonly facts: ObservedFacts;
  readonly resources: ReadonlyMap<Key, ResourceState>;
  /** What was in Intercom before it was written over or deleted, oldest first. */
  readonly snapshots: ReadonlyMap<Key, readonly Snapshot[]>;
  /**
   * What a pull brought into files, by the keys of these files. It counts for content that has them: a pull may lie on a
   * branch that nobody has merged, where the files of others say what they said before.
   */
  readonly pulled: ReadonlyMap<Key, Pulled>;
  /** Writes that were begun and of which no outcome is recorded, in the order of their begin. */
  readonly intents: readonly Intent[];
  /**
   * Creates of articles that were made again, or are to be, since nothing was seen of the first: a second fruit may come
   * yet, and its nonce tells that it is helpsync's own.
   */
  readonly remade: readonly Intent[];
  /**
   * Server's clock, in seconds since epoch: until then Intercom may carry out an update or a delete that was made again,
   * and so undo what is written after it. Absent where there is none.
   */
  readonly unsureUntil?: number;
  /** How many writes made it what it is, counted by the store: one that somebody set back has fewer. Absent before the first. */
  readonly writes?: number;
}

/** A resource of which a pull brought something into a file. */
export interface Pulled {
  readonly id: string;
  readonly path: string;
  /**
   * Where it stood, for one that got its first file. Absent for what the state knows already, and where nobody has said
   * which of two places is right.
   */
  readonly place?: { readonly meant: Key | null; readonly answered: string | null };
  readonly locales: PerLocale<Partial<Record<Field, PulledField>>>;
  /** Image files that came along: sha256 of their bytes, hexadecimal → the bare address of Intercom's copy. */
  readonly images?: Readonly<Record<string, string>>;
}

/** What Intercom held of a field when a pull brought it into a file. */
export interface PulledField {
  readonly answered: Answered;
  /** For a body: the file's text and Intercom's, in the store's bodies; absent where `state.bodies` withholds them. */
  readonly text?: BodyId;
  /** What a file means that holds it. Absent where the file does not say the field. */
  readonly meant?: Fingerprint;
  /** For a body: the ids that its links led to. */
  readonly targets?: Fingerprint;
  /** That file holds changes of the content as well, which are to be written. Absent where it says what Intercom holds. */
  readonly besides?: "changes";
  /** The pull made the file: whatever it says by now, it once said what Intercom held. */
  readonly file?: "made";
  /** A person decided that it is to go: a write over it is told as one. */
  readonly decided?: "against it";
}

/** What Intercom held before helpsync dropped it; `restore` brings it back. */
export interface Snapshot {
  /** ISO 8601. */
  readonly takenAt: string;
  readonly id: string;
  readonly path: string;
  readonly title: string;
  readonly why: "overwritten" | "unpublished" | "deleted";
  /** What it shows: the page itself, or the draft that a teammate had pending on it. */
  readonly of: "page" | "draft";
  /** The live resource as JSON, in the store's bodies; absent where `state.bodies` withholds it. */
  readonly body?: BodyId;
  /** Locales that `state.bodies` left out of the body: they were not public. */
  readonly withheld?: readonly Locale[];
}

/** Names a text in a store's bodies: sha256 of it, hexadecimal. */
export type BodyId = string;

export type Retirement = "hidden" | "left";

export interface ResourceState {
  /** Intercom's id. */
  readonly id: string;
  /** Where its file stood in the content folder, for people and to tell an ignored file from a removed one. */
  readonly path: string;
  /** The only words of an article that was created and whose content has not been written yet. */
  readonly nonce?: string;
  readonly place: PlaceBase;
  readonly locales: PerLocale<Partial<Record<Field, Base>>>;
  /** Fields found otherwise than their file says, and never written: nobody has said yet which is right. */
  readonly undecided?: PerLocale<readonly Field[]>;
  /**
   * Its file is gone: it is the teammates' now, until its file comes back. `hidden`: helpsync made it a draft, so it
   * comes back as public as its file or the defaults say; `left`: it stayed as it was.
   */
  readonly retired?: Retirement;
  /** Locales whose files are gone and that were made drafts: they come back with their files. */
  readonly retiredLocales?: readonly Locale[];
  /** For each translation: fingerprint of the original's words when the translation's own last changed. */
  readonly originals?: PerLocale<Fingerprint>;
  /**
   * The images of its bodies that Intercom holds: sha256 of a file's bytes, hexadecimal → the address of Intercom's copy
   * without its signed query. Absent where none is known.
   */
  readonly images?: Readonly<Record<string, string>>;
  /** What to do when its file goes, remembered because the file will not be there to say it. */
  readonly onRemoval?: Removal;
  /** What its files became: while nothing of that changes, no run compiles them again. */
  readonly compiled?: PerLocale<CompiledRecord>;
  /** A listing was seen to leave out a locale of it: each look reads it by itself. */
  readonly partlyListed?: true;
}

/** What the last write of a field meant, and what Intercom answered to it. */
export interface Base {
  readonly meant: Fingerprint;
  /** Null where the answer did not hold the field at all. */
  readonly answered: Answered | null;
  /** For a body: fingerprint of what was sent, images alike; a newer rendering differs. Absent where nothing was sent. */
  readonly sent?: Fingerprint;
  /** For a body: the ids that its links led to; a target with a new id is a change. */
  readonly targets?: Fingerprint;
  /**
   * What of the answer is not ours: teammates' values that were accepted, or their formatting around words that agreed
   * with the content. A write over it drops something; absent where helpsync wrote all of it.
   */
  readonly ofTeammates?: "value" | "formatting";
  /**
   * For a body: the Markdown that it came from and the HTML that was answered, in the store's bodies; absent where
   * `state.bodies` withholds them.
   */
  readonly text?: BodyId;
  /** What the answer lacked of what was sent, in words for people; reported by every plan until it is gone. */
  readonly lost?: readonly string[];
}

export interface Answered {
  /** Of the value as it came, signed queries cut. */
  readonly raw: Fingerprint;
  /** Of its normal form; the same as `raw` where a field has none. */
  readonly normal: Fingerprint;
  /** For a body: of its words, link targets and images; markup left out. */
  readonly words?: Fingerprint;
}

export interface PlaceBase {
  /** The parent in git. */
  readonly meant: Key | null;
  /** The id of the parent that was sent. */
  readonly sent: string | null;
  /** The id of the parent that Intercom showed; `null` for none, absent while no look has confirmed it. */
  readonly answered?: string | null;
  /** The id of the parent that a teammate gave it and that was accepted as known. */
  readonly accepted?: string | null;
  /** Taken over where it stood, elsewhere than its file: nobody has said yet which of the two places is right. */
  readonly undecided?: true;
}

/** A write that is about to be made. It is in the store before the call. */
export interface Intent {
  readonly key: Key;
  readonly path: string;
  readonly verb: "create" | "update" | "delete";
  /** The server's clock (seconds since epoch) when its answer was found to be lost. Absent while its run may yet send it. */
  readonly since?: number;
  /** Absent of a create. */
  readonly id?: string;
  /** For the create of an article: the text of its only paragraph. */
  readonly nonce?: string;
  /** For the create of an article: the server's clock (seconds since epoch) before it. */
  readonly after?: number;
  /** For the create of a collection: its title and parent's id, and the server's clock (seconds since epoch) before the call. */
  readonly collection?: { readonly title: string; readonly parent: string | null; readonly after: number };
  readonly fields: readonly FieldIntent[];
  readonly place?: { readonly meant: Key | null; readonly seen: string | null; readonly sent: string | null };
  /** What the write makes of a resource or of locales whose files are gone. */
  readonly retires?: { readonly all: "yes" | "no"; readonly locales: readonly Locale[] };
}

export interface FieldIntent {
  readonly locale: Locale;
  readonly field: Field;
  readonly meant: Fingerprint;
  readonly targets?: Fingerprint;
  /** Live before the call; absent where the field had no value. */
  readonly seen?: Fingerprint;
  /** Normal form of what is sent, images alike. */
  readonly sent: Fingerprint;
  /** Words of what is sent. */
  readonly words: Fingerprint;
}

/** What this workspace was seen to do, where behaviour differs or is undocumented. */
export interface ObservedFacts {
  /** Does it keep the heading ids that are sent? Absent while no heading was written. */
  readonly headingIds?: ObservedFact<"kept" | "replaced">;
  /** Does it take a list in a list? */
  readonly nestedLists?: ObservedFact<"kept" | "refused">;
  /** Does it keep callouts? */
  readonly callouts?: ObservedFact<"kept" | "replaced">;
  /** Does it take more than one language? */
  readonly languages?: ObservedFact<"several" | "one">;
  /** Does it take its own image addresses back without their queries? */
  readonly bareImagePaths?: ObservedFact<"taken" | "refused">;
  /** Does a locale that is sent with some of its fields keep the others? */
  readonly localeFields?: ObservedFact<"merged" | "replaced">;
  /** Does a locale that is sent as null go? */
  readonly removeLocale?: ObservedFact<"removed" | "kept">;
}

export interface ObservedFact<Value extends string> {
  readonly value: Value;
  /** ISO 8601. */
  readonly seenAt: string;
  /** The call that showed it, e.g. `PUT /articles/123`. */
  readonly by: string;
}

/** The memory of a help center that helpsync never wrote to. */
export function emptyState(workspaceId: string, helpCenterId: string): State {
  return {
    version: 1,
    workspaceId,
    helpCenterId,
    commit: null,
    facts: {},
    resources: new Map(),
    snapshots: new Map(),
    pulled: new Map(),
    intents: [],
    remade: [],
  };
}

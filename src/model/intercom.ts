import type { Kind } from "./kind.ts";
import type { LiveResource, LiveWorkspace } from "./live.ts";
import type { Locale, PerLocale } from "./locale.ts";
import type { PublicationState } from "./kind.ts";

/** Intercom as the stages see it: one meaning for all API versions. `src/intercom` speaks it over HTTP. */
export interface Intercom {
  /** Who the token is, the admins and the chosen help center. Throws a Failure that says what to do. */
  readWorkspace(): Promise<LiveWorkspace>;
  /**
   * Every resource of a kind, of all help centers. A listing that does not add up is read again, then a Failure.
   * @param keep what to keep of an article, asked as each page comes; all where absent
   */
  list(kind: Kind, keep?: (listed: LiveResource) => LiveResource): Promise<LiveResource[]>;
  /** One resource; `null` only where Intercom answered 404. */
  read(kind: Kind, id: string): Promise<LiveResource | null>;
  /** An article with the draft that a teammate has pending on it (API 2.16); `null` only where Intercom answered 404. */
  readDraft(id: string): Promise<LiveResource | null>;
  /** The leave of a write is asked right before each time that it would be sent. */
  create(kind: Kind, write: ResourceWrite, leave?: Leave): Promise<CallResult<LiveResource>>;
  update(kind: Kind, id: string, write: ResourceWrite, leave?: Leave): Promise<CallResult<LiveResource>>;
  remove(kind: Kind, id: string, leave?: Leave): Promise<CallResult<null>>;
  /** The server's clock as its last answer told it, in seconds since epoch. */
  serverTime(): number;
  /** The server's clock now, in seconds since epoch: what its answers told, and the time that has passed since. */
  now(): number;
  /** Seconds that one request may take. A write of which nothing is known may take effect as long after its begin. */
  readonly timeout: number;
  /** Lets time pass, in milliseconds. */
  pause(ms: number): Promise<void>;
  /** Why no further call makes sense: the token is let in no more, or all calls fail. Undefined while all is well. */
  outage(): string | undefined;
  close(): Promise<void>;
}

/**
 * Whether a write may go out now, however long it waited for its turn: why not, or undefined where it may.
 * @param held how often it went out already and was told to wait
 */
export type Leave = (held: number) => string | undefined;

/** What one write sends. Absent means: not sent. */
export interface ResourceWrite {
  /** The id of the collection that it is to stand in; null clears it. */
  readonly parent?: string | null;
  /** The locale whose values go to the top level. */
  readonly defaultLocale: Locale;
  readonly locales: PerLocale<WriteFields>;
  /** Locales of an article that are to go; whether Intercom takes one away is open (behaviour §4). */
  readonly removes?: readonly Locale[];
}

/** The values of one locale that a write sends; a body is Intercom HTML, an author an admin's id. */
export interface WriteFields {
  readonly title?: string;
  readonly description?: string;
  readonly body?: string;
  readonly state?: PublicationState;
  readonly author?: string;
}

/**
 * How a write ended. `unsent`: it had no leave, so nothing was done. Nothing is known after a time-out, a reset or a 5xx:
 * it may have taken effect.
 */
export type CallResult<Value> =
  | { readonly outcome: "answered"; readonly value: Value }
  | {
      readonly outcome: "refused";
      readonly status: number;
      /** Intercom's code, e.g. `parameter_invalid`. */
      readonly code: string;
      readonly message: string;
      readonly requestId: string | null;
    }
  | { readonly outcome: "unsent"; readonly message: string }
  | { readonly outcome: "unknown"; readonly message: string };

import type { KeptBodies } from "./config.ts";
import type { HeldLock, LockHolder, LockRequest } from "./lock.ts";
import type { BodyId, State } from "./state.ts";

/** Where the memory of one help center of one workspace is kept. */
export interface StateStore {
  /** The state, or null where none was ever written. Throws a Failure where what is there cannot be read. */
  read(): Promise<State | null>;
  /**
   * Replaces the state as a whole; a reader sees the old one or the new one, never half of one. Bodies that it does not
   * name are gone afterwards.
   * @param texts what it names and the store may not hold yet: they are there when the state is
   */
  write(state: State, texts?: readonly string[]): Promise<void>;
  /** What the states of the workspace's other help centers own: `article:12` → the id of the help center. */
  ownedElsewhere(): Promise<ReadonlyMap<string, string>>;
  readonly bodies: BodyStore;
  /** Which texts may be put there: all, what was public when it was dropped, or none. */
  readonly keeps: KeptBodies;
  /** Where it is, for people. */
  readonly place: string;
}

/** Texts that the state names: content-addressed, compressed, fetched when asked for. */
export interface BodyStore {
  /** Keeps a text until a state is written that does not name it. Throws a Failure where it cannot be kept. */
  put(text: string): Promise<BodyId>;
  /** Null where the store does not hold it. Throws a Failure where what it holds is damaged. */
  get(id: BodyId): Promise<string | null>;
}

/** A store that several runs use, one at a time. All help centers of a workspace share one lock. */
export interface SharedStore extends StateStore {
  /**
   * The state, or null where none was ever written.
   * @throws Failure where it cannot be read, or is older than what this checkout has seen of it, or gone
   */
  read(): Promise<State | null>;
  /** The same, but null where it is gone: for whoever makes it anew. */
  readLost(): Promise<State | null>;
  /** As it is stored, however old it is: for whoever brings the newer one back. */
  readAsIs(): Promise<State | null>;
  /**
   * Takes the lock. While it is held nobody else writes; a run that has lost it cannot write any more.
   * @throws Failure `locked` where another run has it and the time is over
   */
  lock(request: LockRequest): Promise<HeldLock>;
  /** Who has the lock; null where nobody has. */
  holder(): Promise<LockHolder | null>;
  /** The same, without a run that is known to have ended. */
  atWork(): Promise<LockHolder | null>;
  /** Removes the lock of a run that is dead. @throws Failure where no lock has that id */
  unlock(id: string): Promise<LockHolder>;
  /**
   * Keeps in a file what could not be stored, with what was stored last: `state recover` takes it up.
   * @returns the file
   */
  rescue(state: State): Promise<string>;
  close(): Promise<void>;
}

import type { BodyId, State } from "./state.ts";

/** Where the memory of one help center of one workspace is kept. */
export interface StateStore {
  /** The state, or null where none was ever written. Throws a Failure where what is there cannot be read. */
  read(): Promise<State | null>;
  /** Replaces the state as a whole; a reader sees the old one or the new one, never half of one. */
  write(state: State): Promise<void>;
  /** What the states of the workspace's other help centers own: `article:12` → the id of the help center. */
  ownedElsewhere(): Promise<ReadonlyMap<string, string>>;
  readonly bodies: BodyStore;
  /** Where it is, for people. */
  readonly place: string;
}

/** Texts that the state names: content-addressed, compressed, fetched when asked for. */
export interface BodyStore {
  put(text: string): Promise<BodyId>;
  /** Null where the store does not hold it. */
  get(id: BodyId): Promise<string | null>;
}

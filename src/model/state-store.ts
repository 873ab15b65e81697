import type { State } from "./state.ts";

/** Where the memory of one workspace is kept. */
export interface StateStore {
  /** The state, or null where none was ever written. Throws a Failure where what is there cannot be read. */
  read(): Promise<State | null>;
  /** Replaces the state as a whole; a reader sees the old one or the new one, never half of one. */
  write(state: State): Promise<void>;
  /** Where it is, for people. */
  readonly place: string;
}

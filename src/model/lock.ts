/** Who has a workspace for themselves, as other machines and people read it. */
export interface LockHolder {
  /** Random; what `unlock` takes. */
  readonly id: string;
  /** A person and their machine, or the account that a pipeline runs for. */
  readonly who: string;
  /** The address of the pipeline's run, or the machine. */
  readonly where: string;
  /** ISO 8601 by the holder's clock. For people: it is compared with nothing. */
  readonly since: string;
  /** The process, for others on the same machine. */
  readonly process: { readonly id: number; readonly machine: string };
  /** The attempt of a pipeline's run, where runs can be tried again. */
  readonly attempt?: number;
}

/** A lock as somebody saw it. */
export interface SeenLock {
  readonly holder: LockHolder;
  /** Differs after each renewal. */
  readonly mark: string;
}

/** Where the lock of one workspace is kept; every method sees what is there at that moment. */
export interface LockPlace {
  /** How long to wait between two looks, in milliseconds. */
  readonly pause: number;
  read(): Promise<SeenLock | null>;
  /** Takes the lock if it still is as it was seen. */
  take(holder: LockHolder, seen: SeenLock | null): Promise<"taken" | "moved">;
  /** Shows the others that the holder lives. */
  renew(): Promise<"held" | "lost">;
  /** Frees what `take` took. What others took meanwhile stays. */
  release(): Promise<void>;
  /** Removes a lock that was seen, whoever holds it. */
  remove(seen: SeenLock): Promise<"removed" | "moved">;
}

/** A lock that this process has. */
export interface HeldLock {
  readonly holder: LockHolder;
  /** Why it is lost, undefined while it is held. To be asked before each call that writes. */
  readonly lost: () => string | undefined;
  /** Frees it. @throws Failure where it could not be: the others then have to wait until they may take it over */
  release(): Promise<void>;
}

export interface LockRequest {
  /** How long to wait for another holder, in milliseconds; 0: not at all. */
  readonly timeout: number;
  /** Ends the wait; its reason is thrown. */
  readonly stopping?: AbortSignal;
  /** Told once of each holder that is waited for. */
  readonly onWait: (holder: LockHolder) => void;
}

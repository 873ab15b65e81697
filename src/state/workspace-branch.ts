import { Failure } from "../model/failure.ts";
import type { LockHolder } from "../model/lock.ts";
import type { TreeChange } from "../git/commit-stream.ts";
import type { RemoteRef, Tip } from "../git/remote-ref.ts";
import { locked } from "./acquire.ts";
import { commitMessage, type Deployment } from "./commit-message.ts";
import { GONE, type Hold } from "./hold.ts";
import { formatLock, parseLock } from "./lock-document.ts";

export interface BranchOptions {
  readonly ref: RemoteRef;
  readonly workspaceId: string;
  /** What the messages of commits tell of the run. */
  readonly deployment: Deployment;
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly hasEnded: (holder: LockHolder) => Promise<boolean>;
}

/** A change of the workspace's folder. */
export interface BranchChange extends Omit<TreeChange, "message"> {
  /** One line. */
  readonly subject: string;
}

/** Writers of other workspaces may be quicker this often, one after the other. */
const TRIES = 30;
const PAUSE = 300;

const README = `This branch is the memory of helpsync: which file is which article in Intercom, and what was written there.
helpsync reads and writes it by itself. Do not merge, edit or delete it; without it helpsync does not know its own pages.
`;

/** The folder of one workspace on the ref: all changes of this process go through here, one after the other. */
export class WorkspaceBranch {
  readonly #options: BranchOptions;
  #queue: Promise<unknown> = Promise.resolve();
  #renewal = 0;
  /** The lock that this process has. */
  hold: Hold | undefined;

  constructor(options: BranchOptions) {
    this.#options = options;
  }

  get place(): string {
    return this.#options.ref.place;
  }

  path(name: string): string {
    return `${this.#options.workspaceId}/${name}`;
  }

  /** What the remote holds now. */
  look(): Promise<Tip | null> {
    return this.#inTurn(() => this.#options.ref.look());
  }

  /** What it held when it was last asked. */
  known(): Promise<Tip | null> {
    return this.#inTurn(() => this.#options.ref.known());
  }

  /** The text of a file; null where a tip does not have it. */
  async text(tip: Tip | null, name: string): Promise<string | null> {
    return (await this.bytes(tip, name))?.toString("utf8") ?? null;
  }

  async bytes(tip: Tip | null, name: string): Promise<Buffer | null> {
    const id = tip?.files.get(this.path(name));
    return id === undefined ? null : this.#options.ref.bytes(id);
  }

  async prefetch(ids: readonly string[]): Promise<void> {
    await this.#options.ref.prefetch(ids);
  }

  /** The names in the folder and below, with the ids of their bytes. */
  names(tip: Tip | null): Map<string, string> {
    const start = this.path("");
    const own = [...(tip?.files ?? [])].filter(([path]) => path.startsWith(start));
    return new Map(own.map(([path, id]) => [path.slice(start.length), id]));
  }

  async holder(tip: Tip | null): Promise<LockHolder | null> {
    const text = await this.text(tip, LOCK);
    return text === null ? null : parseLock(text, `${this.place}, ${this.path(LOCK)}`);
  }

  /**
   * Changes the folder, whatever others do to other folders meanwhile; a lock that this process has is renewed with it.
   * @param make what is to change, from what the remote holds; null: nothing
   * @throws Failure where another run holds the lock, or the remote refuses or cannot be reached
   */
  change(make: (tip: Tip | null) => Promise<BranchChange | null>): Promise<Tip | null> {
    return this.#inTurn(() =>
      this.#upon(async (tip) => {
        await this.#fence(tip);
        const change = await make(tip);
        return change === null || this.hold === undefined ? change : this.#renewing(change, this.hold);
      }),
    );
  }

  /** The same without asking whose the lock is. */
  changeLock(make: (tip: Tip | null) => Promise<BranchChange | null>): Promise<Tip | null> {
    return this.#inTurn(() => this.#upon(make));
  }

  /** A lock's next renewal, as a change. */
  renewed(holder: LockHolder, subject: string): BranchChange {
    this.#renewal += 1;
    return { files: new Map([[this.path(LOCK), Buffer.from(formatLock(holder, this.#renewal))]]), subject };
  }

  async close(): Promise<void> {
    await this.#inTurn(() => this.#options.ref.close());
  }

  async #upon(make: (tip: Tip | null) => Promise<BranchChange | null>): Promise<Tip | null> {
    const { ref, wait, random } = this.#options;
    let isFresh = false;
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      const begun = this.hold?.now();
      const tip = isFresh ? await ref.look() : await ref.known();
      let change: BranchChange | null;
      try {
        change = await make(tip);
      } catch (error) {
        // What was known may be old: only what the remote holds now can forbid a change.
        if (isFresh || !(error instanceof Failure)) throw error;
        isFresh = true;
        continue;
      }
      if (change === null) return tip;
      if ((await ref.push(this.#commit(tip, change))) === "done") {
        if (begun !== undefined) this.hold?.renewed(begun);
        return ref.known();
      }
      isFresh = true;
      await wait(PAUSE * random() * Math.min(attempt, 10));
    }
    throw new Failure({
      what: `The state in ${this.place} cannot be written.`,
      why: `Others wrote to the same ref right before, ${TRIES} times.`,
      next: "Try again; if it goes on, give this workspace a ref of its own in state.ref.",
    });
  }

  #commit(tip: Tip | null, { subject, files, renames }: BranchChange): TreeChange {
    const message = commitMessage(subject, this.#options.workspaceId, this.#options.deployment);
    const all = tip === null ? new Map([["README.md", Buffer.from(README)], ...files]) : files;
    return { files: all, message, ...(renames === undefined ? {} : { renames }) };
  }

  #renewing(change: BranchChange, { holder }: Hold): BranchChange {
    return { ...change, files: new Map([...change.files, ...this.renewed(holder, "").files]) };
  }

  /** Nobody writes past another's lock, with or without one of their own. */
  async #fence(tip: Tip | null): Promise<void> {
    const holder = await this.holder(tip);
    if (this.hold === undefined) {
      if (holder !== null && !(await this.#options.hasEnded(holder))) throw locked(holder, 0);
      return;
    }
    if (holder?.id !== this.hold.holder.id) this.hold.lose(GONE);
    if (this.hold.lost !== undefined) throw lostLock(this.hold.lost);
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.#queue.then(work);
    this.#queue = next.catch(() => undefined);
    return next;
  }
}

/** The lock's file in a workspace's folder. */
export const LOCK = "lock.json";

/** The failure of a holder that may not go on. */
export function lostLock(reason: string): Failure {
  return new Failure({
    what: "This run may not write any more: it has lost the lock of the workspace.",
    why: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`,
    next: "Wait until the other run is done, if there is one.",
    outcome: "locked",
  });
}

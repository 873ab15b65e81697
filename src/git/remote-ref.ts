import { commitStream, type TreeChange } from "./commit-stream.ts";
import type { PrivateRepository } from "./private-repository.ts";
import { pushRefused, unreachable } from "./remote-failures.ts";

/** A commit of the ref, and the files in it: path from the root → id of its bytes. */
export interface Tip {
  readonly commit: string;
  readonly files: ReadonlyMap<string, string>;
}

export interface RemoteRefOptions {
  readonly repository: PrivateRepository;
  /** Full name, e.g. `refs/heads/helpsync-state`. */
  readonly ref: string;
  /** Where it is, for people. */
  readonly place: string;
  /** Lets time pass, in milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** A ref is asked for this often before the remote counts as out of reach. */
const TRIES = 3;
const PAUSE = 1000;
const NEXT = "refs/helpsync/next";
const SEEN = "refs/helpsync/seen";

/** One ref of a remote repository: read without a checkout, changed by compare-and-swap. */
export class RemoteRef {
  readonly #options: RemoteRefOptions;
  #tip: Tip | null | undefined;

  constructor(options: RemoteRefOptions) {
    this.#options = options;
  }

  get place(): string {
    return this.#options.place;
  }

  /** The tip as it was last seen or written, without asking the remote again if it was asked before. */
  async known(): Promise<Tip | null> {
    return this.#tip === undefined ? this.look() : this.#tip;
  }

  /** The tip as the remote has it now; null where there is no such ref. @throws Failure where it cannot be reached */
  async look(): Promise<Tip | null> {
    for (let attempt = 1; ; attempt += 1) {
      const commit = await this.#ask();
      if (commit === null) return (this.#tip = null);
      if (commit === this.#tip?.commit) return this.#tip;
      const refspec = `+${this.#options.ref}:${SEEN}`;
      const fetched = await this.#options.repository.reach([
        "fetch",
        "--quiet",
        "--no-tags",
        "--depth=1",
        "--filter=blob:none",
        "--no-write-fetch-head",
        "state",
        refspec,
      ]);
      if (fetched.code === 0) return (this.#tip = await this.#list(SEEN));
      // Between question and fetch the ref may have gone or moved.
      if (attempt === TRIES) throw unreachable(this.place, fetched.said, "read");
      await this.#options.wait(PAUSE * attempt);
    }
  }

  /** The bytes of a file of a tip. */
  async bytes(id: string): Promise<Buffer> {
    const { code, output, said } = await this.#options.repository.reach(["cat-file", "blob", id]);
    if (code === 0) return output;
    throw unreachable(this.place, said, "read");
  }

  /** Brings the bytes of many files over in one go. */
  async prefetch(ids: readonly string[]): Promise<void> {
    for (let rest = ids; rest.length > 0; rest = rest.slice(500)) {
      await this.#options.repository.reach([
        "fetch",
        "--quiet",
        "--no-tags",
        "--no-write-fetch-head",
        "--depth=1",
        "--filter=blob:none",
        "state",
        ...rest.slice(0, 500),
      ]);
    }
  }

  /**
   * Puts one commit upon the tip that is known, if the remote still has that one.
   * @returns `moved` where somebody was quicker: nothing was written, or it was written and somebody wrote upon it
   * @throws Failure where the remote refuses or cannot be reached
   */
  async push(change: TreeChange): Promise<"done" | "moved"> {
    const { repository, ref } = this.#options;
    const base = await this.known();
    const stream = commitStream(NEXT, base?.commit ?? null, change);
    await repository.run(["fast-import", "--quiet", "--done", "--force", "--date-format=now"], stream);
    const commit = (await repository.run(["rev-parse", NEXT])).toString("utf8").trim();
    // A lease on the exact old commit, or on the absence of the ref: unlike a plain push it also notices a rewind.
    const lease = `--force-with-lease=${ref}:${base?.commit ?? ""}`;
    for (let attempt = 1; ; attempt += 1) {
      const pushed = await repository.reach(["push", "--porcelain", "--no-verify", lease, "state", `${commit}:${ref}`]);
      // An answer that was lost says nothing about the push: the ref tells.
      const now = pushed.code === 0 ? commit : await this.#ask();
      if (now === commit) {
        this.#tip = await this.#list(NEXT);
        return "done";
      }
      if (now !== (base?.commit ?? null)) return "moved";
      const answer = `${pushed.output.toString("utf8")}\n${pushed.said}`;
      if (isRefusal(answer) || isDenied(pushed.said) || attempt === TRIES) throw pushRefused(this.place, answer);
      await this.#options.wait(PAUSE * attempt);
    }
  }

  async close(): Promise<void> {
    this.#tip = undefined;
    await this.#options.repository.close();
  }

  async #ask(): Promise<string | null> {
    const { ref, repository } = this.#options;
    for (let attempt = 1; ; attempt += 1) {
      const { code, output, said } = await repository.reach(["ls-remote", "state", ref]);
      const lines = output.toString("utf8").split("\n");
      if (code === 0) return lines.find((line) => line.endsWith(`\t${ref}`))?.split("\t")[0] ?? null;
      if (attempt === TRIES || isDenied(said)) throw unreachable(this.place, said, "read");
      await this.#options.wait(PAUSE * attempt);
    }
  }

  async #list(ref: string): Promise<Tip> {
    const { repository } = this.#options;
    const commit = (await repository.run(["rev-parse", ref])).toString("utf8").trim();
    const listed = (await repository.run(["ls-tree", "-r", "-z", "--full-tree", commit])).toString("utf8");
    const files = listed.split("\0").flatMap((line): [string, string][] => {
      const [, id, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/su.exec(line) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id]];
    });
    return { commit, files: new Map(files) };
  }
}

/** A refusal that another try would only get again. Locks of refs pass. */
function isRefusal(answer: string): boolean {
  return /\[remote rejected\]/u.test(answer) && !/lock|failed to update ref/u.test(answer);
}

function isDenied(said: string): boolean {
  return /Authentication failed|Permission denied|could not read Username|access denied|returned error: 40[134]/iu.test(
    said,
  );
}

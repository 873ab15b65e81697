import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { alsoInLongRuns } from "../runs.ts";
import { git, setHook } from "../state/remotes.ts";
import { openProject, STATE, stateFolderOf, type SharedProject } from "./shared-project.ts";

const mounts: string[] = [];
let project: SharedProject | undefined;
afterEach(async () => {
  for (const folder of mounts.splice(0)) execFileSync("umount", [folder]);
  await project?.close();
});

/** Lets something happen right before the n-th call of a kind of the next run, which is in the middle of its work then. */
function before(here: SharedProject, call: string, nth: number, happen: () => void): void {
  here.heed = (at, count) => {
    if (at === call && count === nth) happen();
  };
}

/** A run that did something, could not store it, and said so. */
async function expectRescued(here: SharedProject, why: string): Promise<string> {
  const ended = await here.start("apply").ended;
  expect([ended.code, ended.noted]).toEqual([6, expect.stringContaining(why)]);
  expect(ended.noted).toContain("What this run did could not be stored in");
  return here.recoveryIn(ended);
}

/** A run that finds out before its first write that it cannot store anything. */
async function expectUntouched(here: SharedProject, why: string): Promise<void> {
  here.requests();
  const { code, noted } = await here.start("apply").ended;
  expect([code, noted]).toEqual([1, expect.stringContaining(why)]);
  expect(noted).toContain("Nothing was changed.");
  expect(here.requests().filter((call) => !call.startsWith("GET"))).toEqual([]);
}

async function recover(here: SharedProject, file: string, noted = /^$/u): Promise<void> {
  here.heed = () => undefined;
  const recovered = await here.run("state", "recover", file);
  expect([recovered.code, recovered.noted]).toEqual([0, expect.stringMatching(noted)]);
}

describe("a state folder that takes nothing", () => {
  it("stops an apply before its first write", { timeout: 60_000 }, async () => {
    const here = (project = await openProject("file"));
    mkdirSync(path.join(here.folder, ".helpsync"));
    // Rights do not bind root, so a file stands where the folder should be.
    writeFileSync(path.join(here.folder, ".helpsync", "state"), "");
    await expectUntouched(here, "cannot be");
    rmSync(path.join(here.folder, ".helpsync", "state"));
    await here.expectSettled();
  });

  it.each(alsoInLongRuns<readonly [string, number]>([["PUT /articles/ID", 4]], [["POST /articles", 4]]))(
    "in the middle of an apply, at %s, sends what is known to a recovery file",
    { timeout: 60_000 },
    async (call, nth) => {
      const here = (project = await openProject("file"));
      const [states, aside] = ["state", "aside"].map((name) => path.join(here.folder, ".helpsync", name)) as [
        string,
        string,
      ];
      before(here, call, nth, () => {
        renameSync(states, aside);
        writeFileSync(states, "");
      });
      const file = await expectRescued(here, "cannot be");
      rmSync(states);
      renameSync(aside, states);
      await recover(here, file);
      await here.expectSettled();
    },
  );

  it("is settled by the next apply without the recovery file, too", { timeout: 60_000 }, async () => {
    const here = (project = await openProject("file"));
    const [states, aside] = ["state", "aside"].map((name) => path.join(here.folder, ".helpsync", name)) as [
      string,
      string,
    ];
    before(here, "POST /articles", 4, () => {
      renameSync(states, aside);
      writeFileSync(states, "");
    });
    await expectRescued(here, "cannot be");
    rmSync(states);
    renameSync(aside, states);
    await here.expectSettled();
  });
});

describe("a disk that is full", () => {
  it.skipIf(!canMount())(
    "(a small tmpfs) before an apply stops it, and in its middle leads to the recovery file",
    { timeout: 90_000 },
    async () => {
      const here = (project = await openProject("file"));
      const states = path.join(here.folder, ".helpsync", "state");
      mkdirSync(states, { recursive: true });
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", states]);
      mounts.push(states);
      const filler = path.join(states, "filler");
      fill(filler);
      await expectUntouched(here, "ENOSPC");
      rmSync(filler);
      before(here, "PUT /articles/ID", 4, () => {
        fill(filler);
      });
      const file = await expectRescued(here, "ENOSPC");
      rmSync(filler);
      await recover(here, file);
      await here.expectSettled();
    },
  );

  it(
    "(a limit of the size of files) for the recovery file, too, is said, and the next apply settles",
    { timeout: 90_000 },
    async () => {
      const whole = (project = await openProject("file"));
      await whole.expectSettled();
      const folder = stateFolderOf(whole);
      const size = statSync(path.join(folder, documentIn(folder))).size;
      await whole.close();
      const here = (project = await openProject("file"));
      // The last document does not fit, the one before the first write does.
      const blocks = Math.floor((size * 0.8) / 512);
      const ended = await here.startAfter(`ulimit -f ${String(blocks)}`, "apply").ended;
      expect([ended.code, ended.noted]).toEqual([6, expect.stringContaining("EFBIG")]);
      expect(ended.noted).toContain("could be stored nowhere, not even in a recovery file");
      await here.expectSettled();
    },
  );
});

describe("a remote", () => {
  it("that refuses the push stops an apply before its first write", { timeout: 60_000 }, async () => {
    const here = (project = await openProject("git"));
    setHook(here.remote, "pre-receive", "echo 'this branch is protected' >&2; exit 1");
    await expectUntouched(here, "pre-receive hook declined");
    rmSync(path.join(here.remote, "hooks", "pre-receive"));
    await here.expectSettled();
  });

  it.each(alsoInLongRuns<readonly [string, number]>([["POST /articles", 4]], [["PUT /articles/ID", 4]]))(
    "that refuses the push in the middle, at %s, leads to the recovery file",
    { timeout: 60_000 },
    async (call, nth) => {
      const here = (project = await openProject("git"));
      before(here, call, nth, () => {
        setHook(here.remote, "pre-receive", "exit 1");
      });
      const file = await expectRescued(here, "pre-receive hook declined");
      rmSync(path.join(here.remote, "hooks", "pre-receive"));
      await recover(here, file);
      await here.expectSettled();
    },
  );

  it(
    "out of reach stops an apply before its first write, and in the middle leads to the recovery file",
    { timeout: 120_000 },
    async () => {
      const here = (project = await openProject("git"));
      const away = `${here.remote}-away`;
      renameSync(here.remote, away);
      await expectUntouched(here, "cannot be read");
      renameSync(away, here.remote);
      before(here, "PUT /articles/ID", 4, () => {
        renameSync(here.remote, away);
      });
      const file = await expectRescued(here, "cannot be");
      renameSync(away, here.remote);
      await recover(here, file);
      await here.expectSettled();
    },
  );

  it.each(
    alsoInLongRuns<readonly [string, string, string, string]>(
      [
        ["to before the drafts", "PUT /articles/ID", "~3", "while this one worked"],
        ["to nothing", "PUT /articles/ID", "", "or somebody removed it"],
      ],
      [
        ["to before the drafts", "POST /articles", "~1", "while this one worked"],
        ["to what the run stored on its way", "PUT /articles/ID", "~1", "while this one worked"],
      ],
    ),
  )(
    "whose history is rewritten by force, %s at %s, leads to the recovery file",
    { timeout: 90_000 },
    async (_, call, back, why) => {
      const here = (project = await openProject("git"));
      before(here, call, 4, () => {
        if (back === "") git(here.remote, "update-ref", "-d", STATE);
        else git(here.remote, "update-ref", STATE, `${STATE}${back}`);
      });
      const file = await expectRescued(here, why);
      expect(JSON.parse(readFileSync(file, "utf8"))).toHaveProperty("state.resources");
      await recover(here, file, /^(?:\S+: the state that was set back .*\n)*$/u);
      expect(existsSync(file)).toBe(false);
      await here.expectSettled();
    },
  );
});

function canMount(): boolean {
  const folder = path.join(import.meta.dirname, `mount-${String(process.pid)}`);
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Takes all the space that is left. */
function fill(file: string): void {
  for (const size of [4096, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: "a" });
    } catch {
      // Full.
    }
  }
}

function documentIn(folder: string): string {
  return (
    execFileSync("ls", [folder], { encoding: "utf8" })
      .split("\n")
      .find((name) => name.endsWith(".json")) ?? ""
  );
}

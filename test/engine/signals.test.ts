import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { runProgram } from "../../src/commands/program.ts";
import { stopped } from "../../src/terminal/signals.ts";
import { alsoInLongRuns } from "../runs.ts";
import { git } from "../state/remotes.ts";
import { later } from "./child-program.ts";
import { openProject, STATE, type SharedProject } from "./shared-project.ts";

let project: SharedProject | undefined;
afterEach(async () => {
  await project?.close();
});

/** Calls that the program has under way at once. */
const AT_ONCE = 8;

/** An apply that stands with as many calls under way as it makes at once, and what came to the door. */
async function standing(
  store: "file" | "git",
  call: string,
  nth: number,
): Promise<{
  here: SharedProject;
  running: ReturnType<SharedProject["start"]>;
  letGo: () => void;
  countAnew: () => void;
  came: () => readonly string[];
}> {
  const here = (project = await openProject(store));
  const [reached, gone] = [later(), later()];
  let came: string[] = [];
  here.heed = async (at, count) => {
    came.push(at);
    if (at !== call || count < nth) return;
    if (count === nth + (call === "POST /articles" || call.startsWith("PUT") ? AT_ONCE - 1 : 0)) reached.keep();
    await gone.kept;
  };
  const running = here.start("apply");
  await Promise.race([reached.kept, running.ended.then((end) => Promise.reject(new Error(end.noted)))]);
  return { here, running, letGo: gone.keep, countAnew: () => (came = []), came: () => came };
}

describe.each(
  alsoInLongRuns<readonly ["file" | "git", "SIGINT" | "SIGTERM", string, number]>(
    [
      ["file", "SIGTERM", "PUT /articles/ID", 4],
      ["git", "SIGINT", "POST /articles", 3],
    ],
    [
      ["file", "SIGINT", "POST /articles", 3],
      ["git", "SIGINT", "PUT /articles/ID", 2],
      ["git", "SIGTERM", "POST /help_center/collections", 1],
    ],
  ),
)("state in %s: the first %s at %s", (store, signal, call, nth) => {
  it("begins no call more, stores what those under way did, and says what is left", { timeout: 120_000 }, async () => {
    const { here, running, letGo, countAnew, came } = await standing(store, call, nth);
    running.signal(signal);
    await running.said("Stopping: what is under way");
    countAnew();
    letGo();
    const ended = await running.ended;
    expect([ended.code, came()]).toEqual([130, []]);
    expect(ended.noted).toContain("skipped create article guides/page-9: not begun: the run was stopped");
    expect(ended.noted).toContain("run the same command again to do what is left");
    expect(ended.printed).toMatch(/Applied: \d+ done, \d+ skipped\. `helpsync plan` shows what is left\.\n$/u);
    // Nobody has to wait for the next one: the lock is free, and no intent is open.
    const planned = await here.run("plan");
    expect(planned.noted).not.toContain("From an interrupted run");
    expect((await here.run("unlock", "none")).noted).toContain("The workspace is not locked");
    await here.expectSettled();
  });
});

describe.each(alsoInLongRuns<"file" | "git">(["git"], ["file"]))("state in %s: the second Ctrl-C", (store) => {
  it("stops at once, and the next run puts things right", { timeout: 120_000 }, async () => {
    const { here, running, letGo } = await standing(store, "PUT /articles/ID", 2);
    running.signal("SIGINT");
    await running.said("Stopping: what is under way");
    running.signal("SIGINT");
    const ended = await running.ended;
    expect([ended.code, ended.noted]).toEqual([130, expect.stringContaining("Stopped at once.")]);
    letGo();
    // What was under way may take effect until it has timed out: the next run waits for that.
    const config = await here.read("intercom.config.yaml");
    await here.write("intercom.config.yaml", config.replace(/( +)token_env/u, "$1request_timeout: 1\n$1token_env"));
    await here.expectSettled();
  });
});

describe("a run that is stopped at once", () => {
  it.each([
    ["plan", ["SIGINT"], 130],
    ["plan", ["SIGTERM"], 143],
    ["apply", ["SIGTERM", "SIGINT"], 130],
  ] as const)("(%s by %s) leaves nothing in the folder for temporary files", async (command, signals, code) => {
    const here = (project = await openProject("git"));
    const temporary = path.join(here.folder, "tmp");
    mkdirSync(temporary);
    const [reached, gone] = [later(), later()];
    here.heed = (call) => {
      if (call !== (command === "plan" ? "GET /articles" : "POST /articles")) return;
      reached.keep();
      return gone.kept;
    };
    const running = here.startAfter(`export TMPDIR='${temporary}'`, command);
    await reached.kept;
    // A plan lists before it reads the state, so git may be at work in it when the signal comes.
    await vi.waitFor(() => {
      expect(readdirSync(temporary)).toEqual([expect.stringMatching(/^helpsync-git-/u)]);
    });
    for (const [index, signal] of signals.entries()) {
      running.signal(signal);
      if (index + 1 < signals.length) await running.said("Stopping: what is under way");
    }
    expect((await running.ended).code).toBe(code);
    expect(readdirSync(temporary)).toEqual([]);
    gone.keep();
  });
});

describe("a run that is stopped before it writes", () => {
  it("while it reads, ends at once without a lock left", { timeout: 60_000 }, async () => {
    const { here, running, letGo } = await standing("git", "GET /articles", 1);
    running.signal("SIGTERM");
    const ended = await running.ended;
    expect([ended.code, ended.noted]).toEqual([130, expect.stringContaining("The run was stopped by SIGTERM.")]);
    expect(ended.noted).toContain("Nothing was changed.");
    letGo();
    expect(git(here.remote, "ls-tree", "-r", "--name-only", STATE)).toBe("README.md");
    await here.expectSettled();
  });

  it("while it waits for another one, leaves that one alone", { timeout: 60_000 }, async () => {
    const { here, running, letGo } = await standing("file", "POST /articles", 1);
    const waiting = here.start("apply");
    await waiting.said("Waiting for ");
    waiting.signal("SIGINT");
    expect((await waiting.ended).code).toBe(130);
    letGo();
    expect((await running.ended).code).toBe(0);
    await here.expectSettled();
  });

  it.each(
    ["apply", "state remove article:guides/page-1", "restore article:guides/page-1", "state rebuild"].map((words) => ({
      words,
      command: words.split(" "),
    })),
  )("at the question of $words writes nothing", { timeout: 60_000 }, async ({ command }) => {
    const here = (project = await openProject("file"));
    if (command[0] === "restore") await overwritten(here);
    if (command[1] === "remove") await here.run("apply", "--yes");
    if (command[1] === "rebuild") await forgotten(here);
    here.requests();
    const controller = new AbortController();
    let noted = "";
    const code = await runProgram(command, "0.0.0-test", () => ({
      ...{ cwd: here.folder, env: { TEST_TOKEN: here.sandbox.token }, manual: "" },
      ...{ color: "plain", audience: "terminal", print: () => undefined, progress: () => undefined },
      note: (text) => (noted += text),
      confirm: () => {
        controller.abort(stopped("SIGTERM"));
        return new Promise(() => undefined);
      },
      wait: () => Promise.resolve(),
      untilStopped: () => new Promise(() => undefined),
      heedSignals: () => controller.signal,
    }));
    expect([code, noted]).toEqual([130, expect.stringContaining("The run was stopped by SIGTERM.")]);
    expect(here.requests().filter((call) => !call.startsWith("GET"))).toEqual([]);
    expect((await here.run("unlock", "none")).noted).toContain("The workspace is not locked");
  });
});

/** Applied, and applied again over an edit, so that there is a snapshot. */
async function overwritten(here: SharedProject): Promise<void> {
  await here.run("apply", "--yes");
  const { data } = await here.call("GET", "/articles?per_page=250");
  const { id } = (data as { id: string; title: string }[]).find(({ title }) => title === "Page 1") ?? { id: "" };
  await here.call("PUT", `/articles/${id}`, { body: "<p>A teammate's words.</p>" });
  const again = await here.run("apply", "--yes", "--overwrite-ui-edits");
  expect(again.code, again.noted).toBe(0);
}

/** Applied, and the state lost. */
async function forgotten(here: SharedProject): Promise<void> {
  await here.run("apply", "--yes");
  await here.remove(".helpsync/state");
}

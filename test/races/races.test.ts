import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { later } from "../engine/child-program.ts";
import { runs } from "../runs.ts";
import { httpBackend, serveGit } from "../state/git-http.ts";
import { git } from "../state/remotes.ts";
import { openStage, PAGES, type Machine, type Stage } from "./stage.ts";

const STATE = "refs/heads/helpsync-state";
const TOKEN = "token-of-the-races";
const ALLOWED = `basic ${Buffer.from(`x-access-token:${TOKEN}`).toString("base64")}`;
const MINUTES = 10 * 60_000;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function opened(...workspaces: string[]): Promise<Stage> {
  const stage = await openStage(workspaces);
  closers.push(() => stage.close());
  return stage;
}

/** Serves the remote of a stage over HTTP. @returns its address */
async function serve(stage: Stage): Promise<string> {
  const server = await serveGit(path.dirname(stage.remote), httpBackend() ?? "", ALLOWED, ALLOWED);
  closers.push(() => server.close());
  return `${server.url}/${path.basename(stage.remote)}`;
}

/** All machines apply at once, each words of its own to the same pages; holds that they went one after the other. */
async function race(stage: Stage, machines: readonly Machine[], where: string): Promise<void> {
  const begun = Date.now();
  const ends = await Promise.all(machines.map((machine) => machine.start("apply", "--yes").ended));
  const seconds = Math.round((Date.now() - begun) / 1000);
  expect(ends.map(({ code, noted }) => (code === 0 ? 0 : noted))).toEqual(machines.map(() => 0));
  // Everyone wrote all pages, and nobody wrote while another did.
  const turns = [...machines].sort((left, right) => (left.writes[0] ?? 0) - (right.writes[0] ?? 0));
  turns.forEach(({ writes }, index) => {
    expect(writes.length).toBeGreaterThanOrEqual(PAGES.length);
    const next = turns[index + 1]?.writes[0];
    if (next !== undefined) expect(Math.max(...writes)).toBeLessThan(next);
  });
  const last = turns.at(-1);
  const planned = await last?.start("plan").ended;
  expect([planned?.code, planned?.printed, planned?.noted]).toEqual([0, expect.stringMatching(/No changes\.\n$/u), ""]);
  // Another one knows all pages, too: what was written last is no edit of anybody's.
  const other = await turns[0]?.start("plan").ended;
  expect(other?.printed).toContain(`Plan: 0 to create, ${String(PAGES.length)} to update, 0 to `);
  expect(other?.printed).not.toMatch(/conflict|blocked/u);
  expect(await livePages(stage)).toEqual([...PAGES].sort());
  expect(git(stage.remote, "ls-tree", "-r", "--name-only", STATE)).not.toContain("lock");
  const locks = git(stage.remote, "log", "--format=%s", STATE).split("\n");
  expect(locks.filter((subject) => /\bunlocked\b/u.test(subject))).toHaveLength(machines.length);
  const calls = machines.reduce((sum, { writes }) => sum + writes.length, 0);
  const number = `${String(machines.length)} processes on a remote ${where}`;
  process.stdout.write(`Races: ${number}: one after the other, ${String(calls)} writes, ${String(seconds)} s\n`);
}

/** The titles of all articles of the first workspace. */
async function livePages({ intercoms }: Stage): Promise<string[]> {
  const [intercom] = intercoms.values();
  const { url = "", token = "" } = intercom ?? {};
  const answer = await fetch(`${url}/articles?per_page=250`, { headers: { authorization: `Bearer ${token}` } });
  const { data } = (await answer.json()) as { data: { title: string }[] };
  return data.map(({ title }) => title).sort();
}

describe("processes of the real program that apply at once", () => {
  it("to one remote on disk go one after the other, and lose nothing", { timeout: MINUTES }, async () => {
    const stage = await opened("ws1");
    const machines = await Promise.all(Array.from({ length: 8 }, () => stage.machine("ws1", stage.remote)));
    await race(stage, machines, "on disk");
  });

  it.skipIf(httpBackend() === undefined)(
    "to one remote over HTTP go one after the other, and lose nothing",
    { timeout: MINUTES },
    async () => {
      const stage = await opened("ws1");
      const address = await serve(stage);
      const count = runs(1) > 1 ? 8 : 2;
      const env = { HELPSYNC_GIT_TOKEN: TOKEN };
      const machines = await Promise.all(Array.from({ length: count }, () => stage.machine("ws1", address, env)));
      await race(stage, machines, "over HTTP");
    },
  );

  it("to two workspaces on one remote do not wait for each other", { timeout: MINUTES }, async () => {
    const stage = await opened("ws1", "ws2");
    const [one, two] = [await stage.machine("ws1", stage.remote), await stage.machine("ws2", stage.remote)];
    const [reached, gone] = [later(), later()];
    one.gate = async (call) => {
      if (call.startsWith("GET")) return;
      reached.keep();
      await gone.kept;
    };
    const first = one.start("apply", "--yes");
    await Promise.race([reached.kept, first.ended.then((end) => Promise.reject(new Error(end.noted)))]);
    const second = await two.start("apply", "--yes", "--lock-timeout", "0").ended;
    expect([second.code, second.noted]).toEqual([0, expect.not.stringContaining("Waiting")]);
    gone.keep();
    expect((await first.ended).code).toBe(0);
    const states = git(stage.remote, "ls-tree", "-r", "--name-only", STATE).split("\n");
    expect(states).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ws1\//u), expect.stringMatching(/^ws2\//u)]),
    );
  });
});

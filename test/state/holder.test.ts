import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasGitHubRunEnded } from "../../src/git/github-run.ts";
import type { LockHolder } from "../../src/model/lock.ts";
import { describeHolder, isProcessGone } from "../../src/state/holder.ts";

const github = { GITHUB_SERVER_URL: "https://github.example.com", GITHUB_REPOSITORY: "acme/help", GITHUB_RUN_ID: "77" };
const facts = { machine: "m1", id: "i1", since: "2026-01-02T03:04:05Z" };

describe("what a lock says of its run", () => {
  it("is the account and the address of a pipeline's run", () => {
    const env = { ...github, GITHUB_ACTOR: "ann", GITHUB_RUN_ATTEMPT: "2" };
    expect(describeHolder({ env, ...facts })).toMatchObject({
      ...{ id: "i1", who: "ann", attempt: 2, process: { id: process.pid, machine: "m1" } },
      where: "https://github.example.com/acme/help/actions/runs/77",
    });
    expect(describeHolder({ env: { CI_JOB_URL: "https://gitlab.example.com/j/1" }, ...facts }).where).toBe(
      "https://gitlab.example.com/j/1",
    );
  });

  it("is the person and the machine elsewhere", () => {
    const { who, where } = describeHolder({ env: {}, ...facts });
    expect(who).toMatch(new RegExp(`^.+@${where}$`, "u"));
  });
});

describe("a process that holds a lock", () => {
  const holder = (id: number, machine: string): LockHolder => ({
    ...describeHolder({ env: {}, ...facts }),
    process: { id, machine },
  });

  it("is gone where this very machine does not have it, and nowhere else", () => {
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    expect(isProcessGone(holder(pid, "m1"), "m1")).toBe(true);
    expect(isProcessGone(holder(pid, "m2"), "m1")).toBe(false);
    expect(isProcessGone(holder(process.pid, "m1"), "m1")).toBe(false);
  });
});

describe("a GitHub run that holds a lock", () => {
  let answer: { status: number; body: unknown } = { status: 200, body: {} };
  const asked: { path: string; token: string }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? "", token: request.headers.authorization ?? "" });
    response.writeHead(answer.status, { location: "http://127.0.0.1:9/" }).end(JSON.stringify(answer.body));
  });
  let env: NodeJS.ProcessEnv = {};
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const api = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    env = { ...github, GITHUB_API_URL: api, GITHUB_TOKEN: "token" };
  });
  afterAll(() => server.close());
  const holder = (): LockHolder => ({ ...describeHolder({ env, ...facts }), attempt: 2 });

  it.each([
    ["completed", { status: "completed", run_attempt: 2 }, true],
    ["still working", { status: "in_progress", run_attempt: 2 }, false],
    ["waiting", { status: "queued", run_attempt: 2 }, false],
    ["started again since", { status: "in_progress", run_attempt: 3 }, true],
    ["spoken of in other words", { run: null }, false],
  ])("has ended if it is %s", async (_, body, ended) => {
    answer = { status: 200, body };
    expect(await hasGitHubRunEnded(holder(), env)).toBe(ended);
    expect(asked.at(-1)).toEqual({ path: "/repos/acme/help/actions/runs/77", token: "Bearer token" });
  });

  it("is not known to have ended where that cannot be asked", async () => {
    for (const status of [404, 403, 302, 500]) {
      answer = { status, body: { status: "completed" } };
      expect(await hasGitHubRunEnded(holder(), env)).toBe(false);
    }
    expect(await hasGitHubRunEnded(holder(), { ...env, GITHUB_API_URL: "http://127.0.0.1:9" })).toBe(false);
  });

  it("is asked about only at this run's own GitHub, and only with a token", async () => {
    const before = asked.length;
    const elsewhere = [
      "https://evil.example.com/acme/help/actions/runs/77",
      "https://github.example.com/../x/actions/runs/1?a=b",
      "laptop",
    ];
    for (const where of elsewhere) expect(await hasGitHubRunEnded({ ...holder(), where }, env)).toBe(false);
    expect(await hasGitHubRunEnded(holder(), { ...env, GITHUB_TOKEN: "" })).toBe(false);
    expect(asked).toHaveLength(before);
  });
});

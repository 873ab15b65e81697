import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { approvalOfMerged, tellDeployed } from "../../src/action/comment/after-merge.ts";
import { readBody } from "../../src/action/comment/body.ts";
import { untoldEnd, type Deployed } from "../../src/action/comment/notes.ts";
import { writeComment } from "../../src/action/comment/sticky.ts";
import type { Context } from "../../src/action/context.ts";
import { connectGitHub } from "../../src/github/github.ts";
import { startGitHub, type StandIn } from "../github/stand-in.ts";
import { addPull, type StoredPull } from "../github/stand-in/world.ts";
import { git } from "../state/remotes.ts";

const KEY = { workspace: "production", config: "intercom.config.yaml" };

let folder: string;
let github: StandIn;
let warned: string[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "helpsync-merged-"));
  git(folder, "init", "--quiet", "--initial-branch=main");
  github = await startGitHub();
  warned = [];
});
afterEach(async () => {
  await github.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function connect(): NonNullable<Context["github"]> {
  return connectGitHub({ apiUrl: github.url, token: github.token, repository: github.repository });
}

/** A step that applies what the checkout holds. */
function context(run: number): Context {
  const known = {
    github: connect(),
    inputs: { command: "apply", comment: "always" },
    place: { folder, workspace: KEY.workspace, configPath: KEY.config },
    run: { number: { id: run, attempt: 1 }, commit: git(folder, "rev-parse", "HEAD") },
    log: { warn: (text: string) => warned.push(text), say: () => undefined },
  };
  return known as unknown as Context;
}

/** A commit on main. */
function commit(): string {
  git(folder, "commit", "--quiet", "--allow-empty", "--message", "main");
  return git(folder, "rev-parse", "HEAD");
}

/** A pull request that was planned and merged. */
async function merged(branch: string, approval?: string): Promise<StoredPull> {
  git(folder, "checkout", "--quiet", "-b", branch);
  git(folder, "commit", "--quiet", "--allow-empty", "--message", branch);
  const head = git(folder, "rev-parse", "HEAD");
  git(folder, "checkout", "--quiet", "main");
  const base = git(folder, "rev-parse", "HEAD");
  git(folder, "merge", "--quiet", "--no-ff", "--message", `Merge ${branch}`, branch);
  const pull = addPull(github, {
    title: branch,
    body: "",
    head: { ref: branch, sha: head },
    base: { ref: "main", sha: base },
  });
  const merge = git(folder, "rev-parse", "HEAD");
  Object.assign(pull, { state: "closed", merged_at: "2026-01-01T00:00:00Z", merge_commit_sha: merge });
  const sticky = { github: connect(), pull: pull.number, key: KEY, run: { id: 1, attempt: 1 } };
  const shown = approval === undefined ? {} : { approval };
  await writeComment(sticky, { head, status: "planned", rest: "The plan.", worth: "always", ...shown });
  return pull;
}

function told(pull: StoredPull): string {
  const { marker, note } = readBody(github.comments.get(pull.number)?.[0]?.body ?? "") ?? {};
  return `${marker?.status ?? ""} ${note ?? ""}`.trim();
}

const applied: Deployed = { note: "> **Applied:** 2 done.", status: "applied" };
const stopped: Deployed = { note: "> **Stopped:** nothing was written.", status: "tried" };

it("tells every pull request that was merged since the last apply, and none again that was told as applied", async () => {
  commit();
  const before = await merged("before");
  const lastApplied = commit();
  const pulls = [await merged("one"), await merged("two")];
  commit();

  await tellDeployed(stopped, lastApplied, context(2));
  expect(pulls.map(told)).toEqual(Array.from(pulls, () => `tried ${stopped.note}`));
  await tellDeployed(applied, lastApplied, context(3));
  expect(pulls.map(told)).toEqual(Array.from(pulls, () => `applied ${applied.note}`));
  const three = await merged("three");
  await tellDeployed(stopped, lastApplied, context(4));
  expect([...pulls, three].map((pull) => told(pull).split(" ")[0])).toEqual(["applied", "applied", "tried"]);
  expect(told(before)).toBe("planned");
  expect(warned).toEqual([]);
});

it("tells that of its own commit where the clone does not hold the commit that was applied last", async () => {
  commit();
  const before = await merged("before");
  const own = await merged("own");
  for (const [run, since] of [null, "f".repeat(40)].entries()) await tellDeployed(stopped, since, context(2 + run));
  expect([before, own].map(told)).toEqual(["planned", `tried ${stopped.note}`]);
});

it("counts the approvals of all of them", async () => {
  const lastApplied = commit();
  await merged("one", "a1.one");
  await merged("docs");
  const two = await merged("two", "a1.two");
  expect((await approvalOfMerged(lastApplied, context(2))).approved).toEqual(["a1.one", "a1.two"]);
  two.head.sha = lastApplied;
  expect((await approvalOfMerged(lastApplied, context(2))).approved).toEqual(["a1.one"]);
  expect((await approvalOfMerged(two.base.sha, context(2))).approved).toEqual(["nothing"]);
});

it("lets what the same run has said stand where it is only known that it ended", async () => {
  commit();
  const pull = await merged("one");
  await tellDeployed(untoldEnd("https://run"), null, context(2));
  expect(told(pull)).toContain("tried > **Ended:**");
  await tellDeployed(stopped, null, context(3));
  await tellDeployed(untoldEnd("https://run"), null, context(3));
  expect(told(pull)).toBe(`tried ${stopped.note}`);
});

it("warns of whatever GitHub answers after the apply, and never fails", async () => {
  commit();
  const pull = await merged("one");
  for (const body of [null, "oops", [null], { message: "hi" }]) {
    github.fault = ({ path: route }) => (route.includes("/commits/") ? { status: 200, body } : undefined);
    await tellDeployed(applied, null, context(2));
  }
  expect(warned).toHaveLength(4);
  expect(warned[0]).toContain("cannot be understood");
  expect(told(pull)).toBe("planned");
});

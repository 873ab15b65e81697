import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import webhooks from "@octokit/webhooks-examples" with { type: "json" };
import { expect } from "vitest";
import { openDoor, type Door } from "../engine/child-program.ts";
import { openWorld, type World } from "../engine/world.ts";
import { startGitHub, type StandIn } from "../github/stand-in.ts";
import { addPull, type StoredPull } from "../github/stand-in/world.ts";
import { git, makeRemote } from "../state/remotes.ts";
import { startStep, type RunningStep, type StepEnd } from "./runner.ts";

const NOBODY = "http://127.0.0.1:1";
const TOKEN = "dG9rZW4tb2Ytd29ya3NwYWNl-7531";

/** A repository on GitHub, a help center in Intercom, and runs of workflows between them. */
export interface Stage {
  /** The clone in which people work; the program can be run in it. */
  readonly world: World;
  readonly github: StandIn;
  /** The bare repository that GitHub has. */
  readonly remote: string;
  /** What comes from the Action to Intercom passes it. */
  heed: (call: string, count: number) => Promise<void> | void;
  /** Commits all that is there, on a branch that is pushed. */
  commit(branch: string): string;
  /** Opens a pull request, with the merge that GitHub makes of it. */
  propose(branch: string): StoredPull;
  /** A new commit of a pull request. */
  push(pull: StoredPull): void;
  /** Merges it by a merge commit, which is given. */
  merge(pull: StoredPull): string;
  /** A folder as actions/checkout leaves it: one commit, without history. */
  checkout(reference: string): string;
  /** Starts a step and does not wait. */
  start(run: Run): RunningStep;
  /** The same to its end; nothing of it holds a secret. */
  step(run: Run): Promise<StepEnd>;
  close(): Promise<void>;
}

export interface Run {
  readonly event: string;
  readonly pull?: StoredPull;
  /** What is checked out. */
  readonly at: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** More of the payload. */
  readonly payload?: Record<string, unknown>;
  readonly env?: Readonly<Record<string, string>>;
  readonly state?: Readonly<Record<string, string>>;
  readonly node?: "the running one";
  /** A folder that was checked out before. */
  readonly folder?: string;
}

export async function openStage(files: Readonly<Record<string, string>>): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), "helpsync-action-test-"));
  const world = await openWorld({
    files: { ".gitignore": ".helpsync/\n", ...files },
    config: {
      state: { store: "git" },
      workspaces: { production: { token_env: "TEST_TOKEN", api_url: NOBODY, request_timeout: 2 } },
    },
    sandbox: { token: TOKEN },
  });
  const config = await world.read("intercom.config.yaml");
  await world.write("intercom.config.yaml", config.replace(NOBODY, world.sandbox.url));
  const remote = path.join(folder, "github.git");
  makeRemote(remote);
  const github = await startGitHub({ git: remote });
  const work = world.folder;
  git(work, "init", "--quiet", "--initial-branch=main");
  git(work, "remote", "add", "origin", `file://${remote}`);
  const door: Door = await openDoor(world.sandbox.url, (call, count) => stage.heed(call, count));
  const stage: Stage = {
    ...{ world, github, remote, heed: () => undefined },
    commit: (branch) => {
      git(work, "add", "--all");
      git(work, "commit", "--quiet", "--allow-empty", "--message", `on ${branch}`);
      git(work, "push", "--quiet", "--force", "origin", `HEAD:refs/heads/${branch}`);
      return git(work, "rev-parse", "HEAD");
    },
    propose: (branch) => {
      const [head, base] = [git(work, "rev-parse", "HEAD"), git(remote, "rev-parse", "refs/heads/main")];
      const pull = addPull(github, {
        ...{ title: "Words", body: "", login: "ana" },
        ...{ head: { ref: branch, sha: head }, base: { ref: "main", sha: base } },
      });
      prepareMerge(remote, pull);
      return pull;
    },
    push: (pull) => {
      pull.head.sha = git(remote, "rev-parse", `refs/heads/${pull.head.ref}`);
      prepareMerge(remote, pull);
    },
    merge: (pull) => {
      const commit = prepareMerge(remote, pull);
      git(remote, "update-ref", "refs/heads/main", commit);
      Object.assign(pull, { state: "closed", merged_at: "2026-01-01T00:00:00Z", merge_commit_sha: commit });
      return commit;
    },
    checkout: (reference) => {
      const clone = mkdtempSync(path.join(folder, "checkout-"));
      git(clone, "init", "--quiet");
      git(clone, "remote", "add", "origin", `file://${remote}`);
      git(clone, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", `+${reference}:refs/remotes/checked/out`);
      git(clone, "checkout", "--quiet", "--force", "refs/remotes/checked/out");
      return clone;
    },
    start: (run) => startStep(stepOf(run)),
    step: async (run) => {
      const end = await startStep(stepOf(run)).ended;
      expectNoSecret(end);
      return end;
    },
    close: async () => {
      await Promise.all([door.close(), github.close()]);
      await world.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };

  function stepOf(run: Run): Parameters<typeof startStep>[0] {
    const workspace = run.folder ?? stage.checkout(run.at);
    const { pull } = run;
    const temporary = path.join(folder, "runner");
    mkdirSync(temporary, { recursive: true });
    return {
      ...{ workspace, temporary, event: run.event, sha: git(workspace, "rev-parse", "HEAD") },
      payload: { ...payloadOf(run.event, pull), ...run.payload },
      inputs: { token: TOKEN, "github-token": github.token, workspace: "production", ...run.inputs },
      env: {
        ...{ GITHUB_API_URL: github.url, GITHUB_REPOSITORY: github.repository, HELPSYNC_API_URL: door.url },
        ...(pull === undefined ? {} : { GITHUB_BASE_REF: pull.base.ref, GITHUB_HEAD_REF: pull.head.ref }),
        ...run.env,
      },
      ...(run.state === undefined ? {} : { state: run.state }),
      ...(run.node === undefined ? {} : { node: run.node }),
    };
  }

  /** Neither what people see nor what is kept or sent may hold a token; masking it is the runner's own command. */
  function expectNoSecret({ raw, temp, outputs, state, summary }: StepEnd): void {
    const printed = raw.split("\n").filter((line) => !line.startsWith("::add-mask::"));
    const files = readdirSync(temp, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "utf8"));
    const asked = github.requests.map(({ path: route, body }) => [route, body]);
    const all = JSON.stringify([printed, files, asked, outputs, state, summary]);
    for (const secret of [TOKEN, github.token]) expect(all.includes(secret)).toBe(false);
  }

  return stage;
}

/** Makes the merge of a pull request as GitHub does, and gives its commit. */
function prepareMerge(remote: string, pull: StoredPull): string {
  const base = git(remote, "rev-parse", `refs/heads/${pull.base.ref}`);
  const tree = git(remote, "merge-tree", "--write-tree", base, pull.head.sha);
  const merge = git(remote, "commit-tree", tree, "-p", base, "-p", pull.head.sha, "-m", "Merge");
  git(remote, "update-ref", mergeOf(pull), merge);
  return merge;
}

export function mergeOf({ number }: StoredPull): string {
  return `refs/pull/${String(number)}/merge`;
}

type Json = Record<string, unknown>;

const examples = webhooks as unknown as readonly { readonly name: string; readonly examples: readonly Json[] }[];

/** What GitHub tells of an event; for schedules its documentation has an example. */
function payloadOf(event: string, pull: StoredPull | undefined): Json {
  if (event === "schedule") return { schedule: "23 4 * * *", workflow: ".github/workflows/drift.yml" };
  const name = event === "pull_request_target" ? "pull_request" : event;
  const found = examples.find((one) => one.name === name)?.examples[0];
  const payload = structuredClone(found ?? {});
  if (pull === undefined) return payload;
  const shown = { ...(payload["pull_request"] as Json), ...pull };
  return { ...payload, number: pull.number, pull_request: shown };
}

import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readBody } from "../../src/action/comment/body.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { StoredPull } from "../github/stand-in/world.ts";
import { git } from "../state/remotes.ts";
import { later } from "../engine/child-program.ts";
import { edit, page } from "../engine/teammate.ts";
import type { StepEnd } from "./runner.ts";
import { mergeOf, openStage, type Stage } from "./stage.ts";

const HOSTILE =
  "::error::x ##[add-mask]words @everyone </details> ```` <!-- helpsync --> ${{ secrets.X }} <script>alert(1)</script>";

let stage: Stage;
let pull: StoredPull;

beforeAll(async () => {
  stage = await openStage({
    "content/guides/one.md": page("One", "First words."),
    "content/guides/two.md": page("Two", "Second words."),
    "content/guides/three.md": page("Three", "Third words."),
    "content/secret.md": page("Secret", "Nobody reads this.", "state: draft\n"),
  });
  const { world, github } = stage;
  stage.commit("main");
  const applied = await world.run("apply", "--yes");
  expect(applied.noted + applied.printed).toContain("Applied: ");
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  await edit(world, data.find(({ title }) => title === "Two")?.id ?? "", { body: "<p>A teammate's words.</p>" });
  await world.write("content/guides/two.md", page("Two", "Others' words."));
  await world.write("content/guides/three.md", page("Three", "Merged words."));
  stage.commit("main");
  // From here on a workflow plans: its tokens may read, and write comments.
  await world.call("POST", "/__sandbox/faults", { faults: ["write *: forbidden"] });
  github.permissions = { contents: "read", "pull-requests": "write" };
}, 120_000);
afterAll(() => stage.close());

function comments(): readonly string[] {
  return (stage.github.comments.get(pull.number) ?? []).map(({ body }) => body);
}

/** All but the warnings of the article whose words are odd, and of the empty description of a draft. */
function annotations({ commands }: StepEnd): string[] {
  const shown = commands.filter(
    ({ properties: { file } }) => !["content/guides/one.md", "content/secret.md"].includes(file ?? ""),
  );
  return shown.map(({ name, properties: { file = "", line = "" } }) => `${name} ${file}:${line}`);
}

it("plans a pull request in a comment, and stays green for conflicts of others, with tokens that may only read", async () => {
  const { world, github } = stage;
  git(world.folder, "checkout", "--quiet", "-b", "words");
  await world.write("content/guides/one.md", page(JSON.stringify(HOSTILE), HOSTILE));
  await world.write("content/secret.md", page("Secret", "Not yet public.", "state: draft\n"));
  stage.commit("words");
  pull = stage.propose("words");
  world.requests();
  const end = await stage.step({ event: "pull_request", pull, at: mergeOf(pull), inputs: { command: "plan" } });

  expect(end.code, end.log).toBe(0);
  expect(
    end.raw
      .split("\n")
      .slice(0, 2)
      .every((line) => line.startsWith("::add-mask::")),
  ).toBe(true);
  expect(end.outputs).toMatchObject({
    ...{ "has-changes": "true", "to-create": "0", "to-update": "3", "to-delete": "0", conflicts: "1", blocked: "0" },
    ...{ "failure-reason": "" },
  });
  expect(annotations(end)).toEqual(["warning content/guides/two.md:1"]);
  expect(end.log).toContain("Plan: 0 to create, 3 to update");
  expect(end.log).toContain("::error::x ##[add-mask]words");
  expect(world.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);

  const plan = JSON.parse(readFileSync(end.outputs["plan-path"] ?? "", "utf8")) as Plan;
  const origins = plan.actions.flatMap(({ file, origins: of }) => (of === undefined ? [] : [[file, ...of]]));
  expect(plan.proposal?.branch).toBe("main");
  expect(origins).toContainEqual(["content/guides/one.md", "proposed"]);
  expect(origins).toContainEqual(["content/guides/three.md", "merged"]);
  expect(readFileSync(end.outputs["report-path"] ?? "", "utf8")).toMatch(/^<!doctype html>/iu);
  expect(path.dirname(end.outputs["plan-path"] ?? "").startsWith(end.temp)).toBe(true);

  expect(comments()).toHaveLength(1);
  const body = readBody(comments()[0] ?? "");
  expect(body?.marker).toMatchObject({
    ...{ workspace: "production", config: "intercom.config.yaml", head: pull.head.sha, status: "planned" },
    run: { id: 100, attempt: 1 },
  });
  expect(body?.marker.approval).toMatch(/^[\w.-]+$/u);
  expect(body?.rest).toContain("### Plan for `production`");
  expect(body?.rest).toContain("this pull request");
  expect(body?.rest).toContain("already on main, not deployed");
  expect(body?.rest).toContain("https://github.com/octo/help/actions/runs/100");
  expect(body?.rest.split("\n").filter((line) => line.startsWith("<!--"))).toEqual([]);
  for (const shown of [body?.rest, end.summary]) expect(shown).not.toContain("Not yet public");
  expect(end.summary).toContain("### Plan for `production`");
  expect(github.requests.filter(({ status }) => status >= 400)).toEqual([]);
});

it("marks the comment outdated, then says what is wrong, with the errors of changed files before others", async () => {
  const { world, github } = stage;
  const links = (count: number): string => Array.from({ length: count }, (_, at) => `[x](gone-${at}.md)`).join("\n\n");
  await world.write("content/guides/a-first.md", page("A", links(12)));
  await world.write("content/guides/z-changed.md", page("Z", links(2)));
  stage.commit("words");
  stage.push(pull);
  github.changed.set(pull.number, ["content/guides/z-changed.md"]);
  const before = github.requests.length;
  const env = { GITHUB_RUN_ID: "101" };
  const end = await stage.step({ event: "pull_request", pull, at: mergeOf(pull), env, inputs: { command: "plan" } });

  expect(end.code).toBe(1);
  expect(end.outputs).toMatchObject({
    "failure-reason": "problems",
    "has-changes": "false",
    "plan-path": "",
    digest: "",
  });
  expect(annotations(end)).toEqual([
    ...[6, 8].map((line) => `error content/guides/z-changed.md:${line - 1}`),
    ...Array.from({ length: 7 }, (_, at) => `error content/guides/a-first.md:${5 + at * 2}`),
    "error :",
  ]);
  expect(end.commands.at(-1)?.data).toBe("The content has 14 errors.");
  expect(end.summary).toContain("5 more errors");
  const written = github.requests.slice(before).flatMap(({ method, body }) => (method === "PATCH" ? [body] : []));
  expect(written).toHaveLength(2);
  expect(JSON.stringify(written[0])).toContain("a newer commit is being planned");
  expect(JSON.stringify(written[0])).toContain("### Plan for");
  expect(comments()).toHaveLength(1);
  expect(comments()[0]).toContain("**The content has 14 errors, so there is no plan.**");
  expect(comments()[0]).not.toContain("### Plan for");
  expect(readBody(comments()[0] ?? "")?.marker).toMatchObject({
    status: "failed",
    head: pull.head.sha,
    run: { id: 101 },
  });
  expect(readBody(comments()[0] ?? "")?.marker.approval).toBeUndefined();
});

it("only validates what comes from a fork: errors are marked, nothing is asked or written, and the step is green", async () => {
  const { world, github } = stage;
  const from = { ...pull, head: { ...pull.head, repo: { full_name: "stranger/help" } } };
  const before = github.requests.length;
  const [said] = comments();
  world.requests();
  github.permissions = { contents: "read", "pull-requests": "read" };
  const inputs = { command: "plan", token: "" };
  const end = await stage.step({
    event: "pull_request",
    pull: from,
    at: mergeOf(pull),
    inputs,
    env: { GITHUB_RUN_ID: "102" },
  });

  expect(end.code).toBe(0);
  expect(annotations(end).filter((one) => one.startsWith("error content/guides/z-changed.md"))).toHaveLength(2);
  expect(annotations(end)).toHaveLength(10);
  for (const shown of [end.log, end.summary]) expect(shown).toContain("it comes from a fork");
  expect(end.outputs["failure-reason"]).toBe("");
  expect(world.requests()).toEqual([]);
  expect(github.requests.slice(before).map(({ method }) => method)).toEqual(["GET"]);
  expect(comments()).toEqual([said]);
});

it("leaves the comment out where the token may not write it, and plans all the same", async () => {
  const { world, github } = stage;
  await world.remove("content/guides/a-first.md");
  await world.remove("content/guides/z-changed.md");
  stage.commit("words");
  stage.push(pull);
  const [said] = comments();
  github.permissions = { contents: "read", "pull-requests": "read" };
  const env = { GITHUB_RUN_ID: "103" };
  // As a checkout of the pull request's own commit: what it adds to is where it left the branch.
  const end = await stage.step({ event: "pull_request", pull, at: pull.head.sha, env, inputs: { command: "plan" } });
  github.permissions = { contents: "read", "pull-requests": "write" };

  expect(end.code, end.log).toBe(0);
  expect(end.outputs["to-update"]).toBe("3");
  const plan = JSON.parse(readFileSync(end.outputs["plan-path"] ?? "", "utf8")) as Plan;
  expect(plan.proposal?.since).toBe(git(stage.remote, "rev-parse", "refs/heads/main"));
  const warnings = end.commands.filter(({ name, data }) => name === "warning" && data.includes("comment on"));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.data).toContain("pull-requests: write");
  expect(comments()).toEqual([said]);
});

it("plans for a merge queue, and looks for drift by night: outputs and an issue tell it", async () => {
  const main = git(stage.remote, "rev-parse", "refs/heads/main");
  const merge_group = {
    head_sha: pull.head.sha,
    head_ref: "refs/heads/queue",
    base_sha: main,
    base_ref: "refs/heads/main",
  };
  const queued = { event: "merge_group", at: mergeOf(pull), payload: { merge_group } };
  const inputs = { command: "plan", "fail-on": "any-conflict" };
  const plan = await stage.step({ ...queued, inputs });
  expect(plan.code).toBe(1);
  expect(plan.outputs).toMatchObject({ "failure-reason": "stopped", conflicts: "1" });
  expect(annotations(plan)).toEqual(["error content/guides/two.md:1", "error :"]);
  expect(plan.summary).toContain("this pull request");

  const night = { event: "schedule", at: "refs/heads/main" };
  stage.github.permissions = { contents: "read", issues: "write" };
  const wanted = { command: "drift", "fail-on": "problems, drift", "report-to": "issue" };
  const drift = await stage.step({ ...night, inputs: wanted });
  expect(drift.code).toBe(1);
  expect(drift.outputs).toMatchObject({ "failure-reason": "changes", edited: "1", "has-changes": "true" });
  expect(drift.summary).toContain("Edited in Intercom");
  expect(stage.github.issues).toMatchObject([{ state: "open", user: { login: "github-actions[bot]" } }]);
  expect(drift.summary).toContain("Opened issue #");
});

it("says in the comment that a plan was cancelled", async () => {
  const { github } = stage;
  github.permissions = { contents: "read", "pull-requests": "write" };
  const reached = later();
  stage.heed = async () => {
    reached.keep();
    await later().kept;
  };
  const run = {
    event: "pull_request",
    pull,
    at: mergeOf(pull),
    env: { GITHUB_RUN_ID: "110" },
    inputs: { command: "plan" },
  };
  const running = stage.start(run);
  await reached.kept;
  running.child.kill("SIGINT");
  const end = await running.ended;
  stage.heed = () => undefined;
  expect(end.code).toBe(130);
  expect(end.outputs).toEqual({ "failure-reason": "interrupted" });
  expect(readBody(comments()[0] ?? "")?.note).toContain("a newer commit is being planned");

  const post = await stage.step({ ...run, state: end.state });
  expect(post.code, post.log).toBe(0);
  expect(comments()).toHaveLength(1);
  expect(readBody(comments()[0] ?? "")?.note).toContain("was cancelled");
});

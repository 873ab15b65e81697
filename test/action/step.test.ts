import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { page } from "../engine/teammate.ts";
import { git } from "../state/remotes.ts";
import { HAS_NODE_24, startStep, type StepEnd, type StepStart } from "./runner.ts";

const folder = mkdtempSync(path.join(tmpdir(), "helpsync-step-"));
const workspace = path.join(folder, "checkout");
const manual = path.join(workspace, "docs", "manual");

beforeAll(() => {
  mkdirSync(path.join(manual, "pages"), { recursive: true });
  writeFileSync(path.join(workspace, ".gitignore"), ".helpsync/\n");
  writeFileSync(
    path.join(manual, "own.yaml"),
    "content: pages\ndefaults: { author: docs@example.com }\nworkspaces: { trial: { sandbox: true } }\n",
  );
  writeFileSync(path.join(manual, "pages", "one.md"), page("One", "Words."));
  git(workspace, "init", "--quiet", "--initial-branch=main");
  git(workspace, "add", "--all");
  git(workspace, "commit", "--quiet", "--message", "first");
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

const ENV = { GITHUB_REPOSITORY: "octo/help", GITHUB_API_URL: "http://127.0.0.1:1/api/v3" };
const inputs = { "working-directory": "docs/manual", config: "own.yaml" };

async function step(start: Partial<StepStart> & { readonly event: string }): Promise<StepEnd> {
  const sha = git(workspace, "rev-parse", "HEAD");
  const whole = { workspace, temporary: folder, payload: {}, sha, inputs: {}, env: ENV, ...start };
  return startStep({ ...whole, inputs: { ...inputs, ...start.inputs } }).ended;
}

it.skipIf(!HAS_NODE_24)("runs on Node 24 (npm ci --prefix test/node-24 brings it)", () => {
  expect(HAS_NODE_24).toBe(true);
});

it("applies to an embedded workspace without any token, in a folder of its own, also with the Node that is here", async () => {
  const end = await step({ event: "workflow_dispatch", node: "the running one", inputs: { command: "apply" } });
  expect(end.code, end.log).toBe(0);
  expect(end.outputs).toMatchObject({ "to-create": "1", "has-changes": "true", "failure-reason": "" });
  expect(end.summary).toContain("embedded sandbox");
  expect(readFileSync(end.outputs["plan-path"] ?? "", "utf8")).toContain('"name": "trial"');
  // The content has its place in the repository, not in the folder that the step runs in.
  expect(end.commands.map(({ name, properties: { file, title } }) => [name, file, title])).toEqual([
    ["warning", "docs/manual/pages/one.md", "article-unlisted"],
  ]);
});

it("takes up in its second half what the first could not store", async () => {
  const states = path.join(manual, ".helpsync", "state");
  const [file = ""] = readdirSync(states, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .filter((name) => readFileSync(path.join(states, name), "utf8").includes('"resources"'));
  const stored: unknown = JSON.parse(readFileSync(path.join(states, file), "utf8"));
  const recovery = path.join(manual, ".helpsync", "recovery", "left.json");
  mkdirSync(path.dirname(recovery));
  writeFileSync(recovery, JSON.stringify({ helpsync: "recovery", version: 1, base: stored, state: stored }));
  const state = { half: "first", begun: JSON.stringify({ process: 1, recoveries: [] }), ended: "unstored" };
  const end = await step({ event: "workflow_dispatch", inputs: { command: "apply" }, state });
  expect(end.code, end.log).toBe(0);
  expect(end.log).toContain(`holds what ${recovery} held.`);
  expect([existsSync(recovery), existsSync(`${recovery}.recovered`)]).toEqual([false, true]);

  const nothing = await step({
    event: "workflow_dispatch",
    inputs: { command: "apply" },
    state: { ...state, ended: "well" },
  });
  expect([nothing.code, nothing.log.trim()]).toEqual([0, ""]);
});

it("applies without the files that GitHub's runner gives, and with an event that it does not tell", async () => {
  const lost = path.join(folder, "lost");
  const event = path.join(folder, "empty.json");
  writeFileSync(event, "");
  const env = { ...ENV, GITHUB_STEP_SUMMARY: lost, GITHUB_OUTPUT: lost, GITHUB_EVENT_PATH: event };
  const end = await step({ event: "workflow_dispatch", inputs: { command: "apply" }, env });
  expect(end.code, end.log).toBe(0);
  expect(end.log).toContain("No changes.");
  const warned = end.commands.flatMap(({ name, data, properties }) =>
    name === "warning" && properties["file"] === undefined ? [data] : [],
  );
  expect(warned).toEqual([
    expect.stringContaining("The outputs of this step are not set"),
    expect.stringContaining("The page of the run has no summary"),
  ]);

  const proposed = await step({ event: "pull_request", inputs: { command: "plan" }, env });
  expect(proposed.commands.at(-1)?.data).toContain("What GitHub tells of the event pull_request cannot be understood.");
  expect(proposed.log).not.toContain("bug");

  const nothingKept = await step({ event: "push", inputs: { command: "apply" }, env: { ...ENV, GITHUB_STATE: lost } });
  expect(nothingKept.commands.at(-1)?.data).toContain("GitHub's runner keeps nothing for the end of this step.");
  expect(nothingKept.log).not.toContain("No changes.");
});

it("validates for a fork and stays green, whatever it finds, and its second half does nothing more", async () => {
  const broken = path.join(manual, "pages", "broken.md");
  writeFileSync(broken, page("Broken", "[x](gone.md)"));
  const sha = git(workspace, "rev-parse", "HEAD");
  const head = { sha, repo: { full_name: "stranger/help" } };
  const payload = { pull_request: { number: 7, user: null, head, base: { sha, ref: "main" } } };
  const run = { event: "pull_request", payload, inputs: { command: "validate" } };
  const end = await step(run);
  expect(end.code, end.log).toBe(0);
  expect(end.outputs["failure-reason"]).toBe("");
  expect(end.commands.map(({ name, properties: { title } }) => `${name} ${title ?? ""}`)).toContain(
    "error link-target-missing",
  );
  expect(end.summary).toContain("Mistakes do not turn this step red: it comes from a fork.");
  const post = await step({ ...run, state: end.state });
  expect([post.code, post.raw]).toEqual([0, ""]);
  const refused = await step({ ...run, inputs: { command: "apply" } });
  expect([refused.code, refused.commands.at(-1)?.data]).toEqual([
    1,
    expect.stringContaining("apply does not run for a pull request."),
  ]);
  rmSync(broken);
});

it("refuses events and inputs in words, and nothing that it repeats is a command", async () => {
  const refused = await step({ event: "pull_request_target", inputs: { command: "plan" } });
  expect(refused.code).toBe(1);
  expect(refused.outputs).toEqual({ "failure-reason": "failed" });
  expect(refused.commands).toMatchObject([{ name: "error" }]);
  expect(refused.commands[0]?.data).toContain("The event pull_request_target is refused.");

  const odd = await step({ event: "push", inputs: { command: "plan\n::error::injected\n##[error]injected" } });
  expect(odd.code).toBe(1);
  expect(odd.commands).toHaveLength(1);
  expect(odd.log).toContain("can be plan, apply, drift, pull, validate");

  const lost = await step({ event: "push", inputs: { command: "validate", "working-directory": "nowhere" } });
  expect(lost.commands[0]?.data).toContain("There is no folder");
});

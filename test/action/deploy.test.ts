import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { readBody } from "../../src/action/comment/body.ts";
import { later } from "../engine/child-program.ts";
import { edit, page } from "../engine/teammate.ts";
import type { StoredPull } from "../github/stand-in/world.ts";
import { git } from "../state/remotes.ts";
import { mergeOf, openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    "content/guides/one.md": page("One", "First words."),
    "content/guides/two.md": page("Two", "Second words."),
    "content/guides/three.md": page("Three", "Third words."),
  });
  stage.commit("main");
  expect((await stage.world.run("apply", "--yes")).printed).toContain("Applied: ");
}, 120_000);
afterAll(() => stage.close());
afterEach(() => {
  stage.heed = () => undefined;
});

/** A pull request that changes words, planned in its comment. */
async function planned(branch: string, files: Readonly<Record<string, string>>): Promise<StoredPull> {
  const { world } = stage;
  git(world.folder, "fetch", "--quiet", "origin", "main");
  git(world.folder, "checkout", "--quiet", "-B", branch, "FETCH_HEAD");
  for (const [file, text] of Object.entries(files)) await world.write(file, text);
  stage.commit(branch);
  const pull = stage.propose(branch);
  const end = await stage.step({ event: "pull_request", pull, at: mergeOf(pull), inputs: { command: "plan" } });
  expect(end.code, end.log).toBe(0);
  return pull;
}

/** Commits to main without a pull request. */
async function pushed(file: string, text: string): Promise<void> {
  const { world } = stage;
  git(world.folder, "fetch", "--quiet", "origin", "main");
  git(world.folder, "checkout", "--quiet", "-B", "direct", "FETCH_HEAD");
  await world.write(file, text);
  stage.commit("main");
}

const push = { event: "push", at: "refs/heads/main", env: { GITHUB_RUN_ID: "200" } };
const approved = { command: "apply", "require-approved-plan": "true" };

function commentOn(pull: StoredPull): { note: string; rest: string } {
  const [comment, ...more] = stage.github.comments.get(pull.number) ?? [];
  expect(more).toEqual([]);
  const body = readBody(comment?.body ?? "");
  return { note: body?.note ?? "", rest: body?.rest ?? "" };
}

async function words(title: string): Promise<string> {
  const { data } = (await stage.world.call("GET", "/articles")) as { data: { title: string; body: string }[] };
  return data.find((article) => article.title === title)?.body ?? "";
}

/** The names of the files that the state is kept in. */
function storedNames(): string[] {
  const names = git(stage.remote, "ls-tree", "-r", "--name-only", "refs/heads/helpsync-state").split("\n");
  return names.map((name) => path.posix.parse(name).name);
}

it("applies after the merge what the comment shows, and says so there; without an approval it stops", async () => {
  // Two that were planned side by side are merged before one apply brings both.
  const pull = await planned("one", { "content/guides/one.md": page("One", "Approved words.") });
  const other = await planned("three", { "content/guides/three.md": page("Three", "Approved beside it.") });
  stage.merge(pull);
  stage.merge(other);
  const end = await stage.step({ ...push, inputs: approved });
  expect(end.code, end.log).toBe(0);
  expect(end.outputs).toMatchObject({ "to-update": "2", "has-changes": "true", "failure-reason": "" });
  expect(await words("One")).toContain("Approved words.");
  for (const each of [pull, other])
    expect(commentOn(each).note).toContain(
      "> **Applied:** 2 done. [The run](https://github.com/octo/help/actions/runs/200)",
    );
  expect(commentOn(pull).rest).toContain("### Plan for `production`");
  expect(end.state).toMatchObject({ ended: "well" });

  await pushed("content/guides/two.md", page("Two", "Nobody approved this."));
  const stopped = await stage.step({ ...push, inputs: approved });
  expect(stopped.code).toBe(1);
  expect(stopped.outputs).toMatchObject({ "failure-reason": "stopped", "has-changes": "true" });
  expect(stopped.commands.at(-1)?.data).toMatch(/^What would be applied was not approved\. No merged pull request/u);
  expect(stopped.summary).toContain("No merged pull request holds commit");
  expect(await words("Two")).toContain("Second words.");
});

it("needs no approval where nothing is to be written", async () => {
  const { world } = stage;
  const content = await world.read("content/guides/two.md");
  await pushed("content/guides/two.md", page("Two", "Second words."));
  await pushed("README.md", "Nobody reads this in the help center.");
  const end = await stage.step({ ...push, inputs: approved });
  expect(end.code, end.log).toBe(0);
  expect(end.outputs).toMatchObject({ "failure-reason": "", "has-changes": "false" });
  await pushed("content/guides/two.md", content);
});

it("stops where more would be written than the comment shows, and names it there", async () => {
  // What stands in main and nobody has applied, is in this plan; what comes after it is not.
  const pull = await planned("third", { "content/guides/three.md": page("Three", "Approved, too.") });
  await pushed("content/guides/one.md", page("One", "In between."));
  stage.merge(pull);
  const end = await stage.step({ ...push, inputs: approved });
  expect(end.code).toBe(1);
  expect(end.outputs["failure-reason"]).toBe("stopped");
  expect(commentOn(pull).note).toContain("Stopped: nothing was written.");
  expect(commentOn(pull).note).toContain("One");
  expect(await words("Three")).toContain("Approved beside it.");

  const all = await stage.step({ ...push, inputs: { command: "apply" }, env: { GITHUB_RUN_ID: "201" } });
  expect(all.code, all.log).toBe(0);
  expect(commentOn(pull).note).toContain("> **Applied:** 3 done.");
});

it("stores what was done and frees the lock when it is cancelled", async () => {
  const pull = await planned("cancel", {
    "content/guides/one.md": page("One", "Cancelled one."),
    "content/guides/two.md": page("Two", "Cancelled two."),
  });
  stage.merge(pull);
  const [reached, gone] = [later(), later()];
  stage.heed = async (call) => {
    if (!call.startsWith("PUT ")) return;
    reached.keep();
    await gone.kept;
  };
  const env = { GITHUB_RUN_ID: "202" };
  const running = stage.start({ ...push, env, inputs: { command: "apply" } });
  await reached.kept;
  running.child.kill("SIGINT");
  // GitHub's second signal does not hurry it.
  running.child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 100));
  gone.keep();
  const end = await running.ended;
  expect(end.code).toBe(1);
  expect(end.outputs["failure-reason"]).toBe("interrupted");
  expect(end.log).toContain("What was done is stored");
  expect(end.state).toMatchObject({ ended: "well" });
  expect(commentOn(pull).note).toContain("Cancelled: ");

  const before = stage.github.requests.length;
  const post = await stage.step({ ...push, env, inputs: { command: "apply" }, state: end.state });
  expect([post.code, post.log.trim(), stage.github.requests.length]).toEqual([0, "", before]);
  expect(storedNames()).not.toContain("lock");
});

it("frees the lock of a run that was killed, and says so in the comment", async () => {
  const pull = await planned("kill", { "content/guides/two.md": page("Two", "Killed words.") });
  stage.merge(pull);
  const reached = later();
  stage.heed = async (call) => {
    if (!call.startsWith("PUT ")) return;
    reached.keep();
    await later().kept;
  };
  const env = { GITHUB_RUN_ID: "203" };
  const folder = stage.checkout("refs/heads/main");
  const running = stage.start({ ...push, folder, env, inputs: { command: "apply" } });
  await reached.kept;
  running.child.kill("SIGKILL");
  const end = await running.ended;
  expect(end.code).toBeNull();
  stage.heed = () => undefined;
  expect(storedNames()).toContain("lock");

  const post = await stage.step({ ...push, folder, env, inputs: { command: "apply" }, state: end.state });
  expect(post.code, post.log).toBe(0);
  expect(post.log).toContain("The lock that it held is free.");
  expect(storedNames()).not.toContain("lock");
  expect(commentOn(pull).note).toContain("Cancelled: what was written is not known; the next run finds out.");

  // The next one is killed when all is done and stored, and GitHub is to hear of it.
  const asked = later();
  stage.github.fault = async ({ path: route }) => {
    if (!route.includes("/commits/")) return undefined;
    asked.keep();
    await later().kept;
    return undefined;
  };
  const next = { ...push, env: { GITHUB_RUN_ID: "204" }, inputs: { command: "apply" } };
  const again = stage.start(next);
  await asked.kept;
  again.child.kill("SIGKILL");
  const { state } = await again.ended;
  stage.github.fault = undefined;
  expect(state["ended"]).toBe("untold");
  expect(await words("Two")).toContain("Killed words.");
  await stage.step({ ...next, state });
  expect(commentOn(pull).note).toContain(
    "**Ended:** [the run](https://github.com/octo/help/actions/runs/204) says how",
  );

  await stage.step({ ...next, env: { GITHUB_RUN_ID: "205" } });
  expect(commentOn(pull).note).toContain("**Applied:**");
});

it("brings what was edited in Intercom as a pull request", async () => {
  const { world, github } = stage;
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  await edit(world, data.find(({ title }) => title === "Three")?.id ?? "", { body: "<p>A teammate's words.</p>" });
  github.permissions = { contents: "write", "pull-requests": "write" };
  const inputs = { command: "pull", "report-to": "pull-request" };
  const env = { GITHUB_RUN_ID: "205", GITHUB_REF_NAME: "main" };
  const end = await stage.step({ event: "schedule", at: "refs/heads/main", env, inputs });
  expect(end.code, end.log).toBe(0);
  expect(end.outputs).toMatchObject({ "has-changes": "true", conflicts: "0", "failure-reason": "" });
  const opened = github.pulls.at(-1);
  expect(opened).toMatchObject({ state: "open", base: { ref: "main" }, user: { login: "github-actions[bot]" } });
  expect(end.summary).toContain(`Opened pull request #${String(opened?.number)}.`);
  const branch = `refs/heads/${opened?.head.ref ?? ""}`;
  expect(git(stage.remote, "show", `${branch}:content/guides/three.md`)).toContain("A teammate's words.");
});

import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { edit, page } from "../engine/teammate.ts";
import { git } from "../state/remotes.ts";
import type { StepEnd } from "./runner.ts";
import { openStage, type Stage } from "./stage.ts";

const BRANCH = "helpsync/pull-production";
let stage: Stage;
beforeAll(async () => {
  stage = await openStage({
    "content/guides/one.md": page("One", "First words.\n\nMore of them."),
    "content/guides/two.md": page("Two", "Second words."),
    "content/guides/secret.md": page("Plans for May", "Nobody reads this.", "state: draft\n"),
  });
  stage.commit("main");
  expect((await stage.world.run("apply", "--yes")).printed).toContain("Applied: ");
}, 120_000);
afterAll(() => stage.close());

/** A job of the night, as a schedule starts it. */
async function nightly(command: "drift" | "pull", folder?: string): Promise<StepEnd> {
  return stage.step({
    ...{ event: "schedule", at: "refs/heads/main", env: { GITHUB_REF_NAME: "main" } },
    ...(folder === undefined ? {} : { folder }),
    inputs: { command, "report-to": command === "drift" ? "issue" : "pull-request" },
  });
}

async function teammateEdits(title: string, change: Readonly<Record<string, string>>): Promise<void> {
  const { data } = (await stage.world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  await edit(stage.world, data.find((article) => article.title === title)?.id ?? "", change);
}

const textOn = (branch: string, file: string): string => git(stage.remote, "show", `refs/heads/${branch}:${file}`);

it("tells an edit in one issue and brings it as one pull request, until it is merged", async () => {
  const { github, remote } = stage;
  await teammateEdits("One", { body: "<p>First words.</p><p>More, by a teammate.</p>" });
  await teammateEdits("Plans for May", { title: "Layoffs in June" });
  const drift = await nightly("drift");
  expect(drift.code, drift.log).toBe(0);
  expect(github.issues).toMatchObject([{ state: "open", title: "Edited in Intercom: production" }]);
  expect(github.issues[0]?.body).toContain("**One**");

  const folder = stage.checkout("refs/heads/main");
  writeFileSync(path.join(folder, "content/gha-creds-1234.json"), "left by an earlier step");
  writeFileSync(path.join(folder, "content/guides/two.md"), page("Two", "Second words, by an earlier step."));
  const pull = await nightly("pull", folder);
  expect(pull.code, pull.log).toBe(0);
  expect(pull.log).toContain("left out, since the pull did not write it: `content/guides/two.md`, `content/gha-creds");
  expect(pull.log).toContain("Opened pull request");
  expect(github.pulls).toMatchObject([{ state: "open", draft: false, head: { ref: BRANCH }, base: { ref: "main" } }]);
  expect(github.pulls[0]?.body).toMatch(/- \*\*One\*\*, `guides\/one\.md`: body, edited by /u);
  expect(github.pulls[0]?.body).toContain("- *draft, not shown here*, `guides/secret.md`: title");
  for (const title of ["Plans for May", "Layoffs in June"]) expect(github.pulls[0]?.body).not.toContain(title);
  expect(textOn(BRANCH, "content/guides/one.md")).toContain("First words.\n\nMore, by a teammate.");
  expect(git(remote, "diff", "--name-only", `main..${BRANCH}`)).toBe("content/guides/one.md\ncontent/guides/secret.md");

  // Nobody merged it: the next pull starts from main again, and brings the same.
  const tip = git(remote, "rev-parse", BRANCH);
  expect((await nightly("pull")).log).toContain("Updated pull request");
  expect(github.pulls).toHaveLength(1);
  expect(git(remote, "rev-parse", BRANCH)).toBe(tip);

  git(remote, "update-ref", "refs/heads/main", tip);
  Object.assign(github.pulls[0] ?? {}, { state: "closed", merged_at: "2026-01-01T00:00:00Z" });
  expect((await nightly("drift")).code).toBe(0);
  expect(github.issues).toMatchObject([{ state: "closed", state_reason: "completed" }]);
  const apply = await stage.step({ event: "push", at: "refs/heads/main", inputs: { command: "apply" } });
  expect(apply.outputs).toMatchObject({ "to-update": "0", conflicts: "0" });
});

it("brings both sides of a conflict as a draft", async () => {
  const { world, remote, github } = stage;
  git(world.folder, "fetch", "--quiet", "origin", "main");
  git(world.folder, "checkout", "--quiet", "-B", "main", "FETCH_HEAD");
  await world.write("content/guides/two.md", page("Two", "Words of the content."));
  stage.commit("main");
  await teammateEdits("Two", { body: "<p>Words of a teammate.</p>" });
  expect((await nightly("pull")).log).toContain("conflicts are to be settled in it");
  expect(github.pulls.at(-1)).toMatchObject({ state: "open", draft: true });
  expect(github.pulls.at(-1)?.title).toContain("(conflicts to settle)");
  for (const side of ["Words of the content.", "Words of a teammate."]) {
    expect(textOn(BRANCH, "content/guides/two.md")).toContain(side);
  }
  expect(git(remote, "show", "main:content/guides/two.md")).not.toContain("Words of a teammate.");
});

it("fails where the workflow lacks the permission, and says the line that it needs", async () => {
  stage.github.permissions = { contents: "read" };
  const end = await nightly("drift");
  expect(end.code).not.toBe(0);
  expect(end.log).toContain("`issues: write`");
});

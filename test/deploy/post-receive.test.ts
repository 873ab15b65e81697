import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONFIG, openStage, recipes, type Ended, type Stage } from "./stage.ts";

const page = (title: string): string => `---\ntitle: ${title}\n---\nSome words about it.\n`;
const names = ["install", "update", "remove", "borrow", "return"];
const WRITE = /^(?:POST|PUT|DELETE) /u;

/** The hook of the manual's page in a bare repository, and a clone of somebody who pushes to it. */
describe("the hook for a bare repository", () => {
  let stage: Stage;
  let clone = "";
  const git = (...parameters: string[]): Promise<Ended> => stage.run(clone, "git", ...parameters);
  const bare = (...parameters: string[]): Promise<Ended> =>
    stage.run(path.join(stage.folder, "help.git"), "git", ...parameters);

  beforeAll(async () => {
    stage = await openStage();
    await stage.run(stage.folder, "git", "init", "--quiet", "--bare", "--initial-branch=main", "help.git");
    const hook = (await recipes("sh")).filter((text) => text.startsWith("#!/bin/sh\n"));
    expect(hook.length).toBe(1);
    await writeFile(path.join(stage.folder, "help.git/hooks/post-receive"), hook[0] ?? "", { mode: 0o755 });
    await writeFile(path.join(stage.home, ".helpsync-token"), `${stage.intercom.token}\n`, { mode: 0o600 });
    await stage.run(stage.folder, "git", "clone", "--quiet", "help.git", "clone");
    clone = path.join(stage.folder, "clone");
    await git("checkout", "--quiet", "-B", "main");
    await stage.commit(clone, {
      "intercom.config.yaml": CONFIG,
      ".gitignore": ".helpsync/\n",
      ...Object.fromEntries(names.map((name) => [`content/guides/${name}.md`, page(name)])),
    });
  });
  afterAll(() => stage.close());

  // One push after the other: together they are a story.
  it("applies what is pushed to main, tells it to whoever pushed, and leaves nothing behind", async () => {
    const pushed = await git("push", "origin", "main");
    expect([pushed.code, pushed.said]).toEqual([0, expect.stringContaining("Plan: 6 to create")]);
    expect(pushed.said).not.toContain("NOT DONE");
    expect(pushed.said).not.toContain(stage.intercom.token);
    expect((await stage.titles()).toSorted()).toEqual(names.toSorted());
    expect((await bare("for-each-ref", "--format=%(refname)")).said).toBe(
      "refs/heads/helpsync-state\nrefs/heads/main\n",
    );
    expect(await stage.leftOver()).toEqual([]);
  });

  it("changes nothing where the content did not change", async () => {
    await stage.commit(clone, { "README.md": "Hello.\n" });
    stage.requests();
    expect((await git("push", "origin", "main")).said).toContain("No changes.");
    expect(stage.requests().filter((request) => WRITE.test(request))).toEqual([]);
  });

  it("does nothing for another branch, nor for one that is deleted", async () => {
    await git("checkout", "--quiet", "-b", "main-2");
    await stage.commit(clone, { "content/guides/more.md": page("more") });
    stage.requests();
    const pushes = [await git("push", "origin", "main-2"), await git("push", "origin", "--delete", "main-2")];
    for (const { code, said } of pushes) expect([code, said]).toEqual([0, expect.not.stringContaining("Plan:")]);
    expect(stage.requests()).toEqual([]);
    await git("checkout", "--quiet", "main");
  });

  it("says so where a guard stops the apply, and keeps what was pushed", async () => {
    await stage.commit(clone, Object.fromEntries(names.slice(1).map((name) => [`content/guides/${name}.md`, null])));
    const pushed = await git("push", "origin", "main");
    expect(pushed.code).toBe(0);
    expect(pushed.said).toContain("Stopped: 4 pages would no longer be public");
    expect(pushed.said).toContain("NOT DONE: helpsync ended with exit code 4.");
    expect((await stage.titles()).length).toBe(names.length);
    expect((await bare("rev-parse", "main")).said).toBe((await git("rev-parse", "main")).said);
    expect(await stage.leftOver()).toEqual([]);
  });

  it("goes on with the next push that is in order", async () => {
    await git("revert", "--no-edit", "HEAD");
    await stage.commit(clone, { "content/guides/return.md": page("Give back") });
    expect((await git("push", "origin", "main")).said).toContain("Plan: 0 to create, 1 to update");
    expect(await stage.titles()).toContain("Give back");
  });

  it("does not go back to what was pushed before, even where somebody forces the branch back", async () => {
    const pushed = await git("push", "--force", "origin", "HEAD~1:main");
    expect(pushed.said).toContain("--allow-rollback");
    expect(pushed.said).toContain("NOT DONE: helpsync ended with exit code 4.");
    expect(await stage.titles()).toContain("Give back");
  });

  it("refuses a token that others may read", async () => {
    await chmod(path.join(stage.home, ".helpsync-token"), 0o640);
    await stage.commit(clone, { "content/guides/late.md": page("late") });
    const pushed = await git("push", "origin", "main");
    expect(pushed.said).toMatch(/NOT DONE: others may read .*Run: chmod 600/u);
    expect(await stage.titles()).not.toContain("late");
  });
});

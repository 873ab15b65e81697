import { existsSync } from "node:fs";
import { rename } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { git } from "../state/remotes.ts";
import { ARTICLES, openProject, page, STATE, type SharedProject } from "./shared-project.ts";

let project: SharedProject | undefined;
afterEach(() => project?.close());

const LAST = `content/guides/page-${String(ARTICLES)}.md`;

/** A project that was applied twice, the last page with the second one; and the commit of the state before that. */
async function appliedTwice(): Promise<{ here: SharedProject; before: string }> {
  const here = (project = await openProject("git"));
  const [file, aside] = [path.join(here.folder, LAST), path.join(here.folder, "aside")];
  await rename(file, aside);
  expect((await here.run("apply", "--yes", "--allow-dirty")).code).toBe(0);
  const before = git(here.remote, "rev-parse", STATE);
  await rename(aside, file);
  expect((await here.run("apply", "--yes", "--allow-dirty")).code).toBe(0);
  return { here, before };
}

describe("a state that somebody set back between two applies", () => {
  it("stops the plan and the apply of a checkout that knows better", { timeout: 60_000 }, async () => {
    const { here, before } = await appliedTwice();
    const newest = git(here.remote, "rev-parse", STATE);
    git(here.remote, "update-ref", STATE, before);
    await here.write(LAST, page(ARTICLES).replace("title: ", "title: New "));
    for (const command of [["plan"], ["apply", "--yes"]]) {
      const ended = await here.run(...command, "--allow-dirty");
      expect([ended.code, ended.noted]).toEqual([1, expect.stringContaining("was set back")]);
      expect(ended.noted).toContain("Nothing was changed.");
    }
    await here.write(LAST, page(ARTICLES));
    git(here.remote, "update-ref", STATE, newest);
    await here.expectSettled();
  });

  it("stops them where it is gone, too, until it is rebuilt", { timeout: 60_000 }, async () => {
    const here = (project = await openProject("git"));
    expect((await here.run("apply", "--yes", "--allow-dirty")).code).toBe(0);
    git(here.remote, "update-ref", "-d", STATE);
    for (const command of [["plan"], ["apply", "--yes", "--first-run"], ["state", "migrate", "--to", "file"]]) {
      const ended = await here.run(...command, ...(command[0] === "state" ? [] : ["--allow-dirty"]));
      expect([ended.code, ended.noted]).toEqual([1, expect.stringContaining("helpsync state rebuild")]);
      expect(ended.noted).toContain("Nothing was changed.");
    }
    const rebuilt = await here.run("state", "rebuild", "--yes");
    expect(rebuilt.code, rebuilt.noted).toBe(0);
    await here.expectSettled();
  });

  it("is recovered as a whole from what a run knew", { timeout: 60_000 }, async () => {
    const { here, before } = await appliedTwice();
    await here.write("content/guides/page-1.md", page(1, "Open the box."));
    here.heed = (call) => {
      if (call === "PUT /articles/ID") git(here.remote, "update-ref", STATE, before);
    };
    const ended = await here.start("apply").ended;
    expect([ended.code, ended.noted]).toEqual([6, expect.stringContaining("set the state back")]);
    const file = here.recoveryIn(ended);
    const recovered = await here.run("state", "recover", file);
    expect([recovered.code, recovered.noted]).toEqual([0, expect.stringContaining("article:")]);
    expect(recovered.noted).toContain(
      `article:guides/page-${String(ARTICLES)}: the state that was set back did not hold it; what the file says was taken.`,
    );
    expect(existsSync(file)).toBe(false);
    expect((await here.run("state", "list")).printed).toContain(`page-${String(ARTICLES)}`);
    const planned = await here.run("plan", "--allow-dirty");
    expect(planned.lastLine).toBe("No changes.");
    await here.expectSettled();
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { hostname } from "node:os";
import { later } from "./child-program.ts";
import { ARTICLES, openProject, page, type SharedProject } from "./shared-project.ts";

let project: SharedProject | undefined;
afterEach(async () => {
  await project?.close();
});

/** A project in which an apply stands at its first write until it is let go on. */
async function busy(store: "file" | "git"): Promise<{
  here: SharedProject;
  first: ReturnType<SharedProject["start"]>;
  letGo: () => void;
}> {
  const here = (project = await openProject(store));
  const [reached, gone] = [later(), later()];
  here.heed = async (call, count) => {
    if (call !== "POST /articles" || count > 8) return;
    reached.keep();
    await gone.kept;
  };
  const first = here.start("apply");
  await Promise.race([reached.kept, first.ended.then((end) => Promise.reject(new Error(end.noted)))]);
  return { here, first, letGo: gone.keep };
}

describe.each(["file", "git"] as const)("while an apply writes (state in %s)", (store) => {
  it(
    "every command that writes fails with who, where and since when, and none that reads",
    { timeout: 180_000 },
    async () => {
      const { here, first, letGo } = await busy(store);
      await here.write("plan.json", "{}");
      const refused = await here.start("apply", "--lock-timeout", "0").ended;
      expect(refused.code).toBe(5);
      expect(refused.noted).toMatch(/This workspace is locked by \S+@\S+, since \d{4}-\d\d-\d\dT/u);
      expect(refused.noted).toContain(hostname());
      expect(refused.noted).toMatch(/helpsync unlock [0-9a-f]{12}/u);
      for (const command of [
        ["restore", "article:guides/page-1"],
        ["accept", "article:guides/page-1"],
        ["state", "remove", "article:guides/page-1"],
        ["state", "rebuild"],
        ["doctor", "--calibrate", "--yes"],
        ...(store === "git" ? [["state", "migrate", "--to", "file"]] : []),
      ]) {
        const ran = await here.run(...command, "--lock-timeout", "0");
        expect([command, ran.code, ran.noted]).toEqual([command, 5, expect.stringContaining("is locked by")]);
      }
      const planned = await here.run("plan", "--allow-dirty");
      expect(planned.noted).toMatch(/Another run is still going \(\S+@\S+, since \d{4}-\d\d-\d\dT/u);
      expect(planned.noted).not.toContain("interrupted");
      for (const command of [["plan", "--allow-dirty"], ["validate"], ["state", "list"], ["where", "guides/page-1"]]) {
        const ran = await here.run(...command);
        expect([command, ran.code, ran.noted]).toEqual([command, 0, expect.not.stringContaining("locked")]);
      }
      letGo();
      expect((await first.ended).code).toBe(0);
    },
  );

  it("one whose lock was removed stops, and keeps its results in a recovery file", { timeout: 120_000 }, async () => {
    const { here, first, letGo } = await busy(store);
    const refused = await here.start("apply", "--lock-timeout", "0").ended;
    const id = /helpsync unlock ([0-9a-f]{12})/u.exec(refused.noted)?.[1] ?? "";
    expect((await here.run("unlock", id)).code).toBe(0);
    letGo();
    const ended = await first.ended;
    expect([ended.code, ended.noted]).toEqual([6, expect.stringContaining("has lost the lock")]);
    expect(here.requests().filter((call) => call.startsWith("PUT"))).toEqual([]);
    const recovered = await here.run("state", "recover", here.recoveryIn(ended));
    expect([recovered.code, recovered.noted]).toEqual([0, ""]);
    await here.expectSettled();
  });
});

// With files, what a waiting apply does is shown below.
it("a second one waits, and then plans what the first one left", { timeout: 120_000 }, async () => {
  const { here, first, letGo } = await busy("git");
  const second = here.start("apply");
  await second.said("Waiting for ");
  letGo();
  expect((await first.ended).code).toBe(0);
  const { code, printed } = await second.ended;
  expect([code, printed]).toEqual([0, expect.stringContaining("No changes.")]);
  await here.expectSettled();
});

it("an approved plan is applied under the lock, too", { timeout: 60_000 }, async () => {
  const here = (project = await openProject("file"));
  expect((await here.run("plan", "--out", "plan.json")).code).toBe(0);
  const [reached, gone] = [later(), later()];
  here.heed = async (call) => {
    if (!call.startsWith("POST /articles")) return;
    reached.keep();
    await gone.kept;
  };
  const first = here.start("apply");
  await reached.kept;
  expect((await here.run("apply", "plan.json", "--lock-timeout", "0")).code).toBe(5);
  gone.keep();
  expect((await first.ended).code).toBe(0);
});

it("what a waiting apply does is planned after the wait", { timeout: 60_000 }, async () => {
  const { here, first, letGo } = await busy("file");
  await here.write("content/guides/page-1.md", page(1, "Take the box and open it."));
  const second = here.start("apply");
  await second.said("Waiting for ");
  letGo();
  expect((await first.ended).printed).toContain(`Applied: ${String(ARTICLES + 1)} done.`);
  const { code, printed } = await second.ended;
  expect([code, printed]).toEqual([0, expect.stringContaining("Applied: 1 done.")]);
});

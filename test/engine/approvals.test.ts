import { afterEach, describe, expect, it } from "vitest";
import { APPLY, approve, openBranched, tamper, writesOf } from "./approving.ts";
import { commit } from "./checkout.ts";
import type { World, WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function branched(options: Partial<WorldOptions> = {}): Promise<World> {
  return (world = await openBranched(options));
}

describe("an approval", () => {
  it("answers the guards that count, under the options that the plan was made with", async () => {
    const here = await branched({ config: { policies: { max_removals: 0 } } });
    await here.remove("content/g/billing.md");
    await commit(here);
    expect((await here.run("plan", "--out", ".helpsync/approved.json")).code).toBe(4);
    expect(await here.run(...APPLY)).toMatchObject({
      code: 4,
      noted: expect.stringContaining("cannot be applied: the plan was stopped") as string,
    });
    await approve(here, "--allow-removals", "1");
    expect((await here.run(...APPLY)).code).toBe(0);
  });

  it("asks nothing of the guards that stand in the file: they count anew", async () => {
    const here = await branched({ config: { policies: { max_removals: 0 } } });
    await here.remove("content/g/billing.md");
    await commit(here);
    expect((await here.run("plan", "--out", ".helpsync/approved.json")).code).toBe(4);
    await tamper(here, () => ({ guards: [], outcome: "done" }));
    here.requests();
    expect(await here.run(...APPLY)).toMatchObject({
      code: 4,
      printed: expect.stringContaining("1 page would no longer be public") as string,
    });
    expect(writesOf(here)).toEqual([]);
    await tamper(here, ({ overrides }) => ({ overrides: { ...overrides, allowRemovals: 1 } }));
    expect((await here.run(...APPLY)).noted).toContain("was changed after it was made");
  });

  it("takes no further options that allow something, and no part", async () => {
    const here = await branched();
    await approve(here);
    for (const option of [
      ["--overwrite-ui-edits"],
      ["--allow-dirty"],
      ["--only", "g/new"],
      ["--allow-removals", "3"],
    ]) {
      expect(await here.run(...APPLY, ...option)).toMatchObject({
        code: 1,
        noted: expect.stringContaining("cannot be given together with .helpsync/approved.json") as string,
      });
    }
    expect(here.requests()).toEqual([]);
    expect((await here.run(...APPLY, "--yes", "--workspace", "test")).code).toBe(0);
  });

  it("is of one config: what it says of content, policies and this workspace, and of nothing else", async () => {
    const here = await branched();
    await approve(here);
    const config = await here.read("intercom.config.yaml");
    await here.write("intercom.config.yaml", `${config}ignore: ["**/none/**"]\n`);
    await commit(here);
    const refused = await here.run(...APPLY);
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain("The config is not the one that .helpsync/approved.json was made with.");
    expect(writesOf(here)).toEqual([]);

    const other = "  other: { sandbox: true }\n";
    await here.write("intercom.config.yaml", `${config.trimEnd()}\n${other}`);
    await commit(here);
    expect((await here.run(...APPLY)).code).toBe(0);
  });

  it("is of one workspace and one help center, both named where another is meant", async () => {
    const here = await branched();
    await approve(here);
    await tamper(here, ({ helpCenter }) => ({ helpCenter: { ...helpCenter, id: "2" } }));
    expect((await here.run(...APPLY)).noted).toContain("was changed after it was made");

    const config = await here.read("intercom.config.yaml");
    const other = "  other: { sandbox: true }\n";
    await here.write("intercom.config.yaml", `${config.trimEnd()}\n${other}`);
    await commit(here);
    await approve(here, "--workspace", "test");
    expect(await here.run(...APPLY, "--workspace", "other")).toMatchObject({
      code: 4,
      noted: expect.stringContaining("is a plan of workspace test; this run is for workspace other.") as string,
    });
    expect(writesOf(here)).toEqual([]);
  });

  it.each([
    ["no JSON", "Plan: 1 to create", "It is not JSON."],
    ["no plan", '{"version":1,"actions":[]}', "The first place that differs is workspace."],
    ["a plan of another version", '{"version":2}', "is a plan of schema version 2; this helpsync reads version 1."],
  ])("is not read from %s", async (_, text, told) => {
    const here = await branched();
    here.requests();
    await here.write("approved.json", text);
    const ran = await here.run("apply", "approved.json");
    expect(ran.code).toBe(4);
    expect(ran.noted).toContain(told);
    expect(here.requests()).toEqual([]);
  });

  it("is not for writes that someone added to the file", async () => {
    const here = await branched();
    await approve(here);
    await tamper(here, ({ actions }) => ({
      actions: actions.map((action) => ({
        ...action,
        changes: action.changes.map((each) => ({ ...each, meant: "m1:x" })),
      })),
    }));
    expect((await here.run(...APPLY)).noted).toContain("was changed after it was made");
  });
});

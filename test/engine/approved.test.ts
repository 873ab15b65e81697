import { afterEach, describe, expect, it } from "vitest";
import { approvalText } from "../../src/plan/approval/approval.ts";
import { article, idOf, mergeBranch, openBranched, writesOf } from "./approving.ts";
import { commit, git } from "./checkout.ts";
import type { Ran, World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** A change on a branch that was approved with these options, merged into main. */
async function approved(...options: string[]): Promise<{ here: World; apply: (...more: string[]) => Promise<Ran> }> {
  const here = (world = await openBranched());
  const text = approvalText(await here.plan(...options));
  await mergeBranch(here);
  return {
    here,
    apply: async (...more) => {
      here.requests();
      return here.run("apply", "--approved", text, ...options, ...more);
    },
  };
}

async function edit(here: World, title: string, body: string): Promise<void> {
  await here.call("PUT", `/articles/${await idOf(here, title)}`, { author_id: 501, body });
}

describe("what was approved", () => {
  it("is applied from the merge commit without a question, also the rest of it, and nothing of it twice", async () => {
    const { here, apply } = await approved();
    expect((await here.run("apply", "--yes", "--only", "g/new")).code).toBe(0);
    const rest = await apply();
    expect(rest.code).toBe(0);
    expect(writesOf(here)).toEqual([`PUT /articles/${await idOf(here, "Install")}`]);
    expect(await apply()).toMatchObject({ code: 0, lastLine: expect.stringMatching(/No changes/u) as string });
    expect(writesOf(here)).toEqual([]);
  });

  it("is all that is written: another commit stops the run, which names each write that was not approved", async () => {
    const { here, apply } = await approved();
    await here.write("content/g/install.md", article("Install", "Words that main says."));
    await here.write("content/g/more.md", article("More"));
    await commit(here);

    const refused = await apply();
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain("not all was approved;");
    expect(refused.noted).toContain('  "Install" (article:g/install) en body: not approved (changed in content)');
    expect(refused.noted).toContain('  "More" (article:g/more) create: not approved (new in content)');
    expect(refused.noted).not.toContain('"New"');
    expect(writesOf(here)).toEqual([]);
  });

  it("is of one config, though the same would be written", async () => {
    const { here, apply } = await approved();
    const config = await here.read("intercom.config.yaml");
    await here.write("intercom.config.yaml", `${config}ignore: ["**/none/**"]\n`);
    await commit(here);
    const refused = await apply();
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain("The approval is of a plan with another config.");
    expect(writesOf(here)).toEqual([]);
  });

  it("is left alone where a teammate edited it since, and the others are done", async () => {
    const { here, apply } = await approved();
    await edit(here, "Install", "<p>A teammate's words.</p>");
    const ran = await apply();
    expect(ran.code).toBe(4);
    expect(ran.printed).toContain("1 conflict");
    expect(await idOf(here, "New")).not.toBe("");
    expect((await here.call("GET", `/articles/${await idOf(here, "Install")}`))["body"]).toContain("A teammate");
  });

  it("is not done over another edit than the one that was approved to go", async () => {
    const { here, apply } = await approved("--overwrite-ui-edits");
    await edit(here, "Install", "<p>A teammate's words.</p>");
    const refused = await apply();
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain('"Install" (article:g/install) en body: not approved');
    expect(writesOf(here)).toEqual([]);
  });

  it("is refused with other options, from an older checkout, together with a file, and where it cannot be read", async () => {
    const { here, apply } = await approved();
    expect(await apply("--overwrite-drafts")).toMatchObject({
      code: 4,
      noted: expect.stringContaining("The approval is of a plan with other options.") as string,
    });
    expect(await apply("plan.json")).toMatchObject({
      code: 1,
      noted: expect.stringContaining("plan.json and --approved cannot be given together.") as string,
    });
    expect(await here.run("apply", "--approved", "yes")).toMatchObject({
      code: 4,
      noted: expect.stringContaining("What --approved was given is no approval.") as string,
    });
    const nothing = await here.run("apply", "--approved", "nothing");
    expect(nothing.code).toBe(4);
    expect(nothing.noted).toContain("not all was approved;");
    expect((await here.run("apply", "--yes", "--only", "g/new")).code).toBe(0);
    await git(here, "checkout", "--quiet", "--detach", "HEAD^1");
    const old = await apply();
    expect(old.code).toBe(4);
    expect(old.printed + old.noted).toContain("does not hold a commit that was applied");
    expect(writesOf(here)).toEqual([]);
  });
});

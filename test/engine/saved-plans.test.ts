import { afterEach, describe, expect, it } from "vitest";
import { APPLY, approve, article, idOf, mergeBranch, openBranched, writesOf } from "./approving.ts";
import { commit, git } from "./checkout.ts";
import type { World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function branched(): Promise<World> {
  return (world = await openBranched());
}

async function edit(here: World, title: string, values: object): Promise<void> {
  await here.call("PUT", `/articles/${await idOf(here, title)}`, { author_id: 501, ...values });
}

describe("a plan approved on a branch", () => {
  it("is applied from its merge commit, without a question, after an unrelated edit in Intercom", async () => {
    const here = await branched();
    await approve(here);
    await mergeBranch(here);
    await edit(here, "Billing", { body: "<p>A teammate's words.</p>" });
    here.requests();

    const ran = await here.run(...APPLY);
    expect(ran.code).toBe(0);
    expect(ran.printed.startsWith("Workspace test")).toBe(true);
    expect((await here.call("GET", `/articles/${await idOf(here, "Install")}`))["body"]).toContain("the branch says");
    expect(await idOf(here, "New")).not.toBe("");
    expect(await here.plan()).toMatchObject({ summary: { create: 0, update: 0, drift: 1 } });

    here.requests();
    expect(await here.run(...APPLY)).toMatchObject({
      code: 0,
      lastLine: expect.stringMatching(/No changes/u) as string,
    });
    expect(writesOf(here)).toEqual([]);
  });

  it("is refused after a related edit, with the title, the language, the field, and nothing written", async () => {
    const here = await branched();
    await approve(here);
    await mergeBranch(here);
    await edit(here, "Install", { body: "<p>A teammate's words.</p>" });
    here.requests();

    const refused = await here.run(...APPLY);
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain(
      "Stopped: .helpsync/approved.json is not what would be written now; 1 thing differs:",
    );
    expect(refused.noted).toContain('"Install" (article:g/install) en body: changed in content, and in Intercom since');
    expect(writesOf(here)).toEqual([]);
  });

  it("is refused where an edit that was to be written over is another one now", async () => {
    const here = await branched();
    await edit(here, "Install", { body: "<p>First words of a teammate.</p>" });
    await approve(here, "--overwrite-ui-edits");
    await edit(here, "Install", { body: "<p>Second words of a teammate.</p>" });
    here.requests();

    const refused = await here.run(...APPLY);
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain("en body: what it was to be written over was changed in Intercom since");
    expect(writesOf(here)).toEqual([]);
  });

  it("does not mind markup that Intercom wrote otherwise around the same words", async () => {
    const here = await branched();
    await approve(here);
    await edit(here, "Install", { body: "<p><b>Words</b> of Install.</p>" });
    here.requests();

    expect((await here.run(...APPLY)).code).toBe(0);
    expect(writesOf(here)).toContain(`PUT /articles/${await idOf(here, "Install")}`);
  });

  it("is refused where main says something else by now, line by line", async () => {
    const here = await branched();
    await approve(here);
    await mergeBranch(here);
    await here.write("content/g/install.md", article("Install", "Words that main says."));
    await here.write("content/g/more.md", article("More"));
    await here.remove("content/g/install.fr.md");
    await commit(here);

    const refused = await here.run(...APPLY);
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain("en body: the content says something else than the approved plan");
    expect(refused.noted).toContain('"More" (article:g/more) create: not in the approved plan');
    expect(refused.noted).toContain('"Install" (article:g/install) fr state: not in the approved plan');
    expect(refused.noted).not.toContain("Billing");
    expect(writesOf(here)).toEqual([]);
  });

  it("is refused where what it changes was deleted in Intercom", async () => {
    const here = await branched();
    await approve(here);
    await here.call("DELETE", `/articles/${await idOf(here, "Install")}`);
    here.requests();

    const refused = await here.run(...APPLY);
    expect(refused.code).toBe(4);
    expect(refused.noted).toContain('"Install" (article:g/install): conflict now');
    expect(writesOf(here)).toEqual([]);
  });

  it("does the rest where a part of it was done already", async () => {
    const here = await branched();
    await approve(here);
    expect((await here.run("apply", "--yes", "--only", "g/new")).code).toBe(0);
    here.requests();

    expect((await here.run(...APPLY)).code).toBe(0);
    const id = await idOf(here, "Install");
    expect(writesOf(here)).toEqual([`PUT /articles/${id}`]);
  });

  it("is refused from an older checkout than was applied since", async () => {
    const here = await branched();
    await approve(here);
    await git(here, "checkout", "--quiet", "main");
    await here.write("content/g/billing.md", article("Billing", "Words of main."));
    await commit(here);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    await git(here, "checkout", "--quiet", "change");
    here.requests();

    const refused = await here.run(...APPLY);
    expect(refused.code).toBe(4);
    expect(refused.printed).toContain("does not hold the commit that was applied last");
    expect(writesOf(here)).toEqual([]);
  });
});

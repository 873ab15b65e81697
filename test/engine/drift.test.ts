import { afterEach, describe, expect, it } from "vitest";
import { edit, openApplied, page, PAGES, settle } from "./teammate.ts";
import type { World, WorldOptions } from "./world.ts";

const ADA = { id: "701", name: "Ada Lovelace", email: "ada@example.com" };

let world: World;
afterEach(async () => {
  await world.close();
});

async function applied(options: Partial<WorldOptions> = {}): Promise<(title: string) => string> {
  const opened = await openApplied(options);
  world = opened.world;
  return opened.id;
}

describe("markup that teammates changed around the same words", () => {
  const REFORMATTED = "<p>Press the <i>red</i> button.</p>";

  it("is counted in one line and is neither drift nor conflict", async () => {
    const id = await applied();
    await edit(world, id("One"), { body: REFORMATTED });
    const ran = await world.run("plan");
    expect([ran.code, ran.lastLine]).toEqual([0, "No changes."]);
    expect(ran.printed).toContain("1 article differs in formatting only.");
    expect(ran.printed).not.toContain("guides/one");
    const { summary } = await world.plan();
    expect(summary).toMatchObject({ formatting: 1, drift: 0, kept: 0, conflict: 0 });
  });

  it("does not hold up a change of the file, which is written and says what goes", async () => {
    const id = await applied();
    await edit(world, id("One"), { body: REFORMATTED });
    await world.write("content/guides/one.md", page("One", "Press the **green** button."));
    const plan = await world.plan();
    expect(plan.summary).toMatchObject({ update: 1, conflict: 0 });
    expect(plan.actions.find(({ verb }) => verb === "update")?.changes).toMatchObject([
      { field: "body", verdict: "write", note: "formatting made in Intercom goes" },
    ]);
    await settle(world);
  });

  it("is not taken for formatting where a picture or a link is another one", async () => {
    const id = await applied({
      files: { ...PAGES, "content/guides/one.md": page("One", "See [this](https://a.example/).") },
    });
    await edit(world, id("One"), { body: '<p>See <a href="https://b.example/">this</a>.</p>' });
    expect((await world.plan()).summary).toMatchObject({ formatting: 0, drift: 1 });
  });
});

describe("who edited, and when", () => {
  const options = { sandbox: { admins: [{ id: "503", name: "Docs", email: "docs@example.com" }, ADA] } };

  it("is told from API 2.16 on, where the default locale was edited", async () => {
    const id = await applied(options);
    await edit(world, id("One"), { title: "Theirs", as: ADA.id });
    const plan = await world.plan();
    const action = plan.actions.find(({ verb }) => verb === "drift");
    expect(action).toMatchObject({ reason: "edited in Intercom by Ada Lovelace", edited: { by: "Ada Lovelace" } });
    expect(Math.abs((action?.edited?.at ?? 0) - Date.now() / 1000)).toBeLessThan(60);
    expect((await world.run("plan")).printed).toMatch(
      /\(edited in Intercom by Ada Lovelace, \d{4}-\d\d-\d\d \d\d:\d\d UTC\)/u,
    );
  });

  it("names nobody for a translation, only the time", async () => {
    const id = await applied(options);
    await edit(world, id("One"), { locale: "fr", title: "Le leur", as: ADA.id });
    expect((await world.run("plan")).printed).toMatch(
      /\(edited in Intercom, last changed \d{4}-\d\d-\d\d \d\d:\d\d UTC\)/u,
    );
  });

  it("names nobody where the API does not tell", async () => {
    const id = await applied({ ...options, apiVersion: "2.14" });
    await edit(world, id("One"), { title: "Theirs", as: ADA.id });
    const action = (await world.plan()).actions.find(({ verb }) => verb === "drift");
    expect(action).toMatchObject({ reason: "edited in Intercom", edited: { by: null } });
  });
});

describe("what is written over", () => {
  it("an edit is marked, and counted among the risks", async () => {
    const id = await applied();
    await edit(world, id("One"), { body: "<p>Theirs.</p>" });
    const plan = await world.plan("--overwrite-ui-edits");
    const change = plan.actions.find(({ verb }) => verb === "update")?.changes[0];
    expect(change).toMatchObject({ verdict: "write", overwrites: "edit" });
    await world.write("content/guides/two.md", page("Two", "Other words."));
    expect((await world.run("plan", "--overwrite-ui-edits")).printed).toContain(
      "Edits made in Intercom that are written over: 1",
    );
  });

  it("a teammate's move is marked, and counted among the risks", async () => {
    const id = await applied();
    const faq = (await world.call("GET", `/articles/${id("Refunds")}`))["parent_ids"] as number[];
    await world.call("POST", "/__sandbox/edit", { action: "move", article: id("One"), to: faq });
    const told = "Edits made in Intercom that are written over: 1";
    expect((await world.run("plan")).printed).not.toContain(told);
    const plan = await world.plan("--overwrite-ui-edits");
    expect(plan.actions.find(({ verb }) => verb === "move")?.place).toMatchObject({
      verdict: "write",
      overwrites: "edit",
    });
    expect((await world.run("plan", "--overwrite-ui-edits")).printed).toContain(told);
  });

  it("a pending draft is marked, and counted among the risks", async () => {
    const id = await applied();
    await world.call("POST", "/__sandbox/edit", { action: "draft", article: id("One"), body: "<p>Soon.</p>" });
    await world.write("content/guides/one.md", page("One", "Other words."));
    expect((await world.plan()).summary).toMatchObject({ conflict: 1, update: 0 });
    const plan = await world.plan("--overwrite-drafts");
    expect(plan.actions.find(({ verb }) => verb === "update")?.changes).toMatchObject([{ overwrites: "draft" }]);
    expect((await world.run("plan", "--overwrite-drafts")).printed).toContain(
      "Drafts of teammates that are written over: 1",
    );
  });

  it("a page that goes off line under --overwrite-drafts has the words of its file, not those of the draft", async () => {
    const id = await applied();
    await world.call("POST", "/__sandbox/edit", { action: "draft", article: id("Two"), body: "<p>Soon.</p>" });
    await world.write("content/guides/two.md", page("Two", "The second words.", "state: draft\n"));
    const ran = await world.run("apply", "--yes", "--overwrite-drafts");
    expect([ran.code, ran.printed]).toEqual([0, expect.stringContaining("a teammate's draft would take its place")]);
    expect((await world.run("plan", "--overwrite-drafts")).lastLine).toBe("No changes.");
    expect(await world.call("GET", `/articles/${id("Two")}`)).toMatchObject({
      state: "draft",
      body: expect.stringContaining("The second words.") as string,
    });
  });
});

describe("places", () => {
  it("of articles that teammates moved are kept while the folder stays", async () => {
    const id = await applied();
    const faq = (await world.call("GET", `/articles/${id("Refunds")}`))["parent_ids"] as number[];
    await world.call("POST", "/__sandbox/edit", { action: "move", article: id("One"), to: faq });
    const ran = await world.run("plan");
    expect([ran.lastLine, ran.printed]).toEqual(["No changes.", expect.stringContaining("place:")]);
    expect((await world.plan()).summary).toMatchObject({ drift: 1, move: 0 });
  });
});

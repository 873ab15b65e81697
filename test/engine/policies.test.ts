import { afterEach, describe, expect, it } from "vitest";
import { edit, openApplied, page, PAGES, settle } from "./teammate.ts";
import type { World, WorldOptions } from "./world.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

async function applied(options: Partial<WorldOptions> = {}): Promise<(title: string) => string> {
  const opened = await openApplied(options);
  world = opened.world;
  return opened.id;
}

describe("policies of folders", () => {
  const theirs = { overrides: [{ match: "faq/**", ui_edits: "theirs" }] };

  it("theirs: an edit is kept, however the file changes, and never in conflict", async () => {
    const id = await applied({ config: theirs });
    await edit(world, id("Refunds"), { body: "<p>Ask an agent.</p>" });
    await world.write("content/faq/refunds.md", page("Refunds", "Money comes back soon."));
    const ran = await world.run("apply", "--yes");
    expect([ran.code, ran.printed]).toEqual([0, expect.stringContaining("kept: Intercom wins in this folder")]);
    expect((await world.plan()).summary).toMatchObject({ drift: 1, conflict: 0, update: 0 });
    expect((await world.call("GET", `/articles/${id("Refunds")}`))["body"]).toContain("Ask an agent.");
  });

  it("theirs: what nobody edited follows its file", async () => {
    await applied({ config: theirs });
    await world.write("content/faq/refunds.md", page("Refunds", "Money comes back soon."));
    expect((await world.plan()).summary.update).toBe(1);
  });

  it("theirs: what was edited stays when its file goes", async () => {
    const id = await applied({ config: theirs });
    await edit(world, id("Refunds"), { body: "<p>Ask an agent.</p>" });
    await world.remove("content/faq/refunds.md");
    expect((await world.plan()).summary).toMatchObject({ conflict: 0, unpublish: 0 });
    await settle(world);
    expect(await world.call("GET", `/articles/${id("Refunds")}`)).toMatchObject({ state: "published" });
  });

  it("theirs: the option wins over the folder", async () => {
    const id = await applied({ config: theirs });
    await edit(world, id("Refunds"), { body: "<p>Ask an agent.</p>" });
    await settle(world, "--overwrite-ui-edits");
    expect((await world.call("GET", `/articles/${id("Refunds")}`))["body"]).toContain("Money comes back.");
  });

  it("overwrite: an edit goes without an option, and is told among the risks; a later policy wins", async () => {
    const policy = (match: string, policy: string): object => ({ match, ui_edits: policy });
    const id = await applied({
      config: { overrides: [policy("**", "overwrite"), policy("guides/two", "protect")] },
    });
    await edit(world, id("One"), { body: "<p>Theirs.</p>" });
    await edit(world, id("Two"), { body: "<p>Theirs.</p>" });
    const { printed } = await world.run("plan");
    expect(printed).toContain("Edits made in Intercom that are written over: 1");
    expect((await world.plan()).summary).toMatchObject({ update: 1, drift: 1 });
  });

  it("on_removal: the folder's word holds when its file goes, the file's own over it", async () => {
    const id = await applied({
      files: { ...PAGES, "content/faq/own.md": page("Own", "Words.", "on_removal: unpublish\n") },
      config: { overrides: [{ match: "faq/**", on_removal: "keep" }] },
    });
    await world.remove("content/faq/refunds.md");
    await world.remove("content/faq/own.md");
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect(await world.call("GET", `/articles/${id("Refunds")}`)).toMatchObject({ state: "published" });
    expect(await world.call("GET", `/articles/${id("Own")}`)).toMatchObject({ state: "draft" });
  });

  it("on_removal: is remembered, though the config has lost it when the file goes", async () => {
    const id = await applied({ config: { overrides: [{ match: "faq/**", on_removal: "keep" }] } });
    const config = await world.read("intercom.config.yaml");
    await world.write("intercom.config.yaml", config.replace("on_removal: keep", "ui_edits: protect"));
    await world.remove("content/faq/refunds.md");
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect(await world.call("GET", `/articles/${id("Refunds")}`)).toMatchObject({ state: "published" });
  });
});

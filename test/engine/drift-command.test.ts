import { afterEach, describe, expect, it } from "vitest";
import type { Drift } from "../../src/report/drift.ts";
import { edit, openApplied, page } from "./teammate.ts";
import type { World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function applied(): Promise<{ here: World; id: (title: string) => string }> {
  const opened = await openApplied();
  world = opened.world;
  return { here: opened.world, id: opened.id };
}

describe("helpsync drift", () => {
  it("ends with 0 and says so where nothing was edited, whatever the content wants", async () => {
    const { here } = await applied();
    await here.write("content/guides/one.md", page("One", "Words of ours."));
    await here.write("content/guides/new.md", page("New", "Words."));
    const ran = await here.run("drift");
    expect([ran.code, ran.lastLine]).toEqual([0, "Nothing was edited in Intercom."]);
  });

  it("tells each edit with its words, and ends with 2", async () => {
    const { here, id } = await applied();
    await edit(here, id("Two"), { title: "Two!", body: "<p>The third words.</p>" });
    await here.write("content/guides/new.md", page("New", "Words."));
    const ran = await here.run("drift");
    expect(ran.code).toBe(2);
    expect(ran.printed).toContain('en title: "Two" → "Two!"');
    expect(ran.printed).toContain("The [-second-]{+third+} words.");
    expect(ran.printed).not.toContain("New");
    expect(ran.lastLine).toBe("1 was edited in Intercom.");
  });

  it("tells programs who edited what, since when, and whether the content changed, too", async () => {
    const { here, id } = await applied();
    await edit(here, id("One"), { body: "<p>Theirs.</p>" });
    await here.write("content/guides/one.md", page("One", "Ours."));
    await here.call("DELETE", `/articles/${id("Refunds")}`);
    const ran = await here.run("drift", "--format", "json");
    const { edits, ...about } = JSON.parse(ran.printed) as Drift;
    expect(about).toMatchObject({ version: 1, workspace: { name: "test" }, helpCenter: { identifier: "helpsync" } });
    expect(edits.map(({ key, conflict, changes }) => [key, conflict, changes.map(({ field }) => field)])).toEqual([
      ["article:faq/refunds", false, []],
      ["article:guides/one", true, ["body"]],
    ]);
    expect(edits[1]?.at).toMatch(/^\d{4}-\d\d-\d\dT/u);
    expect(edits[1]?.changes[0]).toMatchObject({
      prose: expect.arrayContaining([{ kind: "added", text: "Theirs" }]) as unknown,
    });
    expect(ran.printed).not.toContain('"send"');
  });

  it("tells of a page that was moved", async () => {
    const { here, id } = await applied();
    const { data } = (await here.call("GET", "/help_center/collections")) as { data: { id: string; name: string }[] };
    const faq = Number(data.find(({ name }) => name === "faq")?.id);
    await here.call("PUT", `/articles/${id("Two")}`, { parent_id: faq, parent_type: "collection" });
    const ran = await here.run("drift");
    expect([ran.code, ran.printed.includes("place: guides → faq")]).toEqual([2, true]);
  });

  it("is no Markdown, no mention and no HTML of an article's in an issue", async () => {
    const { here, id } = await applied();
    const title = "@everyone `x` <img src=x> </details> **b** [a](b) #1 | c";
    await edit(here, id("Two"), { title, body: "<p>``` ::error::x ${{ secrets.X }} &lt;!-- c --&gt;</p>" });
    const { code, printed } = await here.run("drift", "--format", "markdown");
    expect(code).toBe(2);
    // Outside of code spans nothing of the article is left.
    const outside = printed.replace(/(`+)(?!`)[^]*?[^`]\1(?!`)/gu, "").replaceAll("**", "");
    expect(outside).not.toMatch(/[@<>*[\]|$]|::/u);
    expect(printed).toContain("@everyone `x`");
  });

  it("writes nothing and takes no lock", async () => {
    const { here, id } = await applied();
    await edit(here, id("Two"), { title: "Two!" });
    here.requests();
    await here.run("drift");
    expect(here.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
    expect((await here.run("drift")).code).toBe(2);
  });
});

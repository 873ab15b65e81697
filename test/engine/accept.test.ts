import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

const page = (title: string, words: string, more = ""): string => `---\ntitle: ${title}\n${more}---\n\n${words}\n`;

const FILES = {
  "content/guides/one.md": page("One", "The first words."),
  "content/guides/two.md": page("Two", "The second words."),
  "content/faq/refunds.md": page("Refunds", "Money comes back."),
};

async function applied(options: Partial<WorldOptions> = {}): Promise<(title: string) => string> {
  world = await openWorld({ files: FILES, ...options });
  expect((await world.run("apply", "--yes")).code).toBe(0);
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return (title) => data.find((item) => item.title === title)?.id ?? "";
}

async function edit(article: string, fields: Record<string, unknown>): Promise<void> {
  await world.call("POST", "/__sandbox/edit", { action: "change", article, ...fields });
}

async function accept(...keys: string[]): Promise<string> {
  world.requests();
  const ran = await world.run("accept", ...keys);
  expect([ran.code, ran.noted]).toEqual([0, ""]);
  expect(world.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  return ran.printed;
}

const THEIRS = "<p>A teammate's words.</p>";

describe("accept", () => {
  it("makes an edit known: no plan shows it any more, and it stays", async () => {
    const id = await applied();
    await edit(id("One"), { body: THEIRS, title: "Theirs" });
    const printed = await accept("article:guides/one");
    expect(printed.split("\n")[0]).toMatch(/^Workspace test /u);
    expect(printed).toContain("en title, en body: known from now on; it stays until the file changes");
    expect((await world.plan()).summary).toMatchObject({ drift: 0, kept: 0, unchanged: 5 });
    await world.run("apply", "--yes");
    expect((await world.call("GET", `/articles/${id("One")}`))["body"]).toContain("A teammate's words.");
  });

  it("lets a later change of the file go over it, and a later edit count as one", async () => {
    const id = await applied();
    await edit(id("One"), { body: THEIRS });
    await edit(id("Two"), { body: THEIRS });
    await accept("guides/**");
    await edit(id("Two"), { body: "<p>Once more.</p>" });
    await world.write("content/guides/one.md", page("One", "New words."));
    expect((await world.plan()).summary).toMatchObject({ update: 1, drift: 1, conflict: 0 });
  });

  it("of a conflict lets the next apply write the file over it, and says so", async () => {
    const id = await applied();
    await edit(id("One"), { body: THEIRS });
    await world.write("content/guides/one.md", page("One", "New words."));
    expect((await world.plan()).summary.conflict).toBe(1);
    expect(await accept("article:guides/one")).toContain(
      "en body: changed in content, too; the next apply writes the file over the edit",
    );
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.call("GET", `/articles/${id("One")}`))["body"]).toContain("New words.");
  });

  it("of a move keeps the article where a teammate put it, until its file moves", async () => {
    const id = await applied();
    const faq = (await world.call("GET", `/articles/${id("Refunds")}`))["parent_ids"] as number[];
    await world.call("POST", "/__sandbox/edit", { action: "move", article: id("One"), to: faq });
    expect((await world.plan()).summary.drift).toBe(1);
    expect(await accept("article:guides/one")).toContain("place: known from now on");
    expect((await world.plan()).summary).toMatchObject({ drift: 0, move: 0 });
    await world.write("content/guides/one.md", page("One", "New words."));
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.call("GET", `/articles/${id("One")}`))["parent_ids"]).toEqual(faq);
    await world.move("content/guides/one.md", "content/other/one.md");
    expect((await world.plan()).summary).toMatchObject({ move: 1, conflict: 0 });
  });

  it("of formatting stops counting it", async () => {
    const id = await applied();
    await edit(id("One"), { body: "<p>The <b>first</b> words.</p>" });
    expect((await world.plan()).summary.formatting).toBe(1);
    await accept("article:guides/one");
    expect((await world.plan()).summary.formatting).toBe(0);
  });

  it("of a removed file's move lets it go, and does not tell of a write over it", async () => {
    const id = await applied();
    await world.call("POST", "/__sandbox/edit", { action: "move", article: id("One"), to: [] });
    await world.remove("content/guides/one.md");
    expect((await world.plan()).summary).toMatchObject({ conflict: 1 });
    expect(await accept("article:guides/one")).toContain(
      "place: known from now on; `helpsync plan` shows what follows",
    );
    expect((await world.plan()).summary).toMatchObject({ conflict: 0, unpublish: 1 });
  });

  it("of a removed file's edits lets it go", async () => {
    const id = await applied();
    await edit(id("One"), { body: THEIRS, description: "Theirs" });
    await world.remove("content/guides/one.md");
    expect((await world.plan()).summary).toMatchObject({ conflict: 1, unpublish: 0 });
    await accept("article:guides/one");
    expect((await world.plan()).summary).toMatchObject({ conflict: 0, unpublish: 1 });
  });

  it("of a translation's edits whose file is gone lets it go", async () => {
    const id = await applied({ files: { ...FILES, "content/guides/one.fr.md": page("Un", "Les mots.") } });
    await edit(id("One"), { locale: "fr", body: "<p>Le leur.</p>" });
    await world.remove("content/guides/one.fr.md");
    expect((await world.plan()).summary.conflict).toBe(1);
    await accept("article:guides/one");
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.call("GET", `/articles/${id("One")}`))["translated_content"]).toMatchObject({
      fr: { state: "draft" },
    });
  });

  it("of what the config would write over keeps it", async () => {
    const id = await applied({ config: { policies: { ui_edits: "overwrite" } } });
    await edit(id("One"), { body: THEIRS });
    expect((await world.plan()).summary.update).toBe(1);
    await accept("article:guides/one");
    expect((await world.plan()).summary.update).toBe(0);
  });

  it("of a folder that Intercom wins in ends the report, too", async () => {
    const id = await applied({ config: { overrides: [{ match: "faq/**", ui_edits: "theirs" }] } });
    await edit(id("Refunds"), { body: THEIRS });
    await accept("faq/**");
    expect((await world.plan()).summary.drift).toBe(0);
  });
});

describe("accept refuses", () => {
  it("what nobody edited, and what there is not", async () => {
    await applied();
    const none = await world.run("accept", "article:guides/one");
    expect([none.code, none.noted]).toEqual([
      1,
      expect.stringContaining("article:guides/one holds no edit to accept."),
    ]);
    const unknown = await world.run("accept", "article:guides/three");
    expect([unknown.code, unknown.noted]).toEqual([1, expect.stringContaining("article:guides/three names nothing.")]);
  });

  it("what was deleted in Intercom, and names the three ways on", async () => {
    const id = await applied();
    await world.call("DELETE", `/articles/${id("One")}`);
    const { code, noted } = await world.run("accept", "article:guides/one");
    expect(code).toBe(1);
    for (const way of ["apply --recreate article:guides/one", "remove its file", "state remove article:guides/one"]) {
      expect(noted).toContain(way);
    }
  });

  it("what is not taken over yet", async () => {
    const id = await applied();
    await edit(id("One"), { body: THEIRS });
    await world.remove(".helpsync");
    const { code, noted } = await world.run("accept", "article:guides/one");
    expect([code, noted]).toEqual([1, expect.stringContaining("article:guides/one is not helpsync's yet.")]);
  });
});

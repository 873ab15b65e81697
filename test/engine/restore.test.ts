import { afterEach, describe, expect, it } from "vitest";
import { article, meanwhile, page } from "./pages.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const FILES = {
  "content/guides/one.md": page("One", "The first words.", "description: In short\n"),
  "content/guides/one.fr.md": page("Un", "Les premiers mots."),
  "content/guides/two.md": page("Two", "The second words."),
};

async function applied(options: Partial<WorldOptions> = {}): Promise<World> {
  world = await openWorld({ files: FILES, ...options });
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.printed + ran.noted);
  return world;
}

/** A teammate's words were overwritten: they are in a snapshot, the file's in Intercom. */
async function overwritten(): Promise<{ here: World; id: string }> {
  const here = await applied();
  const { id } = await article(here, "One");
  await here.call("PUT", `/articles/${id}`, { body: "<p>A teammate's words.</p>", description: "Theirs" });
  await here.run("apply", "--yes", "--overwrite-ui-edits");
  return { here, id };
}

describe("restore of a page that Intercom still holds", () => {
  it("shows what it would write, and writes nothing without --yes", async () => {
    const { here } = await overwritten();
    here.requests();
    const ran = await here.run("restore", "article:guides/one");
    expect(ran.code).toBe(1);
    expect(ran.printed).toMatch(/~ article guides\/one "One" \(brings back what was overwritten\)/u);
    expect(ran.printed).toContain("{+A teammate's+}");
    expect(ran.printed).toContain("guides/one is there: what comes back is shown as edited in Intercom");
    expect(ran.noted).toContain("helpsync restore article:guides/one --at 1 --yes");
    expect(here.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("brings back what differs, which the next plan shows as kept, or as a conflict once the file changes", async () => {
    const { here, id } = await overwritten();
    expect((await here.run("restore", "article:guides/one", "--yes")).code).toBe(0);
    expect(await here.call("GET", `/articles/${id}`)).toMatchObject({
      title: "One",
      description: "Theirs",
      body: expect.stringContaining("A teammate's words.") as string,
      translated_content: { fr: { title: "Un" } },
    });
    const plan = await here.run("plan");
    expect(plan.printed).toContain("≠ article guides/one");
    expect(plan.lastLine).toBe("No changes.");
    await here.run("apply", "--yes");
    expect((await article(here, "One")).body).toContain("A teammate's words.");
    await here.write("content/guides/one.md", page("One", "The author's words."));
    expect((await here.plan()).summary).toMatchObject({ conflict: 1, update: 0 });
  });

  it("keeps what it writes over, so that it can be taken back by another restore", async () => {
    const { here } = await overwritten();
    await here.run("restore", "article:guides/one", "--yes");
    const list = await here.run("restore", "article:guides/one", "--list");
    expect(list.printed.match(/ {2}\d {2}/gu)).toHaveLength(2);
    expect((await here.run("restore", "article:guides/one", "--at", "1", "--yes")).code).toBe(0);
    expect((await article(here, "One")).body).toContain("The first words.");
    expect((await here.run("plan")).printed).not.toContain("≠ article guides/one");
  });

  it("says so where nothing differs", async () => {
    const { here } = await overwritten();
    await here.run("restore", "article:guides/one", "--yes");
    here.requests();
    const again = await here.run("restore", "article:guides/one", "--at", "2", "--yes");
    expect(again.printed).toContain("Intercom holds all of it already");
    expect(again.lastLine).toBe("No changes.");
    expect(here.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("leaves alone what a teammate edits between the plan and the write", async () => {
    const { here, id } = await overwritten();
    const edit = { body: "<p>Just now.</p>" };
    meanwhile(here, `GET /articles/${id}`, 3, () => here.call("PUT", `/articles/${id}`, edit));
    const ran = await here.run("restore", "article:guides/one", "--yes");
    expect(ran.code).toBe(4);
    expect((await article(here, "One")).body).toContain("Just now.");
  });

  it("stops before a draft that a teammate has pending", async () => {
    const { here, id } = await overwritten();
    await here.call("PUT", `/articles/${id}/draft`, { body: "<p>Soon.</p>" });
    const ran = await here.run("restore", "article:guides/one", "--yes");
    expect(ran.code).toBe(4);
    expect(ran.printed).toContain("a teammate has a draft pending");
    expect((await article(here, "One")).body).toContain("The first words.");
  });

  it("makes public again what was hidden when its file went, as a risk that is shown, and it stays so", async () => {
    const here = await applied();
    await here.remove("content/guides/one.md");
    await here.remove("content/guides/one.fr.md");
    await here.run("apply", "--yes");
    const ran = await here.run("restore", "article:guides/one", "--yes");
    expect(ran.code).toBe(0);
    expect(ran.printed).toMatch(/become public: 2/u);
    expect(ran.printed).toContain("No file describes it");
    expect(await article(here, "One")).toMatchObject({ state: "published" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.run("apply", "--yes");
    expect(await article(here, "One")).toMatchObject({ state: "published" });
  });

  it("brings back the draft that a teammate had pending", async () => {
    const here = await applied();
    const { id } = await article(here, "Two");
    await here.call("PUT", `/articles/${id}/draft`, { body: "<p>Soon.</p>" });
    await here.write("content/guides/two.md", page("Two", "New words."));
    await here.run("apply", "--yes", "--overwrite-drafts");
    await here.call("POST", `/articles/${id}/draft/publish`, { locales: ["en"] });
    const ran = await here.run("restore", "article:guides/two", "--at", "2", "--yes");
    expect(ran.printed).toContain("a draft that a teammate had pending");
    expect((await article(here, "Two")).body).toContain("Soon.");
  });
});

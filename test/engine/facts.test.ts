import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { PlanWarning } from "../../src/model/plan.ts";
import type { Quirks } from "../../src/sandbox/quirks.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

interface Remembered {
  readonly facts: Readonly<Record<string, { readonly value: string; readonly by: string }>>;
}

/** What the state's file says that the workspace was seen to do. */
async function facts(): Promise<Remembered["facts"]> {
  const folder = ".helpsync/state";
  const names = await readdir(path.join(world.folder, folder), { recursive: true });
  const texts = await Promise.all(
    names.filter((name) => name.endsWith(".json")).map((name) => world.read(path.join(folder, name))),
  );
  const state = texts.map((text) => JSON.parse(text) as Partial<Remembered>).find((one) => one.facts !== undefined);
  return state?.facts ?? {};
}

async function warnings(code: string): Promise<readonly PlanWarning[]> {
  return (await world.plan()).warnings.filter((warning) => warning.code === code);
}

async function open(files: Readonly<Record<string, string>>, quirks: Partial<Quirks>): Promise<void> {
  world = await openWorld({ files, sandbox: { quirks } });
}

const list = (...items: string[]): string => `- one\n${items.map((item) => `  - ${item}\n`).join("")}- two\n`;
const article = (title: string, body: string): string => `---\ntitle: ${title}\n---\n\n${body}`;

describe("a workspace that refuses lists in lists", () => {
  const files = {
    "content/g/index.md": "---\ntitle: G\n---\n",
    "content/g/lists.md": article("Lists", list("deep", "deeper")),
    "content/g/lists.fr.md": article("Listes", list("profond")),
  };

  it("gets the article once more with flat ones, every word in order, and the plan is empty", async () => {
    await open(files, { nestedLists: "reject400" });
    const applied = await world.run("apply", "--yes");
    expect(applied.code).toBe(0);
    expect(applied.printed).toContain("This workspace refuses lists in lists");
    expect(world.requests().filter((request) => request.startsWith("PUT /articles/"))).toHaveLength(2);
    const [sent] = (await world.call("GET", "/articles"))["data"] as [{ body: string }];
    expect(
      sent.body
        .replace(/<[^>]+>/gu, " ")
        .split(/\s+/u)
        .join(" ")
        .trim(),
    ).toBe("one deep deeper two");
    const { nestedLists } = await facts();
    expect(nestedLists?.value).toBe("refused");
    expect(nestedLists?.by).toMatch(/^PUT \/articles\/\d+$/u);
    const planned = await world.run("plan");
    expect([planned.code, planned.lastLine]).toEqual([0, "No changes."]);
  });

  it("is told beforehand of the articles that will be flattened, and then refuses nothing", async () => {
    await open(files, { nestedLists: "reject400" });
    await world.run("apply", "--yes");
    expect(await warnings("nested-lists")).toEqual([]);
    await world.write("content/g/lists.md", article("Lists", list("deep", "deeper", "deepest")));
    await world.write("content/g/more.md", article("More", list("below")));
    expect((await warnings("nested-lists")).map(({ message }) => message)).toEqual([
      "Nested lists are flattened in 2 articles (g/lists, g/more): this workspace refuses them. No word is lost.",
    ]);
    world.requests();
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect(world.requests().filter((request) => request.startsWith("PUT /articles/"))).toHaveLength(2);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("is asked twice at most: where flat lists are refused, too, that refusal is the failure that is told", async () => {
    const broken = article("Lists", `${list("deep")}\n![x](https://nowhere.invalid/x.png)\n`);
    await open({ ...files, "content/g/lists.md": broken }, { nestedLists: "reject400", unreachableImage: "reject400" });
    const applied = await world.run("apply", "--yes");
    expect(applied.code).toBe(6);
    expect(applied.noted).toMatch(/FAILED create article g\/lists: Intercom refused it: .*[Ii]mage/u);
    expect(world.requests().filter((request) => request.startsWith("PUT /articles/"))).toHaveLength(2);
    expect(await facts()).not.toHaveProperty("nestedLists");
  });

  it("is not asked again where a body without lists in lists is refused", async () => {
    const broken = article("Lists", "- a\n- b\n\n![x](https://nowhere.invalid/x.png)\n");
    await open({ "content/g/lists.md": broken }, { unreachableImage: "reject400" });
    expect((await world.run("apply", "--yes")).code).toBe(6);
    expect(world.requests().filter((request) => request.startsWith("PUT /articles/"))).toHaveLength(1);
  });

  it("settles where nothing is known of the outcome of the second call", async () => {
    await open(files, { nestedLists: "reject400" });
    world.sandbox.sandbox.setFaults({ faults: ["PUT /articles/*: resetAfter on call 2"] });
    expect((await world.run("apply", "--yes")).code).toBe(0);
    world.sandbox.sandbox.setFaults({});
    const planned = await world.run("plan");
    expect([planned.code, planned.lastLine]).toEqual([0, "No changes."]);
    expect((await world.call("GET", "/articles"))["total_count"]).toBe(1);
  });

  it("may learn to take them: an answer that holds one is remembered", async () => {
    await open(files, {});
    await world.run("apply", "--yes");
    expect(await facts()).toMatchObject({ nestedLists: { value: "kept" } });
  });
});

describe("a workspace that keeps no callouts", () => {
  const note = (text: string): string => article("Note", `> [!NOTE]\n> ${text}\n`);

  it("is told beforehand of the articles that lose them, and is never incomplete for it", async () => {
    await open({ "content/g/note.md": note("Mind the gap.") }, { calloutOnWrite: "toParagraph" });
    expect(await warnings("callouts")).toEqual([]);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect(await facts()).toMatchObject({ callouts: { value: "replaced" } });
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    await world.write("content/g/note.md", note("Mind the step."));
    expect((await warnings("callouts")).map(({ message }) => message)).toEqual([
      "Callouts become paragraphs in 1 article (g/note): this workspace does not keep them.",
    ]);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).code).toBe(0);
  });
});

describe("a workspace with one language", () => {
  const files = {
    "content/g/index.md": "---\ntitle: G\n---\n",
    "content/g/index.fr.md": "---\ntitle: GF\n---\n",
    "content/g/a.md": article("A", "Words.\n"),
    "content/g/a.fr.md": article("AF", "Mots.\n"),
    "content/g/b.md": article("B", "Words.\n"),
    "content/g/b.de.md": article("BD", "Worte.\n"),
  };

  it("says once that translations were not taken, then plans without them", async () => {
    await open(files, { languages: "single" });
    const applied = await world.run("apply", "--yes");
    expect(applied.code).toBe(6);
    expect(applied.noted).toContain("fr: this workspace has one language and takes no translation");
    expect(await facts()).toMatchObject({ languages: { value: "one", by: "POST /collections" } });
    world.requests();
    const planned = await world.run("plan");
    expect([planned.code, planned.lastLine]).toEqual([0, "No changes."]);
    expect(planned.printed).toContain("Translations are not written (de: 1 file, fr: 2 files)");
    expect(world.requests().filter((request) => /^GET \/articles\/\d/u.test(request))).toEqual([]);
    const sent = world.requests().length;
    await world.write("content/g/a.md", article("A", "More words.\n"));
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect(sent).toBe(0);
  });

  it("gets the translations as soon as it has more languages", async () => {
    await open(files, { languages: "single" });
    await world.run("apply", "--yes");
    await world.run("apply", "--yes");
    world.sandbox.sandbox.setQuirks({ languages: "multilingual" });
    const plan = await world.plan();
    expect(plan.warnings.filter(({ code }) => code === "one-language")).toEqual([]);
    expect(plan.summary.update).toBe(3);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    expect(await facts()).toMatchObject({ languages: { value: "several" } });
  });
});

import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
afterEach(() => world.close());

const page = (state: string, words: string): string =>
  `---\nstate: ${state}\n---\n\n# ${words} title\n\n## ${words} heading\n\n[${words} link](#${words}-nowhere)\n`;

const FILES = {
  "content/g/open.md": page("published", "open"),
  "content/g/secret.md": page("draft", "secret"),
  "content/g/plain.md": "---\ntitle: Plain\nstate: draft\n---\n\n## Hush\n\nWords.\n",
};

async function stateFile(): Promise<string> {
  const folder = ".helpsync/state";
  const names = await readdir(path.join(world.folder, folder), { recursive: true });
  return `${folder}/${names.find((name) => /[\\/]\d+\.json$/u.test(name)) ?? ""}`;
}

/** The records in the state, by article, with those of their words. */
async function records(): Promise<Record<string, { en?: Readonly<Record<string, unknown>> }>> {
  const { resources } = JSON.parse(await world.read(await stateFile())) as {
    resources: Record<string, { compiled?: { en?: Readonly<Record<string, unknown>> } }>;
  };
  return Object.fromEntries(
    Object.entries(resources).flatMap(([key, { compiled }]) => (compiled === undefined ? [] : [[key, compiled]])),
  );
}

async function applied(bodies: "all" | "published" | "none"): Promise<void> {
  world = await openWorld({ files: FILES, config: { state: { store: "file", bodies } } });
  const { code } = await world.run("apply", "--yes");
  expect(code).toBe(0);
}

describe("what files became is kept with the state", () => {
  it("with the words of all pages where the state may hold these", async () => {
    await applied("all");
    const kept = await records();
    expect(kept["article:g/open"]?.en).toMatchObject({ title: "open title" });
    expect(kept["article:g/secret"]?.en).toMatchObject({ title: "secret title" });
    expect(JSON.stringify(kept["article:g/plain"]?.en?.["named"])).toContain("hush");
  });

  it("with the words of public pages alone", async () => {
    await applied("published");
    const kept = await records();
    expect(kept["article:g/open"]?.en).toMatchObject({ title: "open title" });
    expect(kept["article:g/secret"]).toBeUndefined();
    expect(kept["article:g/plain"]?.en).not.toHaveProperty("named");
    expect(JSON.stringify(kept)).not.toMatch(/secret|hush/iu);
  });

  it("without any words", async () => {
    await applied("none");
    expect(JSON.stringify(await records())).not.toMatch(/secret|open title|open-heading|hush/iu);
  });

  it("and a plan says the same from it, warnings and all, until something changes", async () => {
    await applied("all");
    const first = await world.run("plan");
    expect(first.printed).toContain("No changes.");
    expect(first.noted).toContain("2 warnings in content");
    await world.write("content/g/open.md", page("published", "open").replace("[open link](#open-nowhere)", "A word."));
    const second = await world.run("plan");
    expect(second.printed).toContain("1 to update");
    expect(second.noted).toContain("1 warning in content");
  });

  it("is brought up to date by an apply that has nothing to write", async () => {
    await applied("all");
    const before = await records();
    // A comment is no content.
    await world.write("content/g/plain.md", `${FILES["content/g/plain.md"]}\n<!-- later -->\n`);
    world.requests();
    await world.run("apply", "--yes");
    expect(world.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    const after = await records();
    expect(after["article:g/plain"]?.en?.["input"]).not.toBe(before["article:g/plain"]?.en?.["input"]);
    expect(after["article:g/open"]).toEqual(before["article:g/open"]);
  });
});

describe("an error in content that only parsing shows", () => {
  const BROKEN = { "content/g/open.md": "To [nothing](nothing.md).\n" };

  it("ends a plan and an apply before any write", async () => {
    world = await openWorld({ files: BROKEN });
    for (const command of [["plan"], ["apply", "--yes"]]) {
      expect(await world.run(...command)).toMatchObject({
        code: 3,
        noted: expect.stringContaining("nothing.md") as string,
      });
    }
    expect(world.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("is told where the workspace cannot be opened, too", async () => {
    world = await openWorld({ files: BROKEN, config: { workspaces: { test: { token_env: "NO_SUCH_TOKEN" } } } });
    expect(await world.run("plan")).toMatchObject({ code: 3, noted: expect.stringContaining("nothing.md") as string });
    await world.write("content/g/open.md", "Words.\n");
    expect(await world.run("plan")).toMatchObject({
      code: 1,
      noted: expect.stringContaining("NO_SUCH_TOKEN") as string,
    });
  });
});

it.each([
  ["a title", /"title":"open title"/gu, '"title":"another title"'],
  ["a field of another kind", /"asked":"/gu, '"asked":7,"was":"'],
  ["an unknown locale", /"compiled":\{"en":/gu, '"compiled":{"xx":'],
  ["no object at all", /"compiled":\{"en":\{.*?\}\}(?=\})/gu, '"compiled":[1]'],
])(
  "records of a state that helpsync did not write so count for nothing, and it is read: %s",
  async (_, found, other) => {
    await applied("published");
    const [file, before] = [await stateFile(), await records()];
    const text = (await world.read(file)).replaceAll(found, other);
    expect(text).toContain(other);
    await world.write(file, text);
    expect((await world.run("plan")).printed).toContain("No changes.");
    await world.run("apply", "--yes");
    expect(await records()).toEqual(before);
  },
);

it("words of a public page that nobody has applied yet do not get into the state", async () => {
  await applied("published");
  await world.write("content/g/open.md", page("draft", "secret"));
  await world.write("content/g/plain.md", `${FILES["content/g/plain.md"]}\nMore.\n`);
  expect((await world.run("apply", "--yes", "--only", "article:g/plain")).code).toBe(0);
  expect(JSON.stringify(await records())).not.toMatch(/secret/iu);
});

import { afterEach, beforeEach, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
const page = (title: string, words: string): string => `---\ntitle: ${title}\n---\n\n${words}\n`;
const NAMES = ["a", "b", "c", "d", "e", "f"];
const FILES = Object.fromEntries(
  NAMES.flatMap((name) => [
    [`content/guides/${name}.md`, page(name, `Words of ${name}.`)],
    [`content/guides/${name}.fr.md`, page(`${name} (fr)`, `Mots de ${name}.`)],
  ]),
);

beforeEach(async () => {
  world = await openWorld({
    files: { ...FILES, "content/guides/a.de.md": page("a (de)", "Wörter.") },
    sandbox: { locales: ["en", "fr", "de"] },
  });
  await apply();
});

afterEach(async () => {
  await world.close();
});

async function apply(): Promise<void> {
  expect((await world.run("apply", "--yes")).code).toBe(0);
}

function told({ summary, warnings }: Plan): unknown {
  return [summary.behind, warnings.filter(({ code }) => code === "translations-behind").map(({ message }) => message)];
}

const NOTHING = [{}, []];
const change = (name: string, words = "New words."): Promise<void> =>
  world.write(`content/guides/${name}.md`, page(name, words));

it("nothing is behind that was written together", async () => {
  expect(told(await world.plan())).toEqual(NOTHING);
});

it("a changed original leaves its translations behind, in the plan that brings it and in all after it", async () => {
  await change("a");
  await change("b");
  const behind = [
    { fr: 2, de: 1 },
    [
      "de: 1 translation is older than its original: guides/a.",
      "fr: 2 translations are older than their originals: guides/a, guides/b.",
    ],
  ];
  expect(told(await world.plan())).toEqual(behind);
  await apply();
  const after = await world.run("plan");
  expect([after.code, after.lastLine]).toEqual([0, "No changes."]);
  expect(after.printed).toContain("! fr: 2 translations are older");
  expect(told(await world.plan())).toEqual(behind);
});

it("a translation that changes is in step again, alone or with its original", async () => {
  await change("a");
  await apply();
  await world.write("content/guides/a.fr.md", page("a (fr)", "Nouveaux mots."));
  expect(told(await world.plan())).toEqual([{ de: 1 }, [expect.stringContaining("de: 1 translation is older")]]);
  await apply();
  await change("b");
  await world.write("content/guides/b.fr.md", page("b (fr)", "Nouveaux mots."));
  await apply();
  expect(told(await world.plan())).toEqual([{ de: 1 }, [expect.stringContaining("de: 1 translation is older")]]);
});

it("an original that becomes what it was is no longer ahead", async () => {
  await change("b");
  await apply();
  await change("b", "Words of b.");
  expect(told(await world.plan())).toEqual(NOTHING);
});

it("more than five are counted, five are named", async () => {
  for (const name of NAMES) await change(name);
  expect(told(await world.plan())).toEqual([
    { fr: 6, de: 1 },
    expect.arrayContaining([
      "fr: 6 translations are older than their originals: guides/a, guides/b, guides/c, guides/d, guides/e, and 1 more.",
    ]),
  ]);
});

it("a change of the description or the state leaves nothing behind", async () => {
  await world.write("content/guides/b.md", "---\ntitle: b\ndescription: New\nstate: draft\n---\n\nWords of b.\n");
  await apply();
  expect(told(await world.plan())).toEqual(NOTHING);
});

it("a renamed file that the original links to leaves nothing behind", async () => {
  await change("b", "See [c](c.md).");
  await world.write("content/guides/b.fr.md", page("b (fr)", "Voir [c](c.md)."));
  await apply();
  await world.move("content/guides/c.md", "content/guides/see.md");
  await world.move("content/guides/c.fr.md", "content/guides/see.fr.md");
  await change("b", "See [c](see.md).");
  await world.write("content/guides/b.fr.md", page("b (fr)", "Voir [c](see.md)."));
  expect(told(await world.plan())).toEqual(NOTHING);
  await apply();
  expect(told(await world.plan())).toEqual(NOTHING);
});

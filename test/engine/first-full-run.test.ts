import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

function article(title: string): string {
  return `---\ntitle: ${title}\n---\n\nWords of ${title}.\n`;
}

const NEW = ["n1", "n2", "n3", "n4"];

/** Two articles that Intercom holds, four that it does not, and no memory. */
async function openForgotten(): Promise<World> {
  const here = await openWorld({ files: { "content/g/one.md": article("One"), "content/g/two.md": article("Two") } });
  world = here;
  expect((await here.run("apply", "--yes")).code).toBe(0);
  await rm(path.join(here.folder, ".helpsync"), { recursive: true });
  for (const name of NEW) await here.write(`content/g/${name}.md`, article(name));
  expect((await here.plan("--first-run")).guards).toMatchObject([{ code: "creates" }]);
  here.requests();
  return here;
}

function writesOf(here: World): string[] {
  return here.requests().filter((request) => !request.startsWith("GET "));
}

describe("the guard of the first full run waits for one", () => {
  it.each([
    ["after the memory was rebuilt", ["state", "rebuild", "--yes"], 2, 4],
    ["after a part was applied", ["apply", "--yes", "--first-run", "--only", "g/one"], 1, 4],
  ])("%s", async (_, command, known, creates) => {
    const here = await openForgotten();
    expect((await here.run(...command)).code).toBe(0);
    here.requests();

    const stopped = await here.run("apply", "--yes");
    expect(stopped.code).toBe(4);
    expect(stopped.printed).toContain(
      `This help center holds 2 articles and helpsync knows ${String(known)} so far: its memory was rebuilt, or only a part was applied.`,
    );
    expect(stopped.printed).toContain(`--allow-creates ${String(creates)}`);
    expect(writesOf(here)).toEqual([]);

    expect((await here.run("apply", "--yes", "--allow-creates", String(creates))).code).toBe(0);
    for (const name of NEW) await here.write(`content/h/${name}.md`, article(`more ${name}`));
    for (const name of NEW) await here.write(`content/i/${name}.md`, article(`most ${name}`));
    expect((await here.plan()).guards).toEqual([]);
  });

  it("also through further parts", async () => {
    const here = await openForgotten();
    expect((await here.run("apply", "--yes", "--first-run", "--only", "g/one")).code).toBe(0);
    expect((await here.run("apply", "--yes", "--only", "g/n1")).code).toBe(0);
    await here.write("content/g/n5.md", article("n5"));
    expect((await here.plan()).guards).toMatchObject([{ code: "creates", counted: 4 }]);
  });

  it("but not where a part was applied to a help center that held nothing", async () => {
    const files = Object.fromEntries(NEW.map((name) => [`content/g/${name}.md`, article(name)]));
    world = await openWorld({ files });
    expect((await world.run("apply", "--yes", "--only", "g/n1")).code).toBe(0);
    expect((await world.run("apply", "--yes")).code).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { acceptableOf, withAccepted } from "../../../src/apply/accept.ts";
import type { Plan } from "../../../src/model/plan.ts";
import { formatState } from "../../../src/state/document.ts";
import type { DirectWorld } from "../../engine/direct-world.ts";
import { applied, article, folder, put, settled } from "./story.ts";

const FILES = {
  "g/index.md": folder("Guides"),
  "h/index.md": folder("Help"),
  "g/a.md": article("Install", "Press the red button."),
};
const CHANGED = { ...FILES, "g/a.md": article("Install", "Press the green button.") };
const THEIRS = "<p>A teammate's own words.</p>";
const FORMATTED = "<p>Press the <b>red</b> button.</p>";

async function articleId(world: DirectWorld): Promise<string> {
  return (await world.tables()).articles[0]?.id ?? "";
}

async function edit(world: DirectWorld, fields: Readonly<Record<string, unknown>>): Promise<void> {
  await world.edit({ action: "change", article: await articleId(world), ...fields });
}

/** Takes all that the plan shows of the article for known, as `accept` does. */
async function accept(world: DirectWorld): Promise<string[]> {
  const { plan, state, live } = await world.plan();
  const action = plan.actions.find(({ key }) => key === "article:g/a");
  if (action === undefined) throw new Error("no action");
  const accepted = acceptableOf(action, state, live, (await world.load()).desired);
  world.state = formatState(withAccepted(state, action, accepted, live));
  return accepted.fields.map(({ field }) => field);
}

/** What is written over, with what a person is told of it. */
function told({ actions }: Plan): string[] {
  return actions.flatMap(({ changes }) =>
    changes
      .filter(({ verdict }) => verdict === "write")
      .map(({ field, overwrites, note }) => [field, overwrites, note].filter((part) => part !== undefined).join(": ")),
  );
}

/** The bodies that snapshots hold. */
function kept(world: DirectWorld): string[] {
  const texts = [...world.bodies.values()].map((text) => JSON.parse(text) as { locales?: { en: { body: string } } });
  return texts.flatMap(({ locales }) => locales?.en.body ?? []);
}

describe("what a write drops of teammates is kept, and told", () => {
  it("an edit that was accepted", async () => {
    const world = await applied(FILES);
    await edit(world, { body: THEIRS, title: "Theirs" });
    expect(await accept(world)).toEqual(["title", "body"]);
    put(world, CHANGED);
    expect(await accept(world)).toEqual([]);
    const { plan, next } = await settled(world);
    expect(told(plan)).toEqual(["body: edit: what was accepted of Intercom goes"]);
    expect(kept(world)).toEqual([expect.stringContaining("A teammate's own words.")]);
    expect(next).toEqual([]);
  });

  it("formatting around the same words, accepted or not", async () => {
    for (const isAccepted of [true, false]) {
      const world = await applied(FILES);
      await edit(world, { body: FORMATTED });
      if (isAccepted) expect(await accept(world)).toEqual(["body"]);
      put(world, CHANGED);
      expect(told((await settled(world)).plan)).toEqual(["body: edit: formatting made in Intercom goes"]);
      expect(kept(world)).toEqual([expect.stringMatching(/<(?:b|strong)>red/u)]);
    }
  });

  it("formatting of a page that was taken over for its words", async () => {
    const world = await applied(FILES);
    await edit(world, { body: FORMATTED });
    world.state = null;
    await settled(world, { firstRun: "allow" });
    expect(kept(world)).toEqual([]);
    put(world, CHANGED);
    expect(told((await settled(world)).plan)).toEqual(["body: edit: formatting made in Intercom goes"]);
    expect(kept(world)).toHaveLength(1);
  });

  it("a move that was accepted", async () => {
    const world = await applied({ ...FILES, "i/index.md": folder("More") });
    const help = (await world.tables()).collections.find(({ locales }) => locales["en"]?.name === "Help");
    await world.edit({ action: "move", article: await articleId(world), to: [help?.id] });
    await accept(world);
    const { "g/a.md": text, ...folders } = FILES;
    put(world, { ...folders, "i/index.md": folder("More"), "i/a.md": text });
    const { actions } = (await world.plan()).plan;
    expect(actions.find(({ key }) => key === "article:i/a")?.place).toMatchObject({
      verdict: "write",
      overwrites: "edit",
    });
  });
});

describe("nothing is kept or told", () => {
  it("where all that goes is helpsync's own", async () => {
    const world = await applied(FILES);
    put(world, CHANGED);
    expect(told((await settled(world)).plan)).toEqual(["body"]);
    expect(kept(world)).toEqual([]);
  });

  it("where the file took over what was accepted", async () => {
    const world = await applied(FILES);
    await edit(world, { body: THEIRS });
    await accept(world);
    put(world, { ...FILES, "g/a.md": article("Install", "A teammate's own words.") });
    expect((await settled(world)).writes).toEqual([]);
    put(world, CHANGED);
    expect(told((await settled(world)).plan)).toEqual(["body"]);
  });
});

it("--rerender sends nothing over what was accepted", async () => {
  const world = await applied(FILES);
  await edit(world, { body: THEIRS });
  await accept(world);
  expect(told((await world.plan({ rerender: ["**"] })).plan)).toEqual([]);
});

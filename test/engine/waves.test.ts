import { expect, it } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import { parseState } from "../../src/state/document.ts";
import { openDirectWorld, type DirectWorld } from "./direct-world.ts";

const WAVE = 200;
/** More than one wave. */
const PAGES = 210;

/** Pages of which each links to the next, so that their first apply writes each of them twice. */
function openWithPages(): DirectWorld {
  const world = openDirectWorld();
  for (let page = 1; page <= PAGES; page += 1) {
    const next = String((page % PAGES) + 1);
    world.files.set(`p${String(page)}.md`, `---\ntitle: Page ${String(page)}\n---\n\nSee [the next](p${next}.md).\n`);
  }
  return world;
}

it("every write has its intent in the store before its call, and in the end no intent is left", async () => {
  const world = openWithPages();
  const planned = await world.plan();
  const without: string[] = [];
  let writes = 0;
  world.wire = (call, answer) => {
    if (call.method !== "GET") {
      writes += 1;
      const { intents = [] } = world.state === null ? {} : parseState(world.state, "the store");
      const [, id] = /^\/articles\/(\d+)$/u.exec(call.path) ?? [];
      const sent = JSON.stringify(call.body);
      const isMeant = intents.some((intent) =>
        id === undefined ? intent.nonce !== undefined && sent.includes(intent.nonce) : intent.id === id,
      );
      if (!isMeant) without.push(`${call.method} ${call.path}`);
    }
    return answer();
  };
  const { results } = await world.carryOut(planned);
  expect(results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: PAGES }, () => "done"));
  expect({ writes, without }).toEqual({ writes: 2 * PAGES, without: [] });
  expect(parseState(world.state ?? "", "the store").intents).toEqual([]);
});

it("a run that ends between two waves is settled by the next one, each page once", async () => {
  const world = openWithPages();
  const planned = await world.plan();
  const saved = world.save;
  let saves = 0;
  // The second save is that of the second wave of new drafts.
  world.save = (text) => {
    saves += 1;
    if (saves === 2) world.stopped = "killed";
    if (saves === 1) saved(text);
  };
  await world.carryOut(planned);
  world.save = saved;
  world.stopped = undefined;
  await world.carryOut(await world.planWhenSure());
  world.clock.now += 60_000;
  const { plan } = await world.plan();
  expect(plan.actions.filter(({ verb }) => verb !== "unchanged")).toEqual([]);
  const titles = (await world.tables()).articles.map(({ locales }) => locales["en"]?.title);
  expect(new Set(titles).size).toBe(PAGES);
  expect(titles).toHaveLength(PAGES);
});

it("a run that ends while the next wave is stored already is settled by the next one, each page once", async () => {
  const world = openWithPages();
  const planned = await world.plan();
  const saved = world.save;
  let open = 0;
  world.wire = (call, answer) => {
    const { intents = [] } = world.state === null ? {} : parseState(world.state, "the store");
    if (open === 0 && call.method === "PUT" && intents.length > WAVE) {
      open = intents.length;
      world.stopped = "killed";
      world.save = () => undefined;
    }
    return answer();
  };
  await world.carryOut(planned);
  expect(open).toBeGreaterThan(WAVE);
  world.save = saved;
  world.stopped = undefined;
  await world.carryOut(await world.planWhenSure());
  world.clock.now += 60_000;
  const { plan } = await world.plan();
  expect(plan.actions.filter(({ verb }) => verb !== "unchanged")).toEqual([]);
  expect((await world.tables()).articles).toHaveLength(PAGES);
});

it("where the next wave cannot be stored, what this one did is known all the same", async () => {
  const world = openWithPages();
  const planned = await world.plan();
  const saved = world.save;
  let saves = 0;
  world.save = (text) => {
    saves += 1;
    if (saves > 1) throw new Failure({ what: "The disk is full.", next: "Make room." });
    saved(text);
  };
  const { state, broken } = await world.carryOut(planned);
  expect(broken?.message).toContain("The disk is full");
  const { articles } = await world.tables();
  expect(articles).toHaveLength(WAVE);
  expect([...state.resources.values()].map(({ id }) => id).sort()).toEqual(articles.map(({ id }) => id).sort());
});

import { expect, it } from "vitest";
import type { Exchange } from "../../src/intercom/exchange.ts";
import { openDirectWorld, type DirectWorld } from "./direct-world.ts";

const CUT: Exchange = { kind: "lost", reason: "the connection was cut", sent: true, passing: false };

/**
 * A run that writes for long and is killed right after it has sent a call, which takes effect when so many seconds have
 * passed; each call before it takes a second.
 */
async function killAt(world: DirectWorld, sent: (call: string) => boolean, lateBy: number): Promise<void> {
  const saved = world.save;
  let isDead = false;
  let late: { readonly due: number; readonly answer: () => Promise<unknown> } | undefined;
  let landing: Promise<unknown> = Promise.resolve();
  const planned = await world.plan();
  world.wire = async (call, answer) => {
    if (late !== undefined && world.clock.now >= late.due) {
      landing = late.answer();
      late = undefined;
    }
    await landing;
    if (isDead) return CUT;
    world.clock.now += 1000;
    if (call.method === "GET" || !sent(`${call.method} ${call.path} ${JSON.stringify(call.body)}`)) return answer();
    isDead = true;
    late = { due: world.clock.now + lateBy * 1000, answer };
    return CUT;
  };
  world.save = (text) => {
    if (!isDead) saved(text);
  };
  await world.carryOut(planned).catch(() => undefined);
  isDead = false;
  world.save = saved;
}

function open(pages: number, words: string): DirectWorld {
  const world = openDirectWorld();
  write(world, pages, words);
  return world;
}

function write(world: DirectWorld, pages: number, words: string): void {
  for (let page = 1; page <= pages; page += 1) {
    world.files.set(`p${String(page)}.md`, `---\ntitle: Page ${String(page)}\n---\n\n${words} of ${String(page)}.\n`);
  }
}

it("a create that was sent late in a long wave is waited for, and not made a second time", async () => {
  const world = open(90, "Version 1");
  await killAt(world, (call) => call.startsWith("POST") && call.includes('"Page 88"'), 50);
  await world.carryOut(await world.planWhenSure());
  world.clock.now += 60_000;
  const { plan } = await world.plan();
  expect(plan.actions.filter(({ verb }) => verb !== "unchanged")).toEqual([]);
  expect((await world.tables()).articles).toHaveLength(90);
});

it("an update that was sent late in a long wave does not undo what the next run writes", async () => {
  const world = open(90, "Version 1");
  await world.carryOut(await world.plan());
  write(world, 90, "Version 2");
  await killAt(world, (call) => call.startsWith("PUT") && call.includes("Version 2 of 88."), 50);
  write(world, 90, "Version 3");
  await world.carryOut(await world.planWhenSure());
  world.clock.now += 60_000;
  await world.plan();
  const bodies = (await world.tables()).articles.map(({ locales }) => locales["en"]?.body ?? "");
  expect(bodies.filter((body) => !body.includes("Version 3"))).toEqual([]);
});

it("the wait after a killed run is no longer than a request may take", async () => {
  const world = open(1, "Version 1");
  await killAt(world, (call) => call.startsWith("POST"), 600);
  const { unsureFor } = await world.plan();
  expect(unsureFor).toBe(61);
});

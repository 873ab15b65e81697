import { expect, it } from "vitest";
import type { Exchange } from "../../src/intercom/exchange.ts";
import { openDirectWorld, type DirectWorld } from "./direct-world.ts";

const NO_ANSWER: Exchange = { kind: "lost", reason: "the connection was cut", sent: true, passing: false };

/** Loses the next update of an article; it takes effect when so many seconds are over. */
function updateLate(world: DirectWorld, seconds: number): void {
  let late: { readonly due: number; readonly answer: () => Promise<unknown> } | undefined;
  let isLost = false;
  world.wire = async (call, answer) => {
    if (late !== undefined && world.clock.now >= late.due) {
      const { answer: land } = late;
      late = undefined;
      await land();
    }
    if (isLost || call.method !== "PUT" || !call.path.startsWith("/articles/")) return answer();
    isLost = true;
    late = { due: world.clock.now + seconds * 1000, answer };
    return NO_ANSWER;
  };
}

async function apply(world: DirectWorld, words: string): Promise<readonly string[]> {
  world.files.set("one.md", `---\ntitle: One\n---\n\n${words}\n`);
  const { results } = await world.carryOut(await world.planWhenSure());
  return results.map(({ outcome }) => outcome);
}

it("an update that was made again and comes late does not undo what the next run writes", async () => {
  const world = openDirectWorld();
  expect(await apply(world, "First words.")).toEqual(["done"]);
  updateLate(world, 40);
  expect(await apply(world, "Second words.")).toEqual(["done"]);
  expect(await apply(world, "Third words.")).toEqual(["done"]);
  world.clock.now += 60_000;
  expect((await world.plan()).plan.actions.map(({ verb }) => verb)).toEqual(["unchanged"]);
  expect((await world.tables()).articles[0]?.locales["en"]?.body).toContain("Third words.");
});

it("the next run waits for it no longer than a request may take", async () => {
  const world = openDirectWorld();
  await apply(world, "First words.");
  updateLate(world, 40);
  await apply(world, "Second words.");
  world.clock.now += 61_000;
  const before = world.clock.now;
  expect(await apply(world, "Third words.")).toEqual(["done"]);
  expect(world.clock.now - before).toBeLessThan(10_000);
});

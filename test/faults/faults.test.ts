import { it, vi } from "vitest";
import { runs, seedOf } from "../runs.ts";
import { Figures } from "./figures.ts";
import { faultyRun } from "./run.ts";

// The judge of the exchanges has seen their like in every other test, and takes a third of the time.
vi.unmock("../../src/sandbox/sandbox.ts");

const seed = seedOf(22);
/** The short run lives through the same days each time: fewer show as much. */
const days = runs(1) === 1 ? 60 : runs(100);

it(`under every fault of the sandbox all is told, and the next run settles it (seed ${String(seed)})`, async () => {
  const figures = new Figures();
  for (; figures.runs < days; figures.runs += 1) {
    await faultyRun(seed + figures.runs, figures);
    // Without sockets nothing else would let the test runner hear of this process.
    await new Promise((resolve) => setImmediate(resolve));
  }
  process.stdout.write(figures.text());
}, 1_800_000);

it.each([
  // A repeated unpublish met markup that Intercom rewrote meanwhile, and the first one took effect after that.
  2143954649,
])("a run that showed a fault of helpsync once is put right (seed %i)", async (known) => {
  await faultyRun(known, new Figures());
});

import fc from "fast-check";
import { it, vi } from "vitest";
import { runs } from "../runs.ts";
import { perform } from "./perform.ts";
import { stories, type Weather } from "./story.ts";

// The judge of the exchanges has seen their like in every other test, and takes a third of the time.
vi.unmock("../../src/sandbox/sandbox.ts");

it.each<Weather>(["calm", "rough"])(
  "%s",
  async (weather) => {
    const seed = Number(process.env["HELPSYNC_SEED"] ?? Date.now() % 2 ** 31);
    const start = performance.now();
    process.stdout.write(`seed ${seed}\n`);
    await fc.assert(fc.asyncProperty(stories(weather), perform), {
      numRuns: runs(Number(process.env["N"] ?? 200)),
      seed,
    });
    process.stdout.write(`${weather} ${(performance.now() - start).toFixed(0)} ms\n`);
  },
  600000,
);

import fc from "fast-check";
import { it } from "vitest";
import { runs, seedOf } from "../runs.ts";
import { perform } from "./perform.ts";
import { stories, type Weather } from "./story.ts";

const seed = seedOf(22);
/** The short run tells the same ones each time: fewer show as much. */
const told = runs(1) === 1 ? 200 : runs(1000);

/** The test that tells stories of a weather. A file of its own for each, so that they are told at the same time. */
export function tellStories(weather: Weather): void {
  it(
    `${weather}: nothing is lost, made twice or left to do (seed ${String(seed)})`,
    async () => {
      await fc.assert(fc.asyncProperty(stories(weather), perform), { numRuns: told, seed });
    },
    runs(600_000),
  );
}

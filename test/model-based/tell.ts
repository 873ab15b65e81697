import fc from "fast-check";
import { it } from "vitest";
import { runs } from "../runs.ts";
import { perform } from "./perform.ts";
import { stories, type Weather } from "./story.ts";

// The short run tells the same stories each time, so that a change is what fails; the long one looks for new ones. A
// failure prints its seed and the way to its smallest story; `HELPSYNC_SEED` tells those again.
const drawn = process.env["HELPSYNC_RUNS"] === undefined ? 22 : Date.now() % 2 ** 31;
const seed = Number(process.env["HELPSYNC_SEED"] ?? drawn);

/** The test that tells stories of a weather. A file of its own for each, so that they are told at the same time. */
export function tellStories(weather: Weather): void {
  it(
    `${weather}: nothing is lost, made twice or left to do (seed ${String(seed)})`,
    async () => {
      await fc.assert(fc.asyncProperty(stories(weather), perform), { numRuns: runs(1000), seed });
    },
    runs(600_000),
  );
}

import type { Figure } from "../figures.ts";
import { helpsync, serveLeft, serverOf, withOtherState, type HelpCenter } from "../help-center.ts";
import type { Size } from "../made/content.ts";
import { measure } from "../run/measure.ts";
import { serve } from "../run/serve.ts";
import { countOf, isWrite } from "./calls.ts";
import { figureOf, write, type Bench, type BenchCase } from "./case.ts";

const WRITES_AN_ARTICLE = 2;
const OTHERS = 90;

const concernsArticle = (route: string): boolean => isWrite(route) && route.includes("/articles");
const concernsCollection = (route: string): boolean => isWrite(route) && route.includes("/collections");

/** The first apply of all, with one cycle of links through every article, and windows of one second. */
export const applyFirst: BenchCase = {
  locales: 1,
  async measure(bench: Bench, size: Size): Promise<Figure[]> {
    const helpCenter = await bench.helpCenter(size);
    const rateLimit = { calls: bench.windowCalls, windowSeconds: 1 };
    const bare = await bareCallsASecond(helpCenter);
    const server = await serve({ ...serverOf(size), rateLimit });
    try {
      const apply = await withOtherState(helpCenter, "none", () =>
        measure(helpsync(helpCenter, server, "apply", "--yes")),
      );
      const calls = await server.calls();
      const { articles } = size;
      const written = countOf(calls, concernsArticle);
      const collections = countOf(calls, concernsCollection);
      const inWhole = meanOfWhole(calls.windows);
      const row = { case: "apply-first", size, latency: 0 };
      return [
        figureOf(row, {
          ...{ figure: "writes of articles", value: written, unit: "calls", routes: calls.routes },
          ...{ floor: { name: "(d)", value: articles * WRITES_AN_ARTICLE }, target: { times: 1 } },
        }),
        figureOf(row, { figure: "writes of collections", value: collections, unit: "calls" }),
        figureOf(row, {
          ...{ figure: "other calls", value: countOf(calls, () => true) - written - collections, unit: "calls" },
          target: { most: OTHERS },
        }),
        ...(inWhole === undefined
          ? []
          : [
              figureOf(row, {
                ...{ figure: "of the window used", value: (100 * inWhole) / rateLimit.calls, unit: "%" },
                target: { least: 95 },
              }),
              figureOf(row, {
                ...{ figure: "calls while it writes", value: inWhole, unit: "calls/s" },
                floor: { name: "(e)", value: bare },
              }),
            ]),
        figureOf(row, { figure: "answers 429", value: calls.refused, unit: "calls", target: { most: 0 } }),
        figureOf(row, { figure: "wall", value: apply.wall, unit: "s" }),
        figureOf(row, { figure: "cpu", value: apply.cpu, unit: "s" }),
        figureOf(row, { figure: "memory", value: apply.memory, unit: "MB" }),
      ];
    } finally {
      await server.close();
    }
  },
};

/** How many calls the embedded Intercom answers in a second, whoever makes them: a window may allow more than that. */
async function bareCallsASecond(helpCenter: HelpCenter): Promise<number> {
  const server = await serveLeft(helpCenter);
  try {
    const { output } = await measure(write(server));
    return Number.parseFloat(output);
  } finally {
    await server.close();
  }
}

/** Calls in a window on average, undefined where there was no whole one: the first and the last are only begun. */
function meanOfWhole(windows: readonly number[]): number | undefined {
  const whole = windows.slice(1, -1);
  return whole.length === 0 ? undefined : whole.reduce((sum, count) => sum + count, 0) / whole.length;
}

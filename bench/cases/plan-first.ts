import type { Figure } from "../figures.ts";
import { helpsync, serverOf, withOtherState } from "../help-center.ts";
import type { Size } from "../made/content.ts";
import { interleaved, measure } from "../run/measure.ts";
import { serve } from "../run/serve.ts";
import { figureOf, parse, type Bench, type BenchCase } from "./case.ts";

/** A plan with nothing in the state, and nothing in Intercom: every file is compiled. */
export const planFirst: BenchCase = {
  locales: 1,
  async measure(bench: Bench, size: Size): Promise<Figure[]> {
    const helpCenter = await bench.helpCenter(size);
    const server = await serve(serverOf(size));
    try {
      const { floor, plan } = await withOtherState(helpCenter, "none", () =>
        interleaved(bench.runs, {
          floor: () => measure(parse(helpCenter)),
          plan: () => measure(helpsync(helpCenter, server, "plan")),
        }),
      );
      if (!plan.output.includes("to create")) throw new Error(plan.output.slice(-2000));
      const row = { case: "plan-first", size, latency: 0 };
      return [
        figureOf(row, {
          ...{ figure: "wall", value: plan.wall, unit: "s" },
          ...{ floor: { name: "(c)", value: floor.wall }, target: { times: 0.85 } },
        }),
        figureOf(row, { figure: "cpu", value: plan.cpu, unit: "s", floor: { name: "(c)", value: floor.cpu } }),
        figureOf(row, {
          figure: "memory",
          value: plan.memory,
          unit: "MB",
          floor: { name: "(c)", value: floor.memory },
        }),
      ];
    } finally {
      await server.close();
    }
  },
};

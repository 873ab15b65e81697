import type { Figure } from "../figures.ts";
import { helpsync, serveLeft } from "../help-center.ts";
import { interleaved, measure } from "../run/measure.ts";
import { callsOfLook } from "./calls.ts";
import { figureOf, look, type Bench, type BenchCase } from "./case.ts";
import type { Size } from "../made/content.ts";

/** The most that may be resident, in MB, by the number of locales; promised for 10,000 articles. */
const MEMORY: Readonly<Record<number, number>> = { 1: 350, 3: 700 };
const PROMISED = 10_000;

/** A plan where nothing changed: the cost of looking. */
export const planUnchanged: BenchCase = {
  locales: "any",
  async measure(bench: Bench, size: Size): Promise<Figure[]> {
    const helpCenter = await bench.helpCenter(size);
    const server = await serveLeft(helpCenter);
    try {
      const figures: Figure[] = [];
      const row = { case: "plan-unchanged", size, latency: 0 };
      // The first sweep of a fresh server is its slowest.
      await measure(look(helpCenter, server));
      await server.calls();
      const once = await measure(helpsync(helpCenter, server, "plan"));
      if (!once.output.includes("No changes.")) throw new Error(`The plan holds changes:\n${once.output.slice(-2000)}`);
      const calls = await server.calls();
      for (const latency of [0, 100]) {
        await server.setLatency(latency);
        const { floor, plan } = await interleaved(bench.runs, {
          floor: () => measure(look(helpCenter, server)),
          plan: () => measure(helpsync(helpCenter, server, "plan")),
        });
        const at = { ...row, latency };
        const most = size.articles === PROMISED ? MEMORY[size.locales] : undefined;
        figures.push(
          figureOf(at, {
            ...{ figure: "wall", value: plan.wall, unit: "s" },
            ...{ floor: { name: "(a)", value: floor.wall }, target: { times: 2 } },
          }),
          figureOf(at, { figure: "cpu", value: plan.cpu, unit: "s", floor: { name: "(a)", value: floor.cpu } }),
          figureOf(at, {
            ...{ figure: "memory", value: plan.memory, unit: "MB", floor: { name: "(a)", value: floor.memory } },
            ...(most === undefined ? {} : { target: { most } }),
          }),
        );
      }
      return [...figures, ...callsOfLook(row, calls)];
    } finally {
      await server.close();
    }
  },
};

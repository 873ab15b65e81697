import type { Figure } from "../figures.ts";
import { helpsync, serveLeft } from "../help-center.ts";
import { changeArticles, type Size } from "../made/content.ts";
import { interleaved, measure, type Used } from "../run/measure.ts";
import { figureOf, look, NOTHING, type Bench, type BenchCase } from "./case.ts";

const CHANGED = 10;

/** A plan where ten articles changed, beside one where none did. */
export const planChanged: BenchCase = {
  locales: 1,
  async measure(bench: Bench, size: Size): Promise<Figure[]> {
    const helpCenter = await bench.helpCenter(size);
    const server = await serveLeft(helpCenter);
    const plan = (): Promise<Used> => measure(helpsync(helpCenter, server, "plan"));
    const changedPlan = async (): Promise<Used> => {
      const undo = changeArticles(helpCenter.folder, size, CHANGED);
      try {
        return await plan();
      } finally {
        undo();
      }
    };
    try {
      await measure(look(helpCenter, server));
      const figures: Figure[] = [];
      for (const latency of [0, 100]) {
        await server.setLatency(latency);
        const works = { unchanged: plan, changed: changedPlan, nothing: () => measure(NOTHING) };
        const { unchanged, changed, nothing } = await interleaved(bench.runs, works);
        if (!changed.output.includes(`${Math.min(CHANGED, size.articles)} to update`))
          throw new Error(changed.output.slice(-2000));
        const row = { case: "plan-changed", size, latency };
        const beside = { name: "unchanged", value: unchanged.wall };
        figures.push(
          figureOf(row, {
            ...{ figure: "wall", value: changed.wall, unit: "s", floor: beside },
            ...(latency === 0 ? {} : { target: { times: 1.2 } }),
          }),
          figureOf(row, {
            ...{ figure: "wall more", value: changed.wall - unchanged.wall, unit: "s" },
            ...{ floor: { name: "(b)", value: nothing.wall } },
            ...(latency === 0 ? { target: { times: 6 } } : {}),
          }),
          figureOf(row, {
            ...{ figure: "cpu", value: changed.cpu, unit: "s", floor: { name: "unchanged", value: unchanged.cpu } },
          }),
          figureOf(row, { figure: "memory", value: changed.memory, unit: "MB" }),
        );
      }
      return figures;
    } finally {
      await server.close();
    }
  },
};

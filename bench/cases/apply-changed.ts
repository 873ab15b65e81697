import type { Figure } from "../figures.ts";
import { helpsync, serveLeft, withOtherState } from "../help-center.ts";
import { changeArticles, type Size } from "../made/content.ts";
import { measure } from "../run/measure.ts";
import { countOf, isWrite } from "./calls.ts";
import { figureOf, type Bench, type BenchCase } from "./case.ts";

const CHANGED = 10;
const TO_VERIFY = 2;

/** An apply of ten changed articles, each in all its languages. */
export const applyChanged: BenchCase = {
  locales: 3,
  async measure(bench: Bench, size: Size): Promise<Figure[]> {
    const helpCenter = await bench.helpCenter(size);
    const server = await serveLeft(helpCenter);
    const undo = changeArticles(helpCenter.folder, size, CHANGED);
    try {
      await server.calls();
      const plan = await measure(helpsync(helpCenter, server, "plan"));
      const looked = await server.calls();
      const apply = await withOtherState(helpCenter, "copy", () =>
        measure(helpsync(helpCenter, server, "apply", "--yes")),
      );
      const calls = await server.calls();
      const ofPlan = countOf(looked, () => true);
      const reads = countOf(calls, (route) => !isWrite(route));
      const row = { case: "apply-changed", size, latency: 0 };
      return [
        figureOf(row, {
          ...{ figure: "reads", value: reads, unit: "calls", routes: calls.routes },
          ...{ floor: { name: "(d)", value: ofPlan + CHANGED }, target: { most: ofPlan + CHANGED + TO_VERIFY } },
        }),
        figureOf(row, {
          ...{ figure: "writes", value: countOf(calls, isWrite), unit: "calls" },
          ...{ floor: { name: "(d)", value: CHANGED }, target: { most: CHANGED } },
        }),
        figureOf(row, {
          ...{ figure: "wall", value: apply.wall, unit: "s", floor: { name: "plan", value: plan.wall } },
        }),
        figureOf(row, {
          ...{ figure: "memory", value: apply.memory, unit: "MB", floor: { name: "plan", value: plan.memory } },
        }),
      ];
    } finally {
      undo();
      await server.close();
    }
  },
};

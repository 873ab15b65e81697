import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Figure } from "../figures.ts";
import { PROGRAM } from "../help-center.ts";
import { interleaved, measure } from "../run/measure.ts";
import { figureOf, NOTHING, type Bench, type BenchCase } from "./case.ts";

/** Processes of some milliseconds: many are run. */
const TIMES = 5;
const NO_CONTENT = { articles: 0, locales: 0 };

/** The program that only says its version. */
export const version: BenchCase = {
  locales: "none",
  async measure({ runs }: Bench): Promise<Figure[]> {
    const { said, nothing } = await interleaved(runs * TIMES, {
      said: () => measure({ parameters: [PROGRAM, "--version"], usage: "left" }),
      nothing: () => measure(NOTHING),
    });
    return [
      figureOf(
        { case: "version", size: NO_CONTENT, latency: 0 },
        {
          ...{ figure: "wall", value: said.wall, unit: "s" },
          ...{ floor: { name: "(b)", value: nothing.wall }, target: { times: 1.15 } },
        },
      ),
    ];
  },
};

/** A plan of helpsync's own help center against the Intercom that is embedded in the same process; nothing changed. */
export const demo: BenchCase = {
  locales: "none",
  async measure({ runs }: Bench): Promise<Figure[]> {
    const folder = mkdtempSync(path.join(tmpdir(), "helpsync-bench-demo-"));
    try {
      for (const name of ["intercom.config.yaml", "content"]) {
        cpSync(path.resolve(name), path.join(folder, name), { recursive: true });
      }
      await measure({ parameters: [PROGRAM, "apply", "--yes"], folder });
      const { plan, nothing } = await interleaved(runs * TIMES, {
        plan: () => measure({ parameters: [PROGRAM, "plan"], folder, usage: "left" }),
        nothing: () => measure(NOTHING),
      });
      if (!plan.output.includes("No changes.")) throw new Error(plan.output);
      return [
        figureOf(
          { case: "demo", size: NO_CONTENT, latency: 0 },
          {
            ...{ figure: "wall", value: plan.wall, unit: "s" },
            ...{ floor: { name: "(b)", value: nothing.wall }, target: { times: 3 } },
          },
        ),
      ];
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

import type { Figure } from "../figures.ts";
import { PROGRAM } from "../help-center.ts";
import type { Size } from "../made/content.ts";
import { interleaved, measure, type Used } from "../run/measure.ts";
import { figureOf, look, type Bench, type BenchCase } from "./case.ts";

/** The content checked once more; the first run may leave behind what it learned. */
export const validate: BenchCase = {
  locales: 1,
  async measure(bench: Bench, size: Size): Promise<Figure[]> {
    const helpCenter = await bench.helpCenter(size);
    const run = (): Promise<Used> => measure({ parameters: [PROGRAM, "validate"], folder: helpCenter.folder });
    await run();
    const { floor, second } = await interleaved(bench.runs, { floor: () => measure(look(helpCenter)), second: run });
    const row = { case: "validate", size, latency: 0 };
    return [
      figureOf(row, {
        ...{ figure: "wall", value: second.wall, unit: "s" },
        ...{ floor: { name: "files", value: floor.wall }, target: { times: 3 } },
      }),
      figureOf(row, {
        figure: "memory",
        value: second.memory,
        unit: "MB",
        floor: { name: "files", value: floor.memory },
      }),
    ];
  },
};

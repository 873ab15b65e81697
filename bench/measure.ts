import { performance } from "node:perf_hooks";

/** A figure beside its floor: the same work with nothing of the sandbox in it, measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "s" | "MB" | "ms" | "KB";
  readonly floor: number;
  readonly limit: number;
}

/** Seconds that some work takes, and what it gives. */
export async function timed<Value>(work: () => Value | Promise<Value>): Promise<{ seconds: number; value: Value }> {
  const start = performance.now();
  const value = await work();
  return { seconds: (performance.now() - start) / 1000, value };
}

/** Resident memory in MB, once what is no longer needed is gone; needs node's `--expose-gc`. */
export function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

/** A line of JSON a figure, then the same as a table. */
export function describe(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => JSON.stringify({ ...figure, ratio: ratioOf(figure) }));
  const header = `${"".padEnd(44)}${["figure", "floor", "ratio", "limit"].map((name) => name.padStart(12)).join("")}`;
  const rows = figures.map((figure) => {
    const { name, value, unit, floor, limit } = figure;
    const cells = [
      `${value.toFixed(2)} ${unit}`,
      `${floor.toFixed(2)} ${unit}`,
      ratioOf(figure).toFixed(1),
      `${String(limit)} ${unit}`,
    ];
    return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(12)).join("")}${value > limit ? "  OVER" : ""}`;
  });
  return `${[...lines, "", header, ...rows].join("\n")}\n`;
}

function ratioOf({ value, floor }: Figure): number {
  return value / floor;
}

/** What helpsync costs: the real program against an Intercom in another process, each figure beside its floor. */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { applyChanged } from "./cases/apply-changed.ts";
import { applyFirst } from "./cases/apply-first.ts";
import type { Bench, BenchCase } from "./cases/case.ts";
import { planChanged } from "./cases/plan-changed.ts";
import { planFirst } from "./cases/plan-first.ts";
import { planUnchanged } from "./cases/plan-unchanged.ts";
import { demo, version } from "./cases/start.ts";
import { validate } from "./cases/validate.ts";
import { jsonLine, markdownTable, textTable, type Figure } from "./figures.ts";
import { growthOf } from "./growth.ts";
import { prepare, type HelpCenter } from "./help-center.ts";
import { readOptions, USAGE, type BenchOptions } from "./options.ts";
import { hostPictures } from "./run/picture-host.ts";

const CASES: Readonly<Record<string, BenchCase>> = {
  "plan-unchanged": planUnchanged,
  "plan-changed": planChanged,
  "plan-first": planFirst,
  "apply-changed": applyChanged,
  "apply-first": applyFirst,
  validate,
  version,
  demo,
};

/** Growth is measured from so small a part of the content to all of it. */
const PART = 10;

async function run(options: BenchOptions): Promise<void> {
  const names = options.cases.length === 0 ? Object.keys(CASES) : options.cases;
  const cases = names.map((name) => {
    const one = CASES[name];
    if (one === undefined) throw new RangeError(`There is no case ${name}: ${Object.keys(CASES).join(", ")}.`);
    return one;
  });
  const root = path.resolve(options.keep ?? mkdtempSync(path.join(tmpdir(), "helpsync-bench-")));
  const pictures = await hostPictures();
  const made = new Map<string, Promise<HelpCenter>>();
  const note = (text: string): void => void process.stderr.write(text);
  const bench: Bench = {
    runs: options.runs,
    windowCalls: options.windowCalls,
    helpCenter: (size) => {
      const name = JSON.stringify(size);
      const helpCenter = made.get(name) ?? prepare(size, { root, pictures, reuse: options.reuse, note });
      made.set(name, helpCenter);
      return helpCenter;
    },
  };
  const [load = 0] = loadavg();
  // Time on the clock says little then; time on the processor still does.
  if (load > cpus().length / 2)
    note(`The machine is busy (load ${load.toFixed(1)}): take more --runs, or another time.\n`);
  const figures: Figure[] = [];
  const add = (found: readonly Figure[]): void => {
    for (const figure of found) process.stdout.write(jsonLine(figure));
    figures.push(...found);
  };
  try {
    for (const one of cases) {
      for (const locales of localesOf(one, options)) add(await measureCase(one, locales, bench, options));
    }
  } finally {
    pictures.close();
    if (options.keep === undefined) rmSync(root, { recursive: true, force: true });
  }
  process.stdout.write(`\n${options.face === "markdown" ? markdownTable(figures) : textTable(figures)}`);
}

async function measureCase(
  one: BenchCase,
  locales: number,
  bench: Bench,
  { articles, growth }: BenchOptions,
): Promise<readonly Figure[]> {
  if (growth === "left" || one.locales === "none") return one.measure(bench, { articles, locales });
  const part = await one.measure(bench, { articles: Math.ceil(articles / PART), locales });
  const whole = await one.measure(bench, { articles, locales });
  return [...part, ...whole, ...growthOf(part, whole)];
}

function localesOf({ locales }: BenchCase, options: BenchOptions): readonly number[] {
  if (locales === "none") return [0];
  return locales === "any" ? options.locales : [locales];
}

try {
  await run(readOptions(process.argv.slice(2)));
} catch (error) {
  const isUsage = error instanceof RangeError || (error instanceof Error && "code" in error);
  process.stderr.write(
    isUsage ? `${error.message}\n\n${USAGE}` : `${String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exitCode = 1;
}

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { DESCRIBED_VERSIONS, descriptionOf, HAS_DESCRIPTIONS } from "./descriptions.ts";

const CACHE = new URL("../../node_modules/.cache/helpsync/", import.meta.url);

/** Where each file of tests leaves the operations that it exercised. */
export const EXERCISED_FOLDER = new URL("operations/", CACHE);

/** Before all tests: nothing of an earlier run is left. After them: `operations.txt`, for the gate to print. */
export function setup(): () => void {
  rmSync(EXERCISED_FOLDER, { recursive: true, force: true });
  mkdirSync(EXERCISED_FOLDER, { recursive: true });
  return () => {
    const lines = HAS_DESCRIPTIONS
      ? describeCoverage(readExercised())
      : ["not measured: Intercom's descriptions are not beside this repository"];
    writeFileSync(new URL("operations.txt", CACHE), lines.join("\n"));
  };
}

function readExercised(): Set<string> {
  const files = readdirSync(EXERCISED_FOLDER).map((name) => new URL(name, EXERCISED_FOLDER));
  return new Set(files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as string[]));
}

/**
 * A line a version, exercised operations of all, then a line an operation that no test exercises, with its versions.
 * @param exercised `2.16 GET /articles/{id}`
 */
export function describeCoverage(exercised: ReadonlySet<string>): string[] {
  const left = new Map<string, string[]>();
  const counts = DESCRIBED_VERSIONS.map((version) => {
    const { operations } = descriptionOf(version);
    const missed = operations.filter(({ name }) => !exercised.has(`${version} ${name}`));
    for (const { name } of missed) {
      const route = name.replace(/\{\w+\}/g, "{id}");
      left.set(route, [...(left.get(route) ?? []), version]);
    }
    const [done, all] = [operations.length - missed.length, operations.length];
    return `${version.padEnd(7)} ${String(done).padStart(2)} of ${String(all)}`;
  });
  return [...counts, ...[...left].map(([name, versions]) => `no test: ${name} (${versions.join(", ")})`)];
}

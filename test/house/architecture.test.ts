import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..", "..");
const document = readFileSync(path.join(root, "ARCHITECTURE.md"), "utf8");

interface Row {
  readonly behaviour: string;
  readonly paths: readonly string[];
}

/** The rows of the table under the heading "Where is …"; its paths stand in backticks in the last column. */
function readWhereTable(markdown: string): Row[] {
  const section = /^## Where is …\n(.*?)(?=^## |$(?![\s\S]))/msu.exec(markdown)?.[1] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => {
    const [behaviour = "", where = ""] = row.split("|").slice(1);
    return { behaviour: behaviour.trim(), paths: [...where.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? "") };
  });
}

test("the table 'Where is …' has at least 40 behaviours, each once and with its place", () => {
  const rows = readWhereTable(document);
  const behaviours = rows.map((row) => row.behaviour);

  expect(rows.length).toBeGreaterThanOrEqual(40);
  expect(new Set(behaviours).size).toBe(behaviours.length);
  expect(rows.filter((row) => row.paths.length === 0)).toEqual([]);
});

test("every path of the table exists", () => {
  const paths = readWhereTable(document).flatMap((row) => row.paths);

  expect(paths.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});

test("every folder and file that stands directly in src/ has its line", () => {
  const entries = readdirSync(path.join(root, "src"), { withFileTypes: true });
  const names = entries.map((entry) => (entry.isDirectory() ? `src/${entry.name}/` : `src/${entry.name}`));

  expect(names.filter((name) => !document.includes(`\`${name}\``))).toEqual([]);
});

test("a table is read to its end", () => {
  const table = "## Where is …\n\n| what | where |\n|---|---|\n| a | `src/a.ts`, `b` |\n| c | d |\n";

  const rows = [
    { behaviour: "a", paths: ["src/a.ts", "b"] },
    { behaviour: "c", paths: [] },
  ];
  expect(readWhereTable(table)).toEqual(rows);
  expect(readWhereTable(`# x\n\n${table}\n## Then\n\n| e | f |\n|---|---|\n| g | h |\n`)).toEqual(rows);
  expect(readWhereTable("# Nothing\n")).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileProblems } from "../../src/compile/catalogue.ts";

const folder = join(import.meta.dirname, "../../src/compile");

test("the catalogue holds every kind of problem that is declared, once", () => {
  const declared = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => [...readFileSync(join(folder, path), "utf8").matchAll(/^ {2}code: "([^"]+)"/gm)])
    .map((match) => match[1]);
  expect(declared.length).toBeGreaterThan(30);
  expect(compileProblems.map((kind) => kind.code).sort()).toEqual(declared.sort());
});

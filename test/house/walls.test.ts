import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findBreaches } from "./walls.ts";

const root = path.resolve(import.meta.dirname, "..", "..");

function readTree(...folders: string[]): Map<string, string> {
  const names = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => path.join(folder, name)),
  );
  const sources = names.filter((name) => /\.(?:ts|js)$/u.test(name)).map((name) => name.split(path.sep).join("/"));
  return new Map(sources.sort().map((name) => [name, readFileSync(path.join(root, name), "utf8")]));
}

function breachesOf(files: Record<string, string>): string[] {
  return findBreaches(new Map(Object.entries(files)));
}

test("the walls of the house stand", () => {
  const files = readTree("src", "test", "scripts");

  expect(files.size).toBeGreaterThan(50);
  expect(findBreaches(files)).toEqual([]);
});

describe("a wall is seen to break", () => {
  test.each([
    ["src/model/a.ts", 'import type { A } from "../dialect/a.ts";', "model may not import dialect."],
    ["src/model/a.ts", 'import { z } from "zod";', "may not import the package zod."],
    ["src/model/a.ts", 'import { createHash } from "node:crypto";', "may not import node:crypto."],
    ["src/plan/a.ts", 'import { b } from "../compile/b.ts";', "plan may not import compile."],
    ["src/report/a.ts", 'import type { B } from "../plan/b.ts";', "report may not import plan."],
    ["src/report/a.ts", 'let b: import("../plan/b.ts").B;', "report may not import plan."],
    ["src/rules/a.ts", 'export { b } from "../content/b.ts"; const a = 1;', "rules may not import content."],
    ["src/apply/a.ts", 'import { b } from "../pipeline.ts";', "apply may not import pipeline.ts."],
    ["src/dialect/a.ts", 'import { b } from "../compile/b.ts";', "dialect may not import compile."],
    ["src/content/a.ts", 'import { readFile } from "node:fs/promises";', "may not import node:fs/promises."],
    ["src/content/a.ts", 'import { readFileSync } from "fs";', "may not import fs."],
    ["src/content/a.ts", 'const fs = require("fs");', "may not import fs."],
    ["src/pull/a.ts", 'await import("node:fs");', "may not import node:fs."],
    ["src/images/a.ts", 'await import("undici");', "loads the package undici late"],
    ["src/pull/a.ts", "await import(name);", "imports what only the run knows."],
    ["src/compile/a.ts", 'import path from "node:path";', "may not import node:path."],
    ["src/content/a.ts", 'import glob from "fast-glob";', "may not import the package fast-glob."],
    ["src/compile/a.ts", 'import { fetch } from "undici";', "may not import the package undici."],
    ["src/compile/a.ts", 'import x from "@scope/new/part";', "may not import the package @scope/new/part."],
    ["src/commands/a.ts", 'import { request } from "undici";', "may not import the package undici."],
    ["src/commands/a.ts", 'import { rm } from "node:fs/promises";', "may not import node:fs/promises."],
    ["src/intercom/a.ts", 'import { spawn } from "node:child_process";', "may not import node:child_process."],
    ["src/plan/a.ts", 'import { request } from "node:https";', "may not import node:https."],
    ["src/state/a.ts", 'import { request } from "undici";', "may not import the package undici."],
    ["src/pipeline.ts", 'import { b } from "./commands/b.ts";', "pipeline.ts may not import commands."],
    ["src/compile/a.ts", 'import { b } from "../workers/b.ts";', "compile may not import workers."],
    ["src/plan/a.ts", 'new Worker(new URL("../compile/b.ts", import.meta.url));', "plan may not import compile."],
    ["src/workers/a.ts", "new Worker(new URL(name, import.meta.url));", "imports what only the run knows."],
    ["src/sandbox/a.ts", 'import type { Key } from "../model/key.ts";', "sandbox may not import model."],
    ["src/commands/a.ts", 'import { open } from "../sandbox/open.ts";', "imports the sandbox statically."],
    ["src/apply/a.ts", 'await import("../sandbox/open.ts");', "apply may not import sandbox."],
    ["src/commands/a.ts", 'import manifest from "../../package.json";', "imports package.json, which is outside src/."],
    ["src/misc/a.ts", "", "misc has no row"],
    ["src/version.ts", "", "version.ts has no row"],
    ["src/plan/index.ts", "export const a = 1;", "is a barrel."],
    ["src/plan/all.ts", 'export * from "./a.ts";', "is a barrel."],
    ["src/plan/text-utils.ts", "", "its name says no job."],
    ["test/helpers/a.ts", "", "its name says no job."],
    ["scripts/StateManager.js", "", "its name says no job."],
    ["test/plan/a.test.ts", "\n".repeat(251), "has 251 lines; 250 are allowed."],
  ])("%s: %s → %s", (file, text, breach) => {
    expect(breachesOf({ [file]: text })).toEqual([expect.stringContaining(breach)]);
  });

  test("three places open the sandbox", () => {
    const opening = 'await import("../sandbox/open.ts");';

    expect(breachesOf({ "src/commands/a.ts": opening, "src/commands/b.ts": opening })).toEqual([]);
    expect(
      breachesOf({ "src/commands/a.ts": opening, "src/commands/b.ts": opening, "src/commands/c.ts": opening }),
    ).toHaveLength(1);
  });

  test("a circle of imports, also one of types", () => {
    const circle = {
      "src/plan/a.ts": 'import { b } from "./b.ts";',
      "src/plan/b.ts": 'import type { A } from "./a.ts";',
    };

    expect(breachesOf(circle)).toEqual(["Circle of imports: src/plan/a.ts → src/plan/b.ts → src/plan/a.ts."]);
  });
});

describe("what the walls let through", () => {
  test.each([
    [
      "a stage imports model, dialect, itself, a library",
      "src/plan/a.ts",
      'import "../model/a.ts"; import "../dialect/a.ts"; import "./b.ts"; import "diff"; import "node:crypto";',
    ],
    ["the pipeline knows the stages", "src/pipeline.ts", 'import "./content/a.ts"; import "./compile/a.ts";'],
    ["a command loads the sandbox late", "src/commands/a.ts", 'await import("../sandbox/open.ts");'],
    ["a command names a type of the sandbox", "src/commands/a.ts", 'import type { Open } from "../sandbox/open.ts";'],
    ["the client calls Intercom", "src/intercom/a.ts", 'import { request } from "node:https";'],
    ["disk reads files", "src/disk/a.ts", 'import { readFile } from "node:fs/promises"; import glob from "fast-glob";'],
    ["a folder beside the module", "src/disk/a.ts", 'new URL("../content/reference/", import.meta.url);'],
    ["a file of 250 lines", "src/plan/a.ts", "\n".repeat(250)],
  ])("%s", (_, file, text) => {
    expect(breachesOf({ [file]: text })).toEqual([]);
  });

  test("types of the model that name each other", () => {
    const files = {
      "src/model/a.ts": 'import type { B } from "./b.ts";',
      "src/model/b.ts": 'import type { A } from "./a.ts";',
    };

    expect(breachesOf(files)).toEqual([]);
  });
});

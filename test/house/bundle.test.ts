import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundle } from "../../scripts/bundle.js";
import { packageFolder } from "../../scripts/notices.js";

const root = path.resolve(import.meta.dirname, "..", "..");

describe("the bundle", () => {
  const outputFolder = mkdtempSync(path.join(tmpdir(), "helpsync-bundle-"));
  let metafile: Awaited<ReturnType<typeof bundle>>;

  beforeAll(async () => {
    metafile = await bundle(outputFolder);
  });
  afterAll(() => {
    rmSync(outputFolder, { recursive: true, force: true });
  });

  /** The source files that come with an output, whether it needs them or not. */
  function filesLoadedWith(output: string, seen = new Set<string>()): string[] {
    if (seen.has(output)) return [];
    seen.add(output);
    const { inputs = {}, imports = [] } = metafile.outputs[output] ?? {};
    const needed = imports.filter((found) => found.kind === "import-statement" && found.external !== true);
    return [...Object.keys(inputs), ...needed.flatMap((found) => filesLoadedWith(found.path, seen))];
  }

  function outputWith(file: string): string {
    const name = Object.keys(metafile.outputs).find((output) => metafile.outputs[output]?.entryPoint === file);
    if (name === undefined) throw new Error(`No output begins with ${file}.`);
    return name;
  }

  test("says its version with nothing else loaded", () => {
    expect(filesLoadedWith(outputWith("src/cli.ts"))).toEqual(["src/terminal/closed-pipe.ts", "src/cli.ts"]);
  });

  test("begins a command without the sandbox and without the Markdown parser", () => {
    const loaded = filesLoadedWith(outputWith("src/process.ts"));

    expect(loaded).toContain("src/commands/program.ts");
    expect(loaded.filter((file) => /^src\/sandbox\/|\/(?:remark|micromark|undici|zod)[^/]*\//u.test(file))).toEqual([]);
  });

  test("finds the worker that compiles beside the code that starts it", () => {
    const pool = outputWith("src/workers/compile-pool.ts");

    expect(Object.keys(metafile.outputs[pool]?.inputs ?? {})).toContain("src/workers/compile-pool.ts");
    expect(outputWith("src/workers/compile-worker.ts")).toBe(path.posix.join(path.dirname(pool), "compile-worker.js"));
  });

  test("no code of helpsync shares a chunk with the sandbox", () => {
    const mixed = Object.entries(metafile.outputs).filter(([, { inputs }]) => {
      const sources = Object.keys(inputs).filter((file) => file.startsWith("src/"));
      return (
        sources.some((file) => file.startsWith("src/sandbox/")) &&
        sources.some((file) => !file.startsWith("src/sandbox/"))
      );
    });

    expect(Object.keys(metafile.inputs).some((file) => file.startsWith("src/sandbox/"))).toBe(true);
    expect(mixed.map(([name]) => name)).toEqual([]);
  });

  test("needs nothing but Node's own modules", () => {
    const external = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.filter((found) => found.external === true),
    );

    // By prefix, too: a package may look for a module that only a later Node has.
    const foreign = external
      .map(({ path: name }) => name)
      .filter((name) => !isBuiltin(name) && !name.startsWith("node:"));
    expect(foreign).toEqual([]);
  });
});

describe("the bundle of the Action", () => {
  const code = readFileSync(path.join(root, "dist", "action", "index.js"), "utf8");

  test("holds no code of the sandbox, and loads it only where a workspace is opened as embedded", () => {
    expect(code).toContain("// src/action/main.ts\n");
    expect(code).not.toMatch(/^\/\/ src\/sandbox\//mu);
    expect(code).not.toMatch(/^import .*"\.\/sandbox\.js"/mu);
    expect(code).toContain('const { openSandbox } = await import("./sandbox.js");');
  });

  test("needs nothing but Node's own modules", () => {
    const names = [...code.matchAll(/^(?:import|export) [^"']*["']([^"']+)["'];$/gmu)].map(([, name = ""]) => name);
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !isBuiltin(name))).toEqual([]);
  });
});

test.each([
  ["src/cli.ts", undefined],
  ["node_modules/zod/v4/core/core.js", "node_modules/zod"],
  ["node_modules/@scope/name/index.js", "node_modules/@scope/name"],
  ["node_modules/a/node_modules/b/index.js", "node_modules/a/node_modules/b"],
])("the package of %s is %s", (file, folder) => {
  expect(packageFolder(file)).toBe(folder);
});

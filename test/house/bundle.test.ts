import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
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

  /** An output and all that it loads before it begins. */
  function chunksLoadedWith(output: string, seen = new Set<string>()): ReadonlySet<string> {
    if (seen.has(output)) return seen;
    seen.add(output);
    for (const { kind, external, path: chunk } of metafile.outputs[output]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) chunksLoadedWith(chunk, seen);
    }
    return seen;
  }

  /** The source files that come with an output, whether it needs them or not. */
  function filesLoadedWith(output: string): string[] {
    return [...chunksLoadedWith(output)].flatMap((chunk) => Object.keys(metafile.outputs[chunk]?.inputs ?? {}));
  }

  function outputWith(file: string): string {
    const name = Object.keys(metafile.outputs).find((output) => metafile.outputs[output]?.entryPoint === file);
    if (name === undefined) throw new Error(`No output begins with ${file}.`);
    return name;
  }

  test("says its version with nothing else loaded", () => {
    const entry = outputWith("src/cli.ts");

    expect(filesLoadedWith(entry)).toEqual(["src/cli.ts"]);
    // Not even the loader of ES modules.
    expect(path.extname(entry)).toBe(".cjs");
  });

  test.each(["ignore", "pipe"] as const)("says its version where nobody reads it: %s", async (stdout) => {
    const program = path.join(outputFolder, "cli.cjs");
    const child = spawn(process.execPath, [program, "--version"], { stdio: ["ignore", stdout, "pipe"] });
    child.stdout?.destroy();
    let noted = "";
    child.stderr?.on("data", (chunk: Buffer) => (noted += chunk.toString()));
    const code = await new Promise((resolve) => child.once("close", resolve));

    expect({ code, noted }).toEqual({ code: 0, noted: "" });
  });

  test("begins a command without the sandbox and without the Markdown parser", () => {
    const loaded = filesLoadedWith(outputWith("src/process.ts"));

    expect(loaded).toContain("src/commands/program.ts");
    expect(loaded.filter((file) => /^src\/sandbox\/|\/(?:remark|micromark|undici|zod)[^/]*\//u.test(file))).toEqual([]);
  });

  test("finds the worker that compiles beside the code that starts it", () => {
    const pools = Object.entries(metafile.outputs).filter(([, { inputs }]) => "src/workers/compile-pool.ts" in inputs);
    const pool = pools[0]?.[0] ?? "";

    expect(pools).toHaveLength(1);
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

  test("plans without what reads HTML and Markdown, fetches images, or says zod's errors in other languages", () => {
    const loaded = filesLoadedWith(outputWith("src/commands/plan.ts"));
    const late =
      /node_modules\/(?:(?:gray-matter|image-size|js-yaml|micromark|parse5|undici)\/|remark|zod\/v4\/locales\/(?!en\.))/u;

    expect(loaded).toContain("src/intercom/connections.ts");
    expect(loaded.filter((file) => late.test(file))).toEqual([]);
  });

  test("opens the embedded Intercom without what only writes need", () => {
    const loaded = filesLoadedWith(outputWith("src/sandbox/server.ts"));

    expect(loaded).toContain("src/sandbox/journal.ts");
    expect(loaded.filter((file) => /node_modules\/(?:image-size|micromark|parse5|remark[^/]*)\//u.test(file))).toEqual(
      [],
    );
  });

  test("has what a plan always loads in few chunks", () => {
    expect(chunksLoadedWith(outputWith("src/commands/plan.ts")).size).toBeLessThan(20);
  });

  test("compiles in a worker without what plans", () => {
    const loaded = filesLoadedWith(outputWith("src/compile/article.ts"));

    expect(loaded).toContain("src/compile/article.ts");
    expect(loaded.filter((file) => /^src\/(?:commands|intercom|plan|state)\/|\/(?:yaml|zod)\//u.test(file))).toEqual(
      [],
    );
  });

  test("has every function that is loaded at its first call", () => {
    const late = Object.keys(metafile.outputs).filter((name) => name.endsWith(".cjs") && name.includes("/chunks/"));
    const functions = late.map((name) => [
      path.basename(name),
      Object.keys(createRequire(import.meta.url)(path.resolve(root, name)) as object).sort(),
    ]);

    expect(Object.fromEntries(functions)).toMatchObject({
      "html.cjs": ["fromParse5", "parseFragment", "rehype_raw", "toHtml"],
      "frontmatter.cjs": ["gray_matter"],
    });
  });

  test("needs nothing but Node's own modules", () => {
    const external = Object.entries(metafile.outputs).flatMap(([output, { imports }]) =>
      imports
        .filter((found) => found.external === true)
        .map(({ path: name }) => (name.startsWith("./") ? path.posix.join(path.posix.dirname(output), name) : name)),
    );

    // By prefix, too: a package may look for a module that only a later Node has.
    const foreign = external.filter((name) => !isBuiltin(name) && !name.startsWith("node:"));
    expect(new Set(foreign)).toEqual(new Set(foreign.filter((name) => Object.hasOwn(metafile.outputs, name))));
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

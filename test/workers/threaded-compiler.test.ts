import { build } from "esbuild";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCompiler, type CompiledFile, type CompileJob } from "../../src/compile/compiler.ts";
import { indexLinks } from "../../src/compile/links/link-index.ts";
import { compileInWorkers } from "../../src/workers/compile-pool.ts";
import { openThreadedCompiler } from "../../src/workers/threaded-compiler.ts";
import { config, folder } from "../compile/compiling.ts";

const source = path.resolve(import.meta.dirname, "../../src/workers/compile-worker.ts");
const temporary = mkdtempSync(path.join(tmpdir(), "helpsync-workers-"));

beforeAll(async () => {
  const outfile = path.join(temporary, "built.mjs");
  await build({ entryPoints: [source], outfile, bundle: true, format: "esm", platform: "node", logLevel: "error" });
  writeFileSync(path.join(temporary, "ends.mjs"), "process.exit(0);");
  writeFileSync(path.join(temporary, "throws.mjs"), "throw new Error('no memory');");
  const answersOnce = `
    import { parentPort } from "node:worker_threads";
    parentPort.once("message", ({ first }) => { parentPort.postMessage({ first, compiled: [] }); process.exit(1); });`;
  writeFileSync(path.join(temporary, "dies.mjs"), answersOnce);
});
let expected: readonly CompiledFile[] = [];
beforeAll(async () => {
  expected = await openCompiler().compileAll(jobs, index);
});
afterAll(() => {
  rmSync(temporary, { recursive: true });
});

/** Files that link to each other, with pictures, mistakes and HTML. */
const pages = Object.fromEntries(
  Array.from({ length: 150 }, (_, number) => [
    `guides/page-${String(number)}.md`,
    [
      `# Page ${String(number)}`,
      `[next](page-${String((number + 1) % 150)}.md#more) and [gone](none-${String(number)}.md)`,
      `![a picture](pictures/a.png) <kbd>Ctrl</kbd> {{ name }}`,
      `## More\n\n| a | b |\n| - | - |\n| ${String(number)} | ~~c~~ |`,
      `> [!NOTE]\n> ${"word ".repeat(number)}`,
    ].join("\n\n"),
  ]),
);
const { content, tree } = folder({ pages, assets: { "guides/pictures/a.png": "hash" } });
const index = indexLinks(content, tree, config);
const jobs = content.articles.flatMap(({ key, path: articlePath, translations }): CompileJob[] => {
  const translation = translations.en;
  if (translation === undefined) return [];
  return [{ translation, context: { key, locale: "en", articlePath, originalPath: translation.path } }];
});

test("threads that are as they are to be leave no file", async () => {
  const worker = pathToFileURL(path.join(temporary, "built.mjs"));

  expect(await compileInWorkers(jobs, index, worker)).toEqual(expected);
});

test.each([
  ["built as it is to be", "built"],
  ["not there", "missing"],
  ["over before it begins", "ends"],
  ["broken", "throws"],
  ["ended with its work half done", "dies"],
])("where a worker is %s, many files become what one thread makes of them", async (_what, name) => {
  const worker = pathToFileURL(path.join(temporary, `${name}.mjs`));

  expect(await openThreadedCompiler(worker).compileAll(jobs, index)).toEqual(expected);
});

test("what else goes on has its turn between two of a few files", async () => {
  const compiler = openThreadedCompiler();
  await compiler.load();
  const few = jobs.slice(0, 3);
  let turns = 0;
  let next: NodeJS.Immediate;
  const count = (): void => {
    turns += 1;
    next = setImmediate(count);
  };
  next = setImmediate(count);
  const files = await compiler.compileAll(few, index);
  clearImmediate(next);

  expect(files).toEqual(expected.slice(0, few.length));
  expect(turns).toBeGreaterThanOrEqual(few.length);
});

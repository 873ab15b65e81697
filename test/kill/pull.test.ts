import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { openSandbox } from "../../src/sandbox/server.ts";
import type { HelpCenter, Page, Text } from "../pulling/help-centers.ts";
import { storeHelpCenter } from "../pulling/stored-help-center.ts";

const PROGRAM = path.join(import.meta.dirname, "../../dist/cli.cjs");
const DIE_AT = path.join(import.meta.dirname, "die-at.js");
/** How many of the points are tried in the short run. */
const SAMPLE = 3;
const MINUTES = 5 * 60_000;

/** Thirty articles in two languages, with pictures and links among them. */
function helpCenter(): HelpCenter {
  const text = (number: number, locale: "en" | "fr"): Text => ({
    ...{ title: `Page ${String(number % 28)} ${locale}`, description: "", state: "published", author: "501" },
    body: { pieces: [0, 6, 13, 14].map((form) => ({ form, target: number + form, locale })) },
  });
  const page = (number: number): Page => ({
    shelves: [number % 3],
    ...{ en: text(number, "en"), fr: text(number, "fr"), de: undefined, es: undefined },
  });
  const shelf = (name: string, parent: number): HelpCenter["shelves"][number] => ({
    names: { en: name, fr: undefined },
    ...{ description: "", parent, helpCenter: "1" },
  });
  return {
    shelves: [shelf("Start", 8), shelf("Deep", 0), shelf("More", 8)],
    pages: Array.from({ length: 30 }, (_, number) => page(number)),
    ...{ layout: "suffix", ignore: [], apiVersion: "2.16", quirks: {} },
  };
}

interface Ran {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly output: string;
}

let base: string;
let sandbox: Awaited<ReturnType<typeof openSandbox>>;
/** The content folder as a pull that nothing disturbs leaves it. */
let whole: ReadonlyMap<string, string>;
let points: readonly string[] = [];
let right = 0;

function run(folder: string, env: NodeJS.ProcessEnv, ...parameters: readonly string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const own = { PATH: process.env["PATH"], HOME: folder, TEST_TOKEN: sandbox.token };
    const child = spawn(process.execPath, ["--import", DIE_AT, PROGRAM, ...parameters], {
      cwd: folder,
      env: { ...own, ...env },
    });
    let output = "";
    const take = (chunk: Buffer): unknown => (output += chunk.toString());
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, output });
    });
  });
}

function project(): string {
  const folder = mkdtempSync(path.join(base, "project-"));
  const config = {
    locales: { default: "en", additional: ["fr"] },
    workspaces: { test: { token_env: "TEST_TOKEN", api_url: sandbox.url } },
  };
  writeFileSync(path.join(folder, "intercom.config.yaml"), stringify(config));
  return folder;
}

function contentOf(folder: string): Map<string, string> {
  const root = path.join(folder, "content");
  if (!existsSync(root)) return new Map();
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    statSync(path.join(root, file)).isFile(),
  );
  return new Map(files.sort().map((file) => [file, readFileSync(path.join(root, file), "latin1")]));
}

/** Every one in the long run, else so many, spread over all. */
function chosen(count: number): string[] {
  const all = Array.from({ length: count }, (_, index) => [
    `${String(index + 1)} before`,
    `${String(index + 1)} after`,
  ]);
  const flat = all.flat();
  if (process.env["HELPSYNC_RUNS"] !== undefined) return flat;
  const step = Math.floor(flat.length / SAMPLE) | 1;
  return flat.filter((_, index) => index % step === Math.floor(step / 2)).slice(0, SAMPLE);
}

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), "helpsync-killed-pull-"));
  const data = path.join(base, "intercom.jsonl");
  storeHelpCenter(data, helpCenter());
  sandbox = await openSandbox({ data, locales: ["en", "fr"], rateLimit: { calls: 1e6, windowSeconds: 10 } });
  const folder = project();
  const counter = path.join(base, "count");
  const ran = await run(folder, { COUNT_INTO: counter }, "pull");
  expect(ran.output).toMatch(/\nPulled: 63 new files, \d images\.\n/u);
  whole = contentOf(folder);
  points = chosen(Number(readFileSync(counter, "utf8")));
}, MINUTES);

afterAll(async () => {
  await sandbox.close();
  rmSync(base, { recursive: true, force: true });
  process.stdout.write(`Killed in a pull: put right by the next one at ${String(right)} points\n`);
});

async function expectPutRight(point: string): Promise<void> {
  const folder = project();
  const killed = await run(folder, { DIE_AT: point }, "pull");
  expect(killed.code, `${point}: ${killed.output}`).toBeNull();
  for (const [file, text] of contentOf(folder)) {
    if (!file.endsWith(".tmp")) expect([point, file, text]).toEqual([point, file, whole.get(file)]);
  }
  const next = await run(folder, {}, "pull");
  expect(next.code, `${point}: ${next.output}`).toBe(0);
  expect([point, ...contentOf(folder)]).toEqual([point, ...whole]);
  expect((await run(folder, {}, "plan")).output, point).toMatch(/\nNo changes\.\n/u);
  expect((await run(folder, {}, "pull")).output, point).toMatch(/\nNothing to pull\.\n/u);
  rmSync(folder, { recursive: true, force: true });
  right += 1;
}

describe("a pull that is killed while it changes files", () => {
  it(
    "leaves whole files only, and the next one does the rest",
    async () => {
      const waiting = [...points];
      const lane = async (): Promise<void> => {
        for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) await expectPutRight(point);
      };
      await Promise.all([lane(), lane()]);
      expect(right).toBe(points.length);
    },
    12 * MINUTES,
  );
});

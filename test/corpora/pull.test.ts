import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { parseConfig } from "../../src/content/parse-config.ts";
import { comparableBody } from "../../src/dialect/agreement.ts";
import { normalForm } from "../../src/dialect/normal.ts";
import type { Config } from "../../src/model/config.ts";
import type { DesiredFields } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import { loadDesired, type Loaded } from "../../src/load.ts";
import { parseState } from "../../src/state/document.ts";
import { openWorld, type World } from "../engine/world.ts";
import { authorsIn } from "./authors.ts";
import { mendCorpus } from "./mended.ts";
import { hunksOf, kindsOf, OTHER } from "./source-differences.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");
const names = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith(".config.yaml"))
  .map((name) => name.replace(".config.yaml", ""));

const POINT = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
/** How much of all differences may have no name. */
const UNNAMED = 0.03;
const HELP_CENTER = "https://intercom.help/helpsync";
const STATE = ".helpsync/state/sandbox1/1.json";

/** Pictures of other hosts are out of reach here: a point stands for each. Those of this machine are really fetched. */
const fetchImage = async (url: string): Promise<Uint8Array> => {
  if (!url.startsWith("http://127.0.0.1:")) return POINT;
  return new Uint8Array(await (await fetch(url)).arrayBuffer());
};

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** A page as its file says it, in a form that does not depend on keys and paths. */
interface Page {
  readonly fields: DesiredFields;
  readonly normal: string;
}

/** By Intercom's id and locale. */
function pagesOf({ desired }: Loaded, ids: ReadonlyMap<Key, string>): Map<string, Page> {
  const facts = { headingIds: { value: "replaced", seenAt: "", by: "" } } as const;
  const pages = new Map<string, Page>();
  for (const { key, kind, locales } of desired.resources) {
    for (const [locale, fields] of Object.entries(locales)) {
      if (kind !== "article" || fields.body === undefined) continue;
      const html = comparableBody(fields.body, { ids, helpCenterUrl: HELP_CENTER, facts });
      pages.set(`${ids.get(key) ?? key} ${locale}`, { fields, normal: normalForm(html, [HELP_CENTER], "alike") });
    }
  }
  return pages;
}

async function configOf(here: World): Promise<Config> {
  const file = "intercom.config.yaml";
  const { config } = parseConfig(await here.read(file), path.join(here.folder, file));
  if (config === undefined) throw new Error("The config of the corpus is wrong.");
  return config;
}

async function openCorpus(name: string): Promise<{ readonly here: World; readonly applied: Map<string, Page> }> {
  const written = parse(await readFile(path.join(import.meta.dirname, `${name}.config.yaml`), "utf8")) as {
    readonly content: string;
    readonly assets?: { readonly root?: string };
  };
  const copyOf = path.join(corpora, name);
  const imageFolders = [written.content, ...(written.assets?.root === undefined ? [] : [written.assets.root])];
  const sandbox = { fetchImage, admins: await authorsIn(copyOf) };
  const here = (world = await openWorld({ files: {}, copyOf, imageFolders, sandbox }));
  const own = parse(await here.read("intercom.config.yaml")) as { workspaces: object; assets: object };
  const merged = { ...written, workspaces: own.workspaces, assets: { ...written.assets, ...own.assets } };
  await here.write("intercom.config.yaml", stringify(merged));
  const { loaded, ignore } = await mendCorpus(await configOf(here));
  await here.write("intercom.config.yaml", stringify({ ...merged, ignore }));
  const ran = await here.run("apply", "--yes");
  expect(ran.code, ran.printed.slice(-2000)).toBe(0);
  const state = parseState(await here.read(STATE), STATE);
  return { here, applied: pagesOf(loaded, new Map([...state.resources].map(([key, { id }]) => [key, id]))) };
}

/** The content is gone; what is left of the memory, too, where this is to be a fresh checkout. */
async function emptied(here: World, memory: "kept" | "lost"): Promise<void> {
  const { content } = await configOf(here);
  const root = path.join(here.folder, content.root);
  const kept = new Set(["intercom.config.yaml", ".helpsync"]);
  for (const entry of await readdir(root)) {
    if (!kept.has(entry)) await rm(path.join(root, entry), { recursive: true });
  }
  if (memory === "lost") await rm(path.join(here.folder, ".helpsync"), { recursive: true });
}

async function pullAll(here: World): Promise<Map<string, Page>> {
  const ran = await here.run("pull", "-v");
  expect(ran.code, ran.printed.slice(-3000) + ran.noted).toBe(0);
  const state = parseState(await here.read(STATE), STATE);
  const ids = new Map([...state.resources, ...state.pulled].map(([key, { id }]) => [key, id]));
  const plan = await here.run("plan");
  expect(plan.lastLine, plan.printed.slice(0, 3000)).toBe("No changes.");
  expect(plan.code).toBe(0);
  const again = await here.run("pull");
  expect(again.lastLine, again.printed.slice(0, 3000)).toBe("Nothing to pull.");
  const loaded = await loadDesired(await configOf(here), "2.16");
  expect(loaded.problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return pagesOf(loaded, ids);
}

function tell(name: string, what: ReadonlyMap<string, number>): void {
  const lines = [...what]
    .sort(([, left], [, right]) => right - left)
    .map(([kind, count]) => `  ${String(count).padStart(6)} ${kind}`);
  process.stdout.write(`${name}: how pulled Markdown differs from its original\n${lines.join("\n")}\n`);
}

describe.skipIf(!existsSync(corpora)).each(names)("corpus %s", (name) => {
  it.each(["lost", "kept"] as const)(
    "is pulled into an empty folder as pages that say the same, its memory %s",
    async (memory) => {
      const { here, applied } = await openCorpus(name);
      await emptied(here, memory);
      const pulled = await pullAll(here);
      expect([...pulled.keys()].sort()).toEqual([...applied.keys()].sort());
      const unlike = [...applied].filter(([id, { normal }]) => pulled.get(id)?.normal !== normal);
      expect(unlike.map(([, { fields }]) => fields.file)).toEqual([]);
      if (memory === "kept") return;
      const kinds = new Map<string, number>();
      let hunks = 0;
      const count = (kind: string): unknown => kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      for (const [id, { fields }] of applied) {
        const [before, after] = [fields.source?.() ?? "", pulled.get(id)?.fields.source?.() ?? ""];
        const own = hunksOf(before, after);
        if (own.length === 0) count("file with the same Markdown, block by block");
        for (const hunk of own) {
          hunks += 1;
          for (const kind of kindsOf(hunk, before, after)) count(kind);
        }
      }
      tell(name, new Map([["pages", applied.size], ...kinds]));
      expect(kinds.get(OTHER) ?? 0).toBeLessThan(hunks * UNNAMED);
    },
    1_800_000,
  );
});

it.skipIf(existsSync(corpora))("is skipped, since the corpora are not on this machine", () => {
  expect(existsSync(corpora)).toBe(false);
});

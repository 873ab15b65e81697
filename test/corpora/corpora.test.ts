import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { parseConfig } from "../../src/content/parse-config.ts";
import { linkAddress } from "../../src/dialect/link-address.ts";
import type { Config } from "../../src/model/config.ts";
import { kindOf } from "../../src/model/key.ts";
import { loadDesired, type Loaded } from "../../src/load.ts";
import { parseState } from "../../src/state/document.ts";
import { openWorld, type World } from "../engine/world.ts";
import { authorsIn } from "./authors.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");
const names = (await readdir(import.meta.dirname))
  .filter((name) => name.endsWith(".config.yaml"))
  .map((name) => name.replace(".config.yaml", ""));

const POINT = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

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

async function openCorpus(name: string, headingIds: "regenerate" | "keepIfShaped" = "regenerate"): Promise<World> {
  const config = parse(await readFile(path.join(import.meta.dirname, `${name}.config.yaml`), "utf8")) as {
    workspaces?: unknown;
    assets?: object;
  };
  const { workspaces: _, assets, ...rest } = config;
  const opened = await openWorld({
    files: {},
    copyOf: path.join(corpora, name),
    sandbox: { quirks: { headingIds }, fetchImage, admins: await authorsIn(path.join(corpora, name)) },
  });
  const written = parse(await opened.read("intercom.config.yaml")) as { workspaces: object; assets: object };
  const merged = { ...rest, workspaces: written.workspaces, assets: { ...assets, ...written.assets } };
  await opened.write("intercom.config.yaml", stringify(merged));
  return opened;
}

async function load(here: World): Promise<{ config: Config; loaded: Loaded }> {
  const { config } = parseConfig(
    await here.read("intercom.config.yaml"),
    path.join(here.folder, "intercom.config.yaml"),
  );
  if (config === undefined) throw new Error("The config of the corpus is wrong.");
  return { config, loaded: await loadDesired(config, "2.16") };
}

/** Takes the files with errors out, until none has any: what was left out may be what others need. */
async function ignoreFilesWithErrors(here: World): Promise<void> {
  for (;;) {
    const { config, loaded } = await load(here);
    const files = loaded.problems.filter(({ severity }) => severity === "error").map(({ place }) => place.file);
    if (files.length === 0) return;
    const written = parse(await here.read("intercom.config.yaml")) as { ignore?: string[] };
    const root = config.content.root === "." ? "" : `${config.content.root}/`;
    const globs = files.map((file) => file.slice(root.length).replace(/[\\$^*+?()[\]{}!|@]/gu, "\\$&"));
    const ignore = [...new Set([...(written.ignore ?? []), ...globs])];
    await here.write("intercom.config.yaml", stringify({ ...written, ignore }));
  }
}

describe.skipIf(!existsSync(corpora)).each(names)("corpus %s", (name) => {
  it("holds just the problems that were read once and found true", async () => {
    world = await openCorpus(name);
    const { loaded } = await load(world);
    const lines = loaded.problems.map(({ severity, code, place: { file, line, column } }) =>
      [`${file}:${String(line)}:${String(column)}`, severity, code].join(" "),
    );
    await expect(`${lines.sort().join("\n")}\n`).toMatchFileSnapshot(`${name}.problems.txt`);
  });

  it.each(["regenerate", "keepIfShaped"] as const)(
    "is applied, found unchanged, and every link leads where it should (headingIds=%s)",
    async (headingIds) => {
      world = await openCorpus(name, headingIds);
      await ignoreFilesWithErrors(world);
      const applied = await world.run("apply", "--yes");
      expect(applied.noted.split("\n").filter((line) => /^(FAILED|blocked|conflict) /u.test(line))).toEqual([]);
      world.requests();
      const second = await world.run("plan");
      expect(second.lastLine).toBe("No changes.");
      expect(
        world.requests().filter((request) => !/^GET \/(me|admins|help_center\/|articles\?)/u.test(request)),
      ).toEqual([]);
      const links = await countLinks(world);
      expect(links.wrong).toEqual([]);
      process.stdout.write(`${name}: ${String(links.pages)} pages, ${String(links.right)} links, all right\n`);
    },
  );
});

interface Stored {
  id: string;
  body: string;
  translated_content?: Record<string, { body?: string } | null>;
}

/** Holds each link of the content against the stored HTML of its page. */
async function countLinks(here: World): Promise<{ pages: number; right: number; wrong: string[] }> {
  const { loaded } = await load(here);
  const state = parseState(await here.read(".helpsync/state/sandbox1/1.json"), "the test");
  const ids = new Map([...state.resources].map(([key, { id }]) => [key, id]));
  const stored = await storedArticles(here);
  let pages = 0;
  let right = 0;
  const wrong: string[] = [];
  for (const { key, kind, locales } of loaded.desired.resources) {
    if (kind !== "article") continue;
    for (const [locale, fields] of Object.entries(locales)) {
      pages += 1;
      const article = stored.get(ids.get(key) ?? "");
      const body = article?.translated_content?.[locale]?.body ?? article?.body ?? "";
      for (const part of fields.body?.parts ?? []) {
        if (typeof part === "string" || !("link" in part)) continue;
        const address = linkAddress(part, ids, "https://intercom.help/helpsync", state.facts);
        if (address !== null && body.includes(`href="${address}"`)) right += 1;
        else wrong.push(`${key} ${locale} → ${part.link} (${kindOf(part.link)})`);
      }
    }
  }
  return { pages, right, wrong };
}

async function storedArticles(here: World): Promise<Map<string, Stored>> {
  const found = new Map<string, Stored>();
  for (let page = 1; ; page += 1) {
    const { data } = (await here.call("GET", `/articles?per_page=250&page=${String(page)}`)) as unknown as {
      data: Stored[];
    };
    if (data.length === 0) return found;
    for (const article of data) found.set(article.id, article);
  }
}

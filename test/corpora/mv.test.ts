import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { parseConfig } from "../../src/content/parse-config.ts";
import { nameOf } from "../../src/model/key.ts";
import { loadDesired, type Loaded } from "../../src/load.ts";
import { openWorld, type World } from "../engine/world.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function openCorpus(name: string): Promise<World> {
  const config = parse(await readFile(path.join(import.meta.dirname, `${name}.config.yaml`), "utf8")) as object;
  const opened = await openWorld({ files: {}, copyOf: path.join(corpora, name) });
  const written = parse(await opened.read("intercom.config.yaml")) as { workspaces: object };
  await opened.write("intercom.config.yaml", stringify({ ...config, workspaces: written.workspaces }));
  return opened;
}

async function load(here: World): Promise<Loaded> {
  const file = path.join(here.folder, "intercom.config.yaml");
  const { config } = parseConfig(await here.read("intercom.config.yaml"), file);
  if (config === undefined) throw new Error("The config of the corpus is wrong.");
  return loadDesired(config, "2.16");
}

/** How many problems there are of each kind. An article that moves into a folder is unlisted no more. */
function counts({ problems }: Loaded): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { code } of problems) if (code !== "article-unlisted") found[code] = (found[code] ?? 0) + 1;
  return found;
}

/** Where every link leads and which picture stands where, article by article; keys as they were before the moves. */
function leads({ desired }: Loaded, former: (name: string) => string): string[] {
  return desired.resources
    .flatMap(({ key, locales }) =>
      Object.entries(locales).flatMap(([locale, { body }]) =>
        (body?.parts ?? []).flatMap((part) => {
          if (typeof part === "string") return [];
          const target = "link" in part ? `${former(nameOf(part.link))} ${part.locale}` : part.image;
          return [`${former(nameOf(key))} ${locale} ${target}`];
        }),
      ),
    )
    .sort();
}

describe.skipIf(!existsSync(corpora)).each(["plausible", "privacyguides"])("corpus %s", (name) => {
  it("has the same problems and links after 20 articles and a folder moved", async () => {
    world = await openCorpus(name);
    const before = await load(world);
    const articles = before.desired.resources.filter(
      ({ kind, path: place }) => kind === "article" && !/(^|\/)index$/u.test(place),
    );
    const folders = before.desired.resources.filter(({ kind, parent }) => kind === "collection" && parent === null);
    const chosen = articles.filter((_, index) => index % Math.floor(articles.length / 20) === 0).slice(0, 20);
    const former = new Map<string, string>();
    for (const [index, { path: place }] of chosen.entries()) {
      const folder = index % 2 === 0 ? path.posix.dirname(place) : (folders[index % folders.length]?.path ?? ".");
      const target = path.posix.join(folder, `Moved ${String(index)} (${path.posix.basename(place)})`);
      const ran = await world.run("mv", place, `${target}.md`);
      expect([place, ran.code, ran.noted]).toEqual([place, 0, expect.not.stringContaining("error")]);
      former.set(target, place);
    }
    const moved = folders.find(({ path: place }) => !/^(docs|basics)$/u.test(place))?.path ?? "";
    expect((await world.run("mv", `${moved}/`, "A whole folder")).code).toBe(0);
    const after = await load(world);
    expect(counts(after)).toEqual(counts(before));
    const back = (place: string): string => {
      const inFolder = place.replace(/^A whole folder(?=\/|$)/u, moved);
      return former.get(inFolder) ?? inFolder;
    };
    expect(leads(after, back)).toEqual(leads(before, (place) => place));
  }, 300_000);
});

it.skipIf(existsSync(corpora))("is skipped, since the corpora are not on this machine", () => {
  expect(existsSync(corpora)).toBe(false);
});

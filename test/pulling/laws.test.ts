import { mkdtempSync, rmSync, statSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { parseState } from "../../src/state/document.ts";
import { openWorld, type World } from "../engine/world.ts";
import { alsoInLongRuns, runs, seedOf } from "../runs.ts";
import { helpCenter, MET_QUIRKS, MET_VERSIONS, type HelpCenter } from "./help-centers.ts";
import { pulledIds, storeHelpCenter } from "./stored-help-center.ts";

/** A project in an empty folder, and the Intercom that it is to come from. */
async function opened(center: HelpCenter, folder: string): Promise<World> {
  const data = path.join(folder, "intercom.jsonl");
  storeHelpCenter(data, center);
  const here = await openWorld({
    files: {},
    apiVersion: center.apiVersion,
    config: {
      locales: { default: "en", additional: ["fr", "de"], layout: center.layout },
      ignore: center.ignore,
    },
    sandbox: {
      data,
      quirks: center.quirks,
      locales: ["en", "fr", "de"],
      helpCenters: [
        { identifier: "helpsync", displayName: "Ours", customDomain: "help.example.com" },
        { identifier: "other", displayName: "Another" },
      ],
    },
  });
  const config = parse(await here.read("intercom.config.yaml")) as { workspaces: { test: object } };
  config.workspaces.test = { ...config.workspaces.test, help_center: "helpsync" };
  await here.write("intercom.config.yaml", stringify(config));
  return here;
}

/** All files of the content folder. */
async function contentOf({ folder }: World): Promise<Map<string, string>> {
  const root = path.join(folder, "content");
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file): Promise<[string, string]> => [path.relative(root, file), await readFile(file, "latin1")]),
  );
  return new Map(texts.sort(([left], [right]) => (left < right ? -1 : 1)));
}

it("what a pull that was interrupted did not write is made by the next one, as it would have been", async () => {
  await fc.assert(
    fc.asyncProperty(helpCenter, fc.nat(30), async (center, ended) => {
      const folder = mkdtempSync(path.join(tmpdir(), "helpsync-law-"));
      const here = await opened(center, folder);
      try {
        await here.run("pull");
        const files = await contentOf(here);
        const written = (file: string): bigint =>
          statSync(path.join(here.folder, "content", file), { bigint: true }).mtimeNs;
        const inTurn = [...files.keys()].sort((left, right) => (written(left) < written(right) ? -1 : 1));
        for (const file of inTurn.slice(ended)) await here.remove(path.join("content", file));
        const again = await here.run("pull");
        expect(again.code, again.printed + again.noted).toBe(0);
        expect(await contentOf(here)).toEqual(files);
        expect((await here.run("plan")).lastLine).toBe("No changes.");
      } finally {
        await here.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: runs(8), seed: seedOf(6) },
  );
}, 600_000);

/** Pulls, and finds nothing left to do. */
async function expectWhole(center: HelpCenter): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "helpsync-law-"));
  const here = await opened(center, folder);
  try {
    const pulled = await here.run("pull");
    expect(pulled.code, pulled.printed + pulled.noted).toBe(0);
    const files = await contentOf(here);
    expect(JSON.stringify([...files.keys()])).not.toMatch(/\.tmp/u);
    const plan = await here.run("plan");
    expect(plan.lastLine, plan.printed + plan.noted).toBe("No changes.");
    const again = await here.run("pull");
    expect(again.lastLine, again.printed).toBe("Nothing to pull.");
    expect(await contentOf(here)).toEqual(files);
    const checked = await here.run("validate");
    expect(checked.code, checked.printed + checked.noted).toBe(0);
    const place = ".helpsync/state/sandbox1/1.json";
    const { pulled: offers } = parseState(await here.read(place), place);
    const ids = [...offers].flatMap(([key, { id }]) => (key.startsWith("article:") ? [id] : []));
    expect(ids.sort()).toEqual(pulledIds(center));
    here.requests();
    const applied = await here.run("apply", "--yes");
    expect(applied.code, applied.printed + applied.noted).toBe(0);
    expect(here.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  } finally {
    await here.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

it("a pulled help center leaves nothing to plan, to pull, to mend or to write", async () => {
  await fc.assert(fc.asyncProperty(helpCenter, expectWhole), { numRuns: runs(10), seed: seedOf(5) });
}, 600_000);

const quirks = Object.entries(MET_QUIRKS).flatMap(([name, values]) => values.map((value) => ({ [name]: value })));
const everywhere: Partial<HelpCenter>[] = [
  ...quirks.map((one) => ({ quirks: one })),
  ...MET_VERSIONS.map((apiVersion) => ({ apiVersion, quirks: {} })),
];

it.each(alsoInLongRuns([], everywhere))("so it does where %o", async (where) => {
  const [center] = fc.sample(helpCenter, { numRuns: 1, seed: seedOf(11) });
  if (center !== undefined) await expectWhole({ ...center, ...where });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openCompiler, type Compiler } from "../../src/compile/compiler.ts";
import { compileContent, type CompiledContent } from "../../src/compile/content.ts";
import { leadsOf } from "../../src/dialect/leads.ts";
import type { CompiledRecord, CompiledRecords } from "../../src/model/compiled-record.ts";
import type { Desired, DesiredFields, DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import { runs } from "../runs.ts";
import { config, folder, type Folder } from "./compiling.ts";

const BASE: Folder = {
  pages: {
    "g/one.md": { body: "To [two](two.md#use), [the folder](./) and ![a flow](flow.png).\n", title: "One" },
    "g/two.md": { body: "## Use\n\nWords.\n\n> quoted\n", title: "Two" },
    "g/two.fr.md": { body: "## Usage\n\nMots, et [un](one.md).\n", title: "Deux" },
    "g/three.fr.md": { body: "Trois, [deux](two.md#use).\n", title: "Trois" },
    "g/three.md": { body: "# Three\n\nTo [nothing](two.md#gone).\n" },
  },
  assets: { "g/flow.png": "hash-1" },
};

function changed(pages: Folder["pages"], rest: Partial<Folder> = {}): Folder {
  return { ...BASE, ...rest, pages: { ...BASE.pages, ...pages } };
}

function without(...names: readonly string[]): Folder {
  return { ...BASE, pages: Object.fromEntries(Object.entries(BASE.pages).filter(([name]) => !names.includes(name))) };
}

/** The paths that were compiled. */
type Counting = Compiler & { readonly paths: string[] };

function countingCompiler(): Counting {
  const compiler = openCompiler();
  const paths: string[] = [];
  return {
    ...compiler,
    paths,
    compileNow: (job, index) => (paths.push(job.translation.path), compiler.compileNow(job, index)),
    compileAll: (jobs, index) => {
      paths.push(...jobs.map(({ translation }) => translation.path));
      return compiler.compileAll(jobs, index);
    },
  };
}

function compiled(
  given: Folder,
  records: CompiledRecords = new Map(),
  compiler: Compiler = openCompiler(),
): Promise<CompiledContent> {
  const { content, tree } = folder(given);
  return compileContent(content, tree, { config, compiler, records });
}

/** Records as a store gives them back. */
async function recordsOf(given: Folder): Promise<CompiledRecords> {
  const records = (await compiled(given)).records();
  return new Map(JSON.parse(JSON.stringify([...records])) as [Key, PerLocale<CompiledRecord>][]);
}

/** The same where nobody may keep words of the files. */
function withoutNames(records: CompiledRecords): CompiledRecords {
  const stripped = [...records].map(([key, ofArticle]): [Key, PerLocale<CompiledRecord>] => {
    const kept = Object.entries(ofArticle).map(([locale, { named: _, ...rest }]) => [locale, rest] as const);
    return [key, Object.fromEntries(kept)];
  });
  return new Map(stripped);
}

/** What is made when somebody asks for it, made. */
function spelledOut({ resources, ...rest }: Desired) {
  const fieldsOf = ({ body, source, ...fields }: DesiredFields) => ({
    ...fields,
    source: source?.(),
    ...(body === undefined
      ? {}
      : {
          meant: body.meant,
          links: body.links,
          leads: leadsOf(body).map(({ link, locale }) => [link, locale]),
          parts: body.parts,
        }),
  });
  const ofOne = ({ locales, ...resource }: DesiredResource) => ({
    ...resource,
    locales: Object.entries(locales).map(([locale, fields]) => [locale, fieldsOf(fields)]),
  });
  return { ...rest, resources: resources.map(ofOne) };
}

async function expectAsFresh(now: Folder, records: CompiledRecords): Promise<void> {
  const compiler = openCompiler();
  const [fresh, known] = [await compiled(now), await compiled(now, records, compiler)];
  await compiler.load();
  expect(known.problems).toEqual(fresh.problems);
  expect(spelledOut(known.desired)).toEqual(spelledOut(fresh.desired));
  expect(withoutNames(known.records())).toEqual(withoutNames(fresh.records()));
}

const others: readonly (readonly [string, Folder])[] = [
  ["nothing", BASE],
  ["the body of a file", changed({ "g/one.md": { body: "Other [words](two.md).\n", title: "One" } })],
  ["a title", changed({ "g/two.md": { body: "## Use\n\nWords.\n", title: "Second" } })],
  ["a heading that another file links to", changed({ "g/two.md": { body: "## Usage\n\nWords.\n", title: "Two" } })],
  ["a heading that a link missed", changed({ "g/two.md": { body: "## Use\n\n## Gone\n", title: "Two" } })],
  ["the place of a translated heading", changed({ "g/two.fr.md": { body: "## A\n\n## B\n", title: "Deux" } })],
  ["the original's headings, which a translation leans on", changed({ "g/two.md": { body: "## X\n\n## Use\n" } })],
  ["the bytes of a picture", changed({}, { assets: { "g/flow.png": "hash-2" } })],
  ["a picture that is gone", changed({}, { assets: {} })],
  ["a picture in other letters", changed({}, { assets: { "g/Flow.png": "hash-1" } })],
  ["a new file, which a link leads to by now", changed({ "g/index.md": { body: "All of it.\n", title: "G" } })],
  ["a new translation", changed({ "g/one.fr.md": { body: "Un.\n", title: "Un" } })],
  ["a translation that is gone", without("g/two.fr.md")],
  ["the file that links lead to is gone", without("g/two.md", "g/two.fr.md")],
];

describe("a content of which the files were compiled before", () => {
  it.each(others)("is what it would be without their records, where this differs: %s", async (_, now) => {
    const records = await recordsOf(BASE);
    await expectAsFresh(now, records);
    await expectAsFresh(now, withoutNames(records));
  });

  it("compiles nothing where nothing differs, and knows its title, its links and its warnings all the same", async () => {
    const compiler = countingCompiler();
    const { desired, problems } = await compiled(BASE, await recordsOf(BASE), compiler);
    const three = desired.resources.find(({ path }) => path === "g/three");
    expect(three?.locales.en?.title).toBe("Three");
    expect(three?.locales.en?.body?.leads).toEqual([{ link: "article:g/two", locale: "en" }]);
    expect(problems.map(({ code }) => code)).toContain("link-heading-missing");
    expect(compiler.paths).toEqual([]);
    expect(() => three?.locales.en?.body?.parts).toThrow("before the compiler was loaded");
  });

  it("compiles what differs, and what it changes for others", async () => {
    const records = await recordsOf(BASE);
    const compiledPaths = async (now: Folder, known = records): Promise<string[]> => {
      const compiler = countingCompiler();
      await compiled(now, known, compiler);
      return compiler.paths;
    };
    const body = "## Use\n\nOther words.\n";
    expect(await compiledPaths(changed({ "g/two.md": { body, title: "Two" } }))).toEqual(["g/two.md"]);
    expect(await compiledPaths(changed({ "g/new.md": "New." }))).toEqual(["g/new.md"]);
    expect(await compiledPaths(changed({ "g/two.md": { body: "## New\n", title: "Two" } }))).toEqual([
      "g/two.md",
      "g/one.md",
      "g/three.md",
      "g/three.fr.md",
    ]);
    const link = changed({ "g/one.md": { body: "[two](two.md#use)\n", title: "One" } });
    expect(await compiledPaths(link)).toEqual(["g/one.md"]);
    // Where its headings may not be kept, a file is compiled once more for a link to one of them.
    expect(await compiledPaths(link, withoutNames(records))).toEqual(["g/one.md", "g/two.md"]);
  });

  it("keeps no record of a file with an error", async () => {
    const broken = changed({ "g/one.md": { body: "[no](nowhere.md)\n", title: "One" } });
    const records = await recordsOf(broken);
    expect(records.get("article:g/one")).toEqual({});
    await expectAsFresh(broken, records);
  });

  it("is the same by whatever way it came about", async () => {
    const bodies = [
      "",
      "## Use\n\nWords.\n",
      "# Title\n\n## Use\n",
      "[a](a.md) [b](b.md#use)\n",
      "[up](../b.md) ![p](p.png)\n",
      "[b](B.md#use) <a href='a.md'>a</a>\n",
      "[me](#use)\n\n## Use\n\n> a quote\n",
    ];
    const names = ["a.md", "a.fr.md", "b.md", "b.fr.md", "g/b.md", "g/index.md"];
    const anyFolder = fc.record({
      pages: fc.dictionary(fc.constantFrom(...names), fc.constantFrom(...bodies), { maxKeys: names.length }),
      assets: fc.dictionary(fc.constantFrom("p.png", "P.png", "g/p.png"), fc.constantFrom("1", "2"), { maxKeys: 2 }),
    });
    const original = (path: string): string => path.replace(".fr.md", ".md");
    const withOriginals = (some: Folder): Folder => ({
      ...some,
      pages: Object.fromEntries(Object.entries(some.pages).filter(([path]) => original(path) in some.pages)),
    });
    await fc.assert(
      fc.asyncProperty(anyFolder, anyFolder, fc.boolean(), async (before, after, kept) => {
        const records = await recordsOf(withOriginals(before));
        await expectAsFresh(withOriginals(after), kept ? records : withoutNames(records));
      }),
      { numRuns: runs(150) },
    );
  });
});

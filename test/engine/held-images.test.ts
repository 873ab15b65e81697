import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { bareImageUrl } from "../../src/dialect/addresses.ts";
import { imageAddresses } from "../../src/dialect/image-addresses.ts";
import { downloadImages, type Downloads } from "../../src/images/download.ts";
import { imageSourceOf } from "../../src/images/source.ts";
import { QUIRKS } from "../../src/sandbox/quirks.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** Smallest pictures: one black point, one white point. */
const BLACK = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const WHITE = Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

const PAGE = "content/g/page.md";
const FRENCH = "content/g/page.fr.md";
const page = (words: string): string =>
  `---\ntitle: Page\n---\n\n${words}\n\n![A point](images/point.gif)\n\nMore.\n\n![Again](images/point.gif)\n`;
const FILES = {
  [PAGE]: page("Words."),
  [FRENCH]: "---\ntitle: Feuille\n---\n\nDes mots.\n\n![Un point](images/point.gif)\n",
  "content/g/images/point.gif": BLACK,
};

/** A world in which the page was applied with its image host. */
async function applied(quirks: NonNullable<WorldOptions["sandbox"]>["quirks"] = {}): Promise<World> {
  world = await openWorld({ files: FILES, sandbox: { quirks } });
  expect((await world.run("apply", "--yes")).code).toBe(0);
  return world;
}

/** From now on the config names no image host, and the one that there was is gone. */
async function withoutHost(of: World): Promise<void> {
  const config = await of.read("intercom.config.yaml");
  await of.write("intercom.config.yaml", config.replace(/assets:\n.*\n/u, ""));
  await of.images.close();
}

interface Remembered {
  readonly facts?: Readonly<Record<string, { readonly value: string }>>;
  readonly resources: Readonly<Record<string, { readonly images?: Readonly<Record<string, string>> }>>;
}

async function remembered(of: World): Promise<Remembered> {
  const folder = path.join(of.folder, ".helpsync/state");
  const names = await readdir(folder, { recursive: true });
  const name = names.find((file) => /\/\w+\.json$/u.test(file)) ?? "";
  return JSON.parse(await of.read(path.join(".helpsync/state", name))) as Remembered;
}

async function imagesOf(of: World): Promise<string[]> {
  return Object.values((await remembered(of)).resources["article:g/page"]?.images ?? {});
}

async function factOf(of: World): Promise<string | undefined> {
  return (await remembered(of)).facts?.["bareImagePaths"]?.value;
}

interface Article {
  readonly id: string;
  readonly body: string;
  readonly translated_content: { readonly fr: { readonly body: string } };
}

async function article(of: World): Promise<Article> {
  const { data } = (await of.call("GET", "/articles")) as unknown as { data: readonly Article[] };
  return data[0] ?? expect.fail("there is no article");
}

/** The addresses of a body's images without their signed queries. */
function sources(body: string): string[] {
  return [...body.matchAll(/<img src="([^"?]+)/gu)].map((match) => match[1] ?? "");
}

describe("an image that Intercom holds", () => {
  const pairs = QUIRKS.bareImagePath.flatMap((bareImagePath) =>
    QUIRKS.unreachableImage.map((unreachableImage) => ({ bareImagePath, unreachableImage })),
  );

  it.each(pairs)("needs no image host for a change of the words: %o", async (quirks) => {
    const of = await applied(quirks);
    expect((await of.run("plan")).lastLine).toBe("No changes.");
    await withoutHost(of);
    for (const words of ["Other words.", "Third words."]) {
      await of.write(PAGE, page(words));
      const planned = await of.run("plan");
      expect(planned.noted).not.toContain("point.gif");
      const ran = await of.run("apply", "--yes");
      expect([ran.code, ran.noted]).toEqual([0, expect.not.stringContaining("point.gif")]);
      const { body, translated_content } = await article(of);
      expect(body).toContain(words);
      expect(sources(body)).toHaveLength(2);
      expect(sources(translated_content.fr.body)).toHaveLength(1);
      expect(await imagesOf(of)).toEqual([sources(body)[0]]);
      expect((await of.run("plan")).lastLine).toBe("No changes.");
    }
    expect(await factOf(of)).toBe(quirks.bareImagePath === "reject400" ? "refused" : "taken");
  });

  it("is not sent by its own address again where that was refused once", async () => {
    const of = await applied({ bareImagePath: "reject400" });
    await withoutHost(of);
    const puts = async (words: string): Promise<number> => {
      await of.write(PAGE, page(words));
      of.requests();
      await of.run("apply", "--yes");
      return of.requests().filter((request) => request.startsWith("PUT")).length;
    };
    expect(await puts("Other words.")).toBe(2);
    expect(await puts("Third words.")).toBe(1);
  });

  it("is sent from the image host where that gives it and Intercom refuses its own address", async () => {
    const of = await applied({ bareImagePath: "reject400" });
    const before = of.images.requests.length;
    await of.write(PAGE, page("Other words."));
    expect((await of.run("apply", "--yes")).code).toBe(0);
    expect(of.images.requests.length).toBeGreaterThan(before);
  });

  it("is not asked for at the image host where its own address is taken", async () => {
    const of = await applied();
    const before = of.images.requests.length;
    await of.write(PAGE, page("Other words."));
    await of.run("plan");
    expect((await of.run("apply", "--yes")).code).toBe(0);
    expect(of.images.requests.length).toBe(before);
  });

  it("gives its place to a replaced picture, which needs the host", async () => {
    const of = await applied();
    const [first] = await imagesOf(of);
    await of.write("content/g/images/point.gif", WHITE);
    expect((await of.run("apply", "--yes")).code).toBe(0);
    const [second, ...others] = await imagesOf(of);
    expect([second === first, others]).toEqual([false, []]);
    await withoutHost(of);
    await of.write("content/g/images/point.gif", BLACK);
    expect((await of.run("plan")).noted).toContain("g/images/point.gif: the config has no assets.base_url");
    expect((await of.run("apply", "--yes")).noted).toContain("blocked");
    expect(sources((await article(of)).body)[0]).toBe(second);
  });

  it("stays known where the file moves, and where another translation shows it alone", async () => {
    const of = await applied();
    await withoutHost(of);
    await of.write(PAGE, "---\ntitle: Page\nuid: the-page\n---\n\nNo picture.\n");
    expect((await of.run("apply", "--yes")).code).toBe(0);
    await of.move(PAGE, "content/g/moved.md");
    await of.move(FRENCH, "content/g/moved.fr.md");
    await of.write("content/g/moved.md", `---\ntitle: Page\nuid: the-page\n---\n\n![A point](images/point.gif)\n`);
    const ran = await of.run("apply", "--yes");
    expect([ran.code, ran.noted]).toEqual([0, expect.not.stringContaining("point.gif")]);
    expect(sources((await article(of)).body)).toHaveLength(1);
    expect((await of.run("plan")).lastLine).toBe("No changes.");
  });

  it("says what would help where Intercom takes it by no address", async () => {
    const of = await applied({ bareImagePath: "reject400" });
    const { id } = await article(of);
    await withoutHost(of);
    // Without the picture in Intercom there is no signed address of it either.
    await of.call("PUT", `/articles/${id}`, {
      body: "<p>Gone.</p>",
      author_id: 502,
      translated_content: { fr: { body: "<p>Parti.</p>" } },
    });
    await of.write(PAGE, page("Other words."));
    const ran = await of.run("apply", "--yes", "--overwrite-ui-edits");
    expect(ran.code).toBe(6);
    expect(ran.noted).toMatch(/Image not found at URL.*g\/images\/point\.gif.*assets\.base_url/u);
  });
});

it("a page that is made anew does not count on the copies of the one that is gone", async () => {
  const of = await applied();
  const { id } = await article(of);
  await of.call("DELETE", `/articles/${id}`);
  await withoutHost(of);
  const ran = await of.run("apply", "--yes", "--recreate", "article:g/page");
  expect(ran.noted).toMatch(/blocked create article g\/page: no public URL/u);
  expect((await of.call("GET", "/articles"))["total_count"]).toBe(0);
});

it("a rebuilt state knows the pages and not their images, so the next change needs the host", async () => {
  const of = await applied();
  await of.remove(".helpsync/state");
  expect((await of.run("state", "rebuild", "--yes")).code).toBe(0);
  expect(await imagesOf(of)).toEqual([]);
  await of.write(PAGE, page("Other words."));
  expect((await of.run("apply", "--yes", "--first-run")).code).toBe(0);
  expect(await imagesOf(of)).toHaveLength(1);
});

it("doctor asks for no image host where Intercom holds every image", async () => {
  const of = await applied();
  await withoutHost(of);
  expect((await of.run("doctor")).printed).toContain("ok   images: Intercom holds all of them");
});

it("is downloaded from an embedded Intercom's own server while its address is signed and holds", async () => {
  let now = Date.now();
  world = await openWorld({ files: FILES, sandbox: { now: () => now } });
  expect((await world.run("apply", "--yes")).code).toBe(0);
  const [signed = ""] = imageAddresses((await article(world)).body);
  const download = (address: string): Promise<Downloads> =>
    downloadImages([{ bare: bareImageUrl(signed), signed: address }], {
      source: imageSourceOf(world?.sandbox.url ?? ""),
      save: () => Promise.resolve(),
    });
  const { found } = await download(signed);
  const hash = createHash("sha256").update(BLACK).digest("hex");
  expect([...found.values()]).toMatchObject([{ hash, type: "gif", width: 1, height: 1 }]);
  expect((await download(bareImageUrl(signed))).missing.size).toBe(1);
  now += 24 * 3600 * 1000;
  expect([...(await download(signed)).missing.values()]).toEqual(["its address has expired, or it was deleted (403)"]);
});

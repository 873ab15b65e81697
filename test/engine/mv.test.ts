import { existsSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const FILES = {
  "content/guides/index.md": "---\ntitle: Guides\n---\n",
  "content/guides/index.fr.md": "---\ntitle: Guides FR\n---\n",
  "content/guides/install.md":
    '---\ntitle: Install # the app\n---\n\nSee [use](use.md#then "Use it"), [faq](../faq/all.md), [top](../home.md).\n\n![flow](images/flow.png)\n',
  "content/guides/install.fr.md":
    "---\ntitle: Installer\n---\n\nVoir [l'usage](./use.md) et [faq][f].\n\n[f]: ../faq/all.md 'FAQ'\n",
  "content/guides/use.md":
    "---\ntitle: Use\n---\n\n## Then\n\nBack to [install](<install.md>) and `[code](install.md)`.\n",
  "content/guides/images/flow.png": PICTURE,
  "content/faq/index.md": "---\ntitle: FAQ\n---\n",
  "content/faq/all.md":
    '---\ntitle: All\n---\n\r\n- [x](../guides/install.md#first?no) and <a class="b" href="../guides/install.md">html</a>\n\n:::button href="../guides/use.md" label="Use"\n\n[ref]: ../guides/install.md\n\n[ref], [root](/guides/install), [folder](../guides/)\n',
  "content/home.md":
    "---\ntitle: Home\nunlisted: true\n---\n\n[Install](guides/install.md), again [Install](guides/install.fr.md).\n",
};

async function open(
  config: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string | Uint8Array>> = FILES,
): Promise<void> {
  world = await openWorld({ files, config });
}

const has = (file: string): boolean => existsSync(path.join(world.folder, file));

/** What `validate` says, without the paths, which moved. */
async function problems(): Promise<string> {
  const { printed, noted } = await world.run("validate");
  return [...(printed + noted).matchAll(/\[([a-z-]+)\]/gu)]
    .map((match) => match[1])
    .sort()
    .join(" ");
}

describe("an article", () => {
  it("moves with its translations, mends the links both ways and nothing else", async () => {
    await open();
    const before = await problems();
    const ran = await world.run("mv", "content/guides/install.md", "content/faq/set up.md");
    expect([ran.code, ran.noted]).toEqual([0, ""]);
    expect(has("content/guides/install.md") || has("content/guides/install.fr.md")).toBe(false);
    expect(await world.read("content/faq/set up.md")).toBe(
      '---\ntitle: Install # the app\nmoved_from: article:guides/install\n---\n\nSee [use](../guides/use.md#then "Use it"), [faq](../faq/all.md), [top](../home.md).\n\n![flow](../guides/images/flow.png)\n',
    );
    expect(await world.read("content/faq/set up.fr.md")).toBe(
      "---\ntitle: Installer\n---\n\nVoir [l'usage](../guides/use.md) et [faq][f].\n\n[f]: ../faq/all.md 'FAQ'\n",
    );
    expect(await world.read("content/guides/use.md")).toBe(
      FILES["content/guides/use.md"].replace("<install.md>", "<../faq/set up.md>"),
    );
    expect(await world.read("content/faq/all.md")).toBe(
      FILES["content/faq/all.md"]
        .replace("../guides/install.md#first?no", "set%20up.md#first?no")
        .replace('href="../guides/install.md"', 'href="set up.md"')
        .replace("[ref]: ../guides/install.md", "[ref]: set%20up.md")
        .replace("/guides/install)", "/faq/set%20up)"),
    );
    expect(await world.read("content/home.md")).toBe(
      FILES["content/home.md"]
        .replace("guides/install.md", "faq/set%20up.md")
        .replace("guides/install.fr.md", "faq/set%20up.fr.md"),
    );
    expect(ran.printed).toBe(
      [
        "Moved guides/install.fr.md to faq/set up.fr.md.",
        "Moved guides/install.md to faq/set up.md.",
        "Mended 10 links in faq/all.md, faq/set up.fr.md, faq/set up.md, guides/use.md, home.md.",
        "Wrote moved_from: article:guides/install into faq/set up.md.",
        "",
      ].join("\n"),
    );
    expect(await problems()).toBe(before);
  });

  it("leaves no link that only works by what a warning asks to write otherwise", async () => {
    const linker = "---\ntitle: A\n---\n\n[home](home.md)\n";
    await open({}, { ...FILES, "content/a.md": linker, "content/faq/top.md": "---\ntitle: T\n---\n\n[h](home.md)\n" });
    expect((await world.run("mv", "a.md", "faq/")).noted).not.toContain("link-from-root");
    expect(await world.read("content/faq/a.md")).toContain("[home](../home.md)");
    await world.run("mv", "faq/top.md", "guides/");
    expect(await world.read("content/guides/top.md")).toContain("[h](home.md)");
  });

  it("mends a link that spells the name with escapes or character references", async () => {
    const spellings = {
      "content/a.md": "my\\_file.md",
      "content/b.md": "%6dy_file.md",
      "content/c.md": "&#109;y_file.md",
    };
    const linker = (to: string): string => `---\ntitle: T\n---\n\n[x](g/${to})\n`;
    const linkers = Object.entries(spellings).map(([file, to]) => [file, linker(to)] as const);
    await open({}, { "content/g/my_file.md": "---\ntitle: F\n---\n\nWords.\n", ...Object.fromEntries(linkers) });
    const before = await problems();
    expect((await world.run("mv", "g/my_file.md", "h/other.md")).code).toBe(0);
    for (const file of Object.keys(spellings)) expect(await world.read(file)).toContain("[x](h/other.md)");
    expect(await problems()).toBe(before);
  });

  it("is a move in the plan, with nothing made and nothing removed", async () => {
    await open();
    await world.run("apply", "--yes");
    await world.run("mv", "guides/install", "faq/");
    const { summary } = await world.plan();
    expect([summary.create, summary.delete, summary.unpublish, summary.forget, summary.move]).toEqual([0, 0, 0, 0, 1]);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    expect((await world.call("GET", "/articles"))["total_count"]).toBe(4);
  });

  it("keeps its other former keys, and needs none where it has a uid", async () => {
    const files = {
      ...FILES,
      "content/guides/use.md": "---\nuid: use-it\ntitle: Use\n---\n\nWords.\n",
      "content/guides/install.md": "---\ntitle: Install\nmoved_from:\n  - article:old # long ago\n---\n\nWords.\n",
    };
    await open({}, files);
    await world.run("mv", "guides/use", "faq/use");
    expect(await world.read("content/faq/use.md")).toBe(files["content/guides/use.md"]);
    await world.run("mv", "guides/install", "faq/install");
    expect(await world.read("content/faq/install.md")).toContain(
      "moved_from:\n  - article:old # long ago\n  - article:guides/install\n---",
    );
    await world.run("mv", "faq/install", "guides/install");
    const { code } = await world.run("validate");
    expect(code).toBe(0);
    expect(await world.read("content/guides/install.md")).toContain("moved_from: [article:old, article:faq/install]\n");
  });
});

describe("a folder", () => {
  it("moves as a whole, with images and all languages", async () => {
    await open();
    await world.run("apply", "--yes");
    const before = await problems();
    const ran = await world.run("mv", "content/guides", "content/faq/manual");
    expect([ran.code, ran.noted]).toEqual([0, ""]);
    expect(has("content/faq/manual/images/flow.png") && !has("content/guides")).toBe(true);
    expect(await world.read("content/faq/manual/index.md")).toBe(
      "---\ntitle: Guides\nmoved_from: collection:guides\n---\n",
    );
    expect(await world.read("content/faq/manual/install.md")).toBe(
      FILES["content/guides/install.md"].replace("../faq/all.md", "../all.md").replace("../home.md", "../../home.md"),
    );
    expect(await world.read("content/faq/manual/use.md")).toBe(FILES["content/guides/use.md"]);
    expect(await world.read("content/faq/all.md")).toContain("[root](/faq/manual/install), [folder](manual/)");
    expect(await world.read("content/faq/all.md")).toContain(':::button href="manual/use.md" label="Use"');
    expect(await problems()).toBe(before);
    const { summary } = await world.plan();
    expect([summary.create, summary.delete, summary.unpublish, summary.forget]).toEqual([0, 0, 0, 0]);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("is known again by its path even where its articles are rewritten before the next apply", async () => {
    const twin = (title: string): string => `---\ntitle: ${title}\n---\n\nSame words.\n`;
    await open({}, { "content/a/one.md": twin("Same"), "content/a/two.md": twin("Same"), "content/b/x.md": twin("X") });
    await world.run("apply", "--yes");
    expect((await world.run("mv", "a", "c")).printed).toContain("Wrote moved_from: collection:a into c/index.md.");
    await world.write("content/c/one.md", twin("Quite another").replace("Same words", "All is new"));
    const { summary } = await world.plan();
    expect([summary.create, summary.blocked, summary.unpublish, summary.conflict]).toEqual([0, 0, 0, 0]);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    expect((await world.call("GET", "/articles"))["total_count"]).toBe(3);
  });

  it("moves in all locale folders of the directory layout", async () => {
    await open(
      { locales: { default: "en", additional: ["fr"], layout: "directory" } },
      {
        "content/en/guides/index.md": "---\ntitle: Guides\n---\n",
        "content/en/guides/install.md": "---\ntitle: Install\n---\n\n![flow](flow.png) [b](../b/x.md)\n",
        "content/en/guides/flow.png": PICTURE,
        "content/en/b/x.md": "---\ntitle: X\n---\n\n[i](../guides/install.md) [r](/guides/install.md)\n",
        "content/fr/guides/install.md": "---\ntitle: Installer\n---\n\n![flow](flow.png) [b](../b/x.md)\n",
        "content/fr/b/x.md": "---\ntitle: XF\n---\n\n[i](../guides/install.md)\n",
      },
    );
    const before = await problems();
    expect((await world.run("mv", "content/en/guides", "content/en/b/manual")).code).toBe(0);
    expect(await world.read("content/fr/b/manual/install.md")).toBe(
      "---\ntitle: Installer\n---\n\n![flow](flow.png) [b](../x.md)\n",
    );
    expect(await world.read("content/en/b/x.md")).toBe(
      "---\ntitle: X\n---\n\n[i](manual/install.md) [r](/b/manual/install.md)\n",
    );
    expect(await world.read("content/fr/b/x.md")).toBe("---\ntitle: XF\n---\n\n[i](manual/install.md)\n");
    expect(await world.read("content/en/b/manual/index.md")).toContain("moved_from: collection:guides");
    expect(await problems()).toBe(before);
    expect((await world.run("mv", "content/fr/b/manual/install.md", "content/fr/c/install.md")).code).toBe(0);
    expect(has("content/en/c/install.md") && has("content/fr/c/install.md")).toBe(true);
    expect(await world.read("content/fr/c/install.md")).toContain("![flow](../../en/b/manual/flow.png) [b](../b/x.md)");
    expect(await problems()).toBe(before);
  });
});

describe("what cannot be moved stays, with the reason", () => {
  it.each([
    [["guides/nothing", "faq/x"], /There is no content at guides\/nothing/u],
    [["guides/instal", "faq/x"], /Did you mean guides\/install\?/u],
    [["guides/install", "faq/all"], /There is an article at faq\/all already/u],
    [["guides", "faq"], /There is a folder at faq already\.[^]*name faq\/guides\./u],
    [["guides", "guides/deep"], /cannot be moved into itself/u],
    [["guides/install", "guides/install.md"], /is there already/u],
    [["content/guides/install.md", "elsewhere/install.md"], /is not in the content folder/u],
    [["guides/index.md", "faq/x"], /belongs to its folder/u],
    [["guides/install", "faq/index"], /would speak for its folder/u],
    [["guides/install", "faq/.hidden"], /no place for content/u],
    [["guides/install", "faq/gone/x"], /`ignore` in the config matches it there/u],
    [["guides/images/flow.png", "faq/flow.png"], /There is no content at/u],
    [["guides", "faq/one/two/three"], /The content would have the mistakes above/u],
  ])("%j", async (parameters, message) => {
    await open({ ignore: ["**/gone/**"] });
    const ran = await world.run("mv", ...parameters);
    expect(ran.code).toBe(1);
    expect(ran.noted).toMatch(message);
    for (const [file, text] of Object.entries(FILES)) {
      if (typeof text === "string") expect(await world.read(file)).toBe(text);
    }
  });

  it("a file in the way that is no content counts, too", async () => {
    await open({}, { ...FILES, "content/manual/notes.txt": "mine" });
    const ran = await world.run("mv", "guides", "manual");
    expect(ran.noted).toContain("manual is there already");
    expect(has("content/guides/install.md")).toBe(true);
  });
});

import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSourceTree } from "../../src/disk/source-tree.ts";
import { Failure } from "../../src/model/failure.ts";
import type { Config } from "../../src/model/config.ts";
import type { SourceTree } from "../../src/model/source.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { parseConfig } from "../../src/content/parse-config.ts";
import { placesOf } from "../content/source.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "helpsync-tree-"));
  mkdirSync(join(folder, "content"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, text = "x"): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(target, join(folder, path));
}

function config(yaml = ""): Config {
  const parsed = parseConfig(yaml, join(folder, "intercom.config.yaml"));
  if (parsed.config === undefined) throw new Error(parsed.problems.map(({ message }) => message).join("; "));
  return parsed.config;
}

function read(yaml = ""): Promise<SourceTree> {
  return readSourceTree(config(yaml));
}

const pathsOf = (tree: SourceTree): string[] => tree.documents.map(({ path }) => path);

describe("files that are not kept", () => {
  const again = (): Promise<SourceTree> => readSourceTree(config(), { files: "read again" });

  it("are the same files", async () => {
    put("content/a.md", "one\r\n");
    put("content/b/z.md", "two");
    const [kept, read] = [await readSourceTree(config()), await again()];
    expect(read.documents.map(({ path, bytes }) => [path, bytes])).toEqual(
      kept.documents.map(({ path, bytes }) => [path, bytes]),
    );
  });

  it("end the run where their text is asked for and they hold another one by then, or are gone", async () => {
    const text = "---\ntitle: A\n---\n\nWords.\n";
    put("content/a.md", text);
    const { content } = loadContent(await again(), config());
    const body = (): string | undefined => content.articles[0]?.translations.en?.body();
    expect(body()).toBe("\nWords.\n");
    put("content/a.md", text.replace("Words", "Other words"));
    expect(body).toThrow("content/a.md was changed while helpsync was at work.");
    put("content/a.md", text);
    expect(body()).toBe("\nWords.\n");
    rmSync(join(folder, "content/a.md"));
    expect(body).toThrow(/a\.md cannot be read any more\./u);
  });
});

describe("the content folder", () => {
  it("gives Markdown files as bytes, by code point, and images by their hash", async () => {
    put("content/b/z.md", "one\r\n");
    put("content/b.md");
    put("content/Ä.md");
    put("content/B/a.MD");
    put("content/b/flow.png", "picture");
    put("content/b/data.csv");
    const tree = await read();
    expect(pathsOf(tree)).toEqual(["B/a.MD", "b.md", "b/z.md", "Ä.md"]);
    expect(new TextDecoder().decode(tree.documents[2]?.bytes)).toBe("one\r\n");
    expect([...tree.assets]).toEqual([
      [
        "b/flow.png",
        {
          path: "b/flow.png",
          file: join(realpathSync(folder), "content", "b", "flow.png"),
          hash: createHash("sha256").update("picture").digest("hex"),
          size: 7,
        },
      ],
    ]);
    expect(tree.rootAssets).toBe(tree.assets);
    expect(tree.problems).toEqual([]);
  });

  it("keeps names as the disk spells them", async () => {
    const decomposed = "Café.md".normalize("NFD");
    put(`content/${decomposed}`);
    expect(pathsOf(await read())).toEqual([decomposed]);
  });

  it("leaves out what is ignored, and tells which files those are", async () => {
    for (const path of ["a.md", "includes/x.md", "b/includes/y.md", "drafts/c/d.md", "_posts/e.md"])
      put(`content/${path}`);
    put("content/includes/p.png");
    const tree = await read('ignore: ["**/includes/**", drafts, "./_posts/"]');
    expect(pathsOf(tree)).toEqual(["a.md"]);
    expect(tree.ignored).toEqual(["_posts/e.md", "b/includes/y.md", "drafts/c/d.md", "includes/x.md"]);
    expect([...tree.assets.keys()], "an image may still be shown by other files").toEqual(["includes/p.png"]);
  });

  it("never reads what no writer put there", async () => {
    for (const path of [
      "a.md",
      ".hidden.md",
      ".obsidian/x.md",
      "node_modules/p/README.md",
      ".git/x.png",
      ".helpsync/y.png",
    ]) {
      put(`content/${path}`);
    }
    put("content/.gitbook/assets/p.png");
    const tree = await read();
    expect(pathsOf(tree)).toEqual(["a.md"]);
    expect([...tree.assets.keys()]).toEqual([".gitbook/assets/p.png"]);
  });

  it("may be the config's own folder, or beside it", async () => {
    put("content/a.md");
    expect(pathsOf(await read("content: ."))).toEqual(["content/a.md"]);
    mkdirSync(join(folder, "config"));
    const beside = parseConfig("content: ../content", join(folder, "config", "intercom.config.yaml")).config;
    if (beside === undefined) throw new Error("The config is right.");
    expect(pathsOf(await readSourceTree(beside))).toEqual(["a.md"]);
  });

  it("takes images with a first slash from the assets root", async () => {
    put("static/img/CR.png", "A");
    put("static/img/cr.png", "B");
    put("static/page.md");
    put("content/a.md");
    const tree = await read("assets: { root: static }");
    expect([...tree.rootAssets.keys()]).toEqual(["img/CR.png", "img/cr.png"]);
    expect(pathsOf(tree)).toEqual(["a.md"]);
  });

  // Other systems refuse to make such a name.
  it.skipIf(process.platform !== "linux")("tells files whose names are no text", async () => {
    const name = (ending: string): Buffer =>
      Buffer.concat([Buffer.from(join(folder, "content", "a")), Buffer.from([0xff]), Buffer.from(ending)]);
    writeFileSync(name(".md"), "x");
    writeFileSync(name(".png"), "x");
    const tree = await read();
    expect(placesOf(tree.problems)).toEqual([
      "content/a\uFFFD.md:1:1 file-unreadable",
      "content/a\uFFFD.png:1:1 file-unreadable",
    ]);
  });

  it.each([
    ["content: nowhere", "nowhere"],
    ["content: file.txt", "file.txt"],
    ["assets: { root: nowhere }", "nowhere"],
  ])("must be there: %s", async (yaml, name) => {
    put("file.txt");
    await expect(read(yaml)).rejects.toThrow(Failure);
    await expect(read(yaml)).rejects.toThrow(`There is no folder ${join(folder, name)}`);
  });
});

describe("symbolic links", () => {
  it("out of the content folder are refused, whatever they lead to", async () => {
    put("secret.md");
    put("secret.png");
    put("outside/a.md");
    put("content/a.md");
    link("content/file.md", "../secret.md");
    link("content/image.png", join(folder, "secret.png"));
    link("content/folder", "../outside");
    link("content/system", "/etc");
    link("content/notes.txt", "../secret.md");
    const tree = await read();
    expect(pathsOf(tree)).toEqual(["a.md"]);
    expect([...tree.assets.keys()]).toEqual([]);
    expect(placesOf(tree.problems)).toEqual([
      "content/file.md:1:1 symbolic-link-leaves-content",
      "content/folder:1:1 symbolic-link-leaves-content",
      "content/image.png:1:1 symbolic-link-leaves-content",
      "content/system:1:1 symbolic-link-leaves-content",
    ]);
    expect(tree.problems.every(({ severity }) => severity === "error")).toBe(true);
  });

  it("out of the content folder are no problem where they are ignored", async () => {
    put("outside/a.md");
    link("content/folder", "../outside");
    expect((await read("ignore: [folder]")).problems).toEqual([]);
  });

  it("to a folder whose name only starts like the content folder's lead out of it", async () => {
    put("content-private/a.md");
    link("content/b", "../content-private");
    expect(placesOf((await read()).problems)).toEqual(["content/b:1:1 symbolic-link-leaves-content"]);
  });

  it("inside the content folder are followed", async () => {
    put("content/en/images/p.png");
    put("content/en/a.md");
    link("content/fr/images", "../en/images");
    link("content/fr/a.md", "../en/a.md");
    const tree = await read();
    expect(tree.problems).toEqual([]);
    expect(pathsOf(tree)).toEqual(["en/a.md", "fr/a.md"]);
    expect([...tree.assets.keys()]).toEqual(["en/images/p.png", "fr/images/p.png"]);
  });

  it("in a circle, or to nothing, are told and end", async () => {
    put("content/a/x.md");
    put("content/b/y.md");
    link("content/a/self", ".");
    link("content/a/up", "..");
    link("content/a/b", "../b");
    link("content/b/a", "../a");
    link("content/gone.md", "nowhere.md");
    link("content/loop.md", "loop.md");
    const tree = await read();
    expect(pathsOf(tree)).toEqual(["a/b/y.md", "a/x.md", "b/a/x.md", "b/y.md"]);
    expect(new Set(tree.problems.map(({ code }) => code))).toEqual(new Set(["symbolic-link-broken"]));
    expect(tree.problems.map(({ place }) => place.file)).toEqual(
      expect.arrayContaining(["content/a/self", "content/a/up", "content/gone.md", "content/loop.md"]),
    );
  });

  it("may lead to the content folder itself", async () => {
    put("elsewhere/a.md");
    rmSync(join(folder, "content"), { recursive: true });
    link("content", "elsewhere");
    expect(pathsOf(await read())).toEqual(["a.md"]);
  });
});

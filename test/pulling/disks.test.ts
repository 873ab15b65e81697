import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "../engine/world.ts";

let world: World | undefined;
afterEach(async () => {
  if (world !== undefined) await chmod(path.join(world.folder, "content"), 0o755).catch(() => undefined);
  await world?.close();
  world = undefined;
});

async function opened(titles: readonly string[], config: Readonly<Record<string, unknown>> = {}): Promise<World> {
  const here = (world = await openWorld({ files: {}, config }));
  for (const title of titles) await make(here, title);
  return here;
}

async function make(here: World, title: string, fields: object = {}): Promise<string> {
  const made = await here.call("POST", "/articles", {
    ...{ title, body: `<p>About ${title.slice(0, 9)}</p>`, author_id: 501, state: "published" },
    ...fields,
  });
  return String(made["id"]);
}

async function collection(here: World, name: string, fields: object = {}): Promise<object> {
  const { id } = await here.call("POST", "/help_center/collections", { name, ...fields });
  return { parent_id: Number(id), parent_type: "collection" };
}

async function filesOf(here: World, folder = "content"): Promise<string[]> {
  const root = path.join(here.folder, folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function expectSettled(here: World): Promise<void> {
  expect((await here.run("plan")).lastLine).toBe("No changes.");
  expect((await here.run("pull")).lastLine).toBe("Nothing to pull.");
  expect((await here.run("validate")).code).toBe(0);
}

it("titles that disks stumble over become names that they do not", async () => {
  const here = await opened(
    ["../../etc/passwd", "con", "a/b", "x".repeat(300), "😀", "Twice", "Twice", "index", "fr"],
    {
      ignore: ["**/includes/**"],
    },
  );
  await make(here, "Inside", await collection(here, "Includes"));
  await make(here, "French", await collection(here, "fr"));
  expect((await here.run("pull")).code).toBe(0);
  expect(await filesOf(here)).toEqual(
    [
      "a-b.md",
      "article.md",
      "con-article.md",
      "etc-passwd.md",
      "fr.md",
      "fr/french.md",
      "fr/index.md",
      "includes-collection/index.md",
      "includes-collection/inside.md",
      "index-article.md",
      "twice-2.md",
      "twice.md",
      `${"x".repeat(80)}.md`,
    ].sort(),
  );
  expect(await readdir(path.join(here.folder, ".."))).not.toContain("etc");
  await expectSettled(here);
});

describe("a content folder", () => {
  it("that is not there is made", async () => {
    const here = await opened(["One"], { content: "docs/help" });
    expect((await here.run("pull", "--check")).lastLine).toBe("Would pull: 1 new file.");
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 new file.");
    expect(await filesOf(here, "docs/help")).toEqual(["one.md"]);
    await expectSettled(here);
  });

  it("with a link that leads out stops a pull before anything is written", async () => {
    const here = await opened([]);
    await make(here, "One", await collection(here, "Guides"));
    await mkdir(path.join(here.folder, "outside"));
    await mkdir(path.join(here.folder, "content"));
    await symlink(path.join(here.folder, "outside"), path.join(here.folder, "content", "guides"));
    const ran = await here.run("pull");
    expect(ran.code, ran.printed + ran.noted).toBe(3);
    expect(await filesOf(here, "outside")).toEqual([]);
  });

  it("keeps a file of somebody's that is in the way, whatever its ending", async () => {
    const here = await opened(["One", "Two"]);
    const theirs = { "one.md": "---\ntitle: Mine\nunlisted: true\n---\n\nMine.\n", "two.txt": "mine" };
    for (const [file, text] of Object.entries(theirs)) await here.write(`content/${file}`, text);
    expect((await here.run("pull", "--new")).lastLine).toBe("Pulled: 2 new files.");
    expect(await filesOf(here)).toEqual(["one-2.md", "one.md", "two.md", "two.txt"]);
    for (const [file, text] of Object.entries(theirs)) expect(await here.read(`content/${file}`)).toBe(text);
  });

  it("with a file where a folder would be gets another folder", async () => {
    const here = await opened([]);
    await make(here, "One", await collection(here, "Guides"));
    await here.write("content/guides", "no folder");
    expect((await here.run("pull")).lastLine).toBe("Pulled: 2 new files.");
    expect(await filesOf(here)).toEqual(["guides", "guides-2/index.md", "guides-2/one.md"]);
    await expectSettled(here);
  });

  it.skipIf(process.getuid?.() === 0)("that may not be written is told, and the next pull goes on", async () => {
    const here = await opened(["One", "Two"]);
    await mkdir(path.join(here.folder, "content"));
    await chmod(path.join(here.folder, "content"), 0o555);
    const ran = await here.run("pull");
    expect(ran.code).toBe(1);
    expect(ran.noted).toMatch(/cannot be written/u);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await chmod(path.join(here.folder, "content"), 0o755);
    expect((await here.run("pull")).lastLine).toBe("Pulled: 2 new files.");
    await expectSettled(here);
  });

  it("so deep that one path is too long for the disk tells what is written, and a shorter one takes the rest", async () => {
    const here = await opened(["One", "x".repeat(300)]);
    const yaml = await here.read("intercom.config.yaml");
    // Of 4,096 bytes the short name has enough.
    const room = 4010 - here.folder.length;
    const deep = [...Array.from({ length: Math.floor(room / 200) }, () => "f".repeat(199)), "f".repeat(room % 200)];
    await here.write("intercom.config.yaml", yaml.replace("content: content", `content: ${deep.join("/")}`));
    const ran = await here.run("pull");
    expect([ran.code, ran.noted]).toEqual([6, expect.stringMatching(/xxx\.md.* cannot be written/u)]);
    expect(ran.noted).toContain("Written, each as a whole: 1 of 2 files.");
    expect(await filesOf(here, deep.join("/"))).toEqual(["one.md"]);
    await here.write("intercom.config.yaml", yaml);
    await here.write("content/one.md", await here.read(`${deep.join("/")}/one.md`));
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 new file.");
    await expectSettled(here);
  });

  it("so deep that a path is too long for the disk is told, and nothing is half there", async () => {
    const here = await opened(["One"], { content: Array.from({ length: 19 }, () => "f".repeat(215)).join("/") });
    const ran = await here.run("pull");
    expect(ran.code, ran.printed + ran.noted).toBe(1);
    expect(ran.noted).toMatch(/ENAMETOOLONG/u);
    expect(ran.noted).not.toMatch(/at .*\.ts:/u);
  });
});

it("what a killed pull left half written is swept by the next, and nothing else is", async () => {
  const here = await opened(["One"]);
  await here.run("pull");
  const left = ["one.md.0123456789ab.tmp", "images/1.gif.0123456789ab.tmp"];
  const theirs = ["one.md.tmp", "mine.0123456789ab.tmp.md", "notes.tmp"];
  for (const file of [...left, ...theirs]) {
    await mkdir(path.dirname(path.join(here.folder, "content", file)), { recursive: true });
    await writeFile(path.join(here.folder, "content", file), "half");
  }
  await rm(path.join(here.folder, "content", "mine.0123456789ab.tmp.md"));
  await here.run("pull");
  expect(await filesOf(here)).toEqual(["notes.tmp", "one.md", "one.md.tmp"]);
  expect(await readFile(path.join(here.folder, "content/one.md"), "utf8")).toContain("About One");
});

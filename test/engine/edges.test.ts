import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World, type WorldOptions } from "./world.ts";

const worlds: World[] = [];
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((world) => world.close()));
});

const FILES = { "content/g/a.md": "---\ntitle: A\n---\n\nWords.\n" };

async function open(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await openWorld({ files: FILES, ...options });
  worlds.push(world);
  return world;
}

const embedded = (more: Record<string, unknown> = {}): Partial<WorldOptions> => ({
  config: { workspaces: { test: { sandbox: true } }, ...more },
});

describe("what answers at the address", () => {
  it("cannot make helpsync write elsewhere by the workspace's id", async () => {
    const world = await open({ sandbox: { workspaceId: "../../../escaped" } });
    const ran = await world.run("apply", "--yes");
    expect(ran).toMatchObject({ code: 1, noted: expect.stringContaining("an id that cannot be one") as string });
    expect(world.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("is never asked with the state of another workspace", async () => {
    const world = await open();
    await world.run("apply", "--yes");
    const state = await world.read(".helpsync/state/sandbox1/1.json");
    await world.write(".helpsync/state/sandbox1/1.json", state.replace('"sandbox1"', '"other"'));
    const ran = await world.run("plan");
    expect(ran.code).toBe(1);
    expect(ran.noted).toContain("belongs to help center 1 of workspace other, not to 1 of sandbox1");
  });
});

describe("a workspace's name", () => {
  it.each(["constructor", "toString", "__proto__"])("%s is none that the config has", async (name) => {
    const world = await open();
    const ran = await world.run("plan", "--workspace", name);
    expect(ran).toMatchObject({ code: 1, noted: expect.stringContaining("The config has no workspace") as string });
  });

  it("may be one of JavaScript's", async () => {
    const world = await open({ config: { workspaces: { constructor: { sandbox: true } } } });
    const ran = await world.run("doctor");
    expect(ran).toMatchObject({ code: 0, printed: expect.stringContaining("workspace constructor: ") as string });
  });

  it("is not needed to validate", async () => {
    const world = await open({ config: { workspaces: {} } });
    expect((await world.run("validate")).code).toBe(0);
    const ran = await world.run("plan");
    expect(ran).toMatchObject({ code: 1, noted: expect.stringContaining("The config names no workspace.") as string });
  });
});

describe("new", () => {
  it("writes nothing through a symbolic link that leads out of the content folder", async () => {
    const world = await open();
    await mkdir(path.join(world.folder, "elsewhere"));
    await symlink("../elsewhere", path.join(world.folder, "content/link"));
    const ran = await world.run("new", "link/x", "--title", "X");
    expect(ran).toMatchObject({ code: 1, noted: expect.stringContaining("not in the content folder") as string });
    await expect(world.read("elsewhere/x.md")).rejects.toThrow("ENOENT");
  });

  it.each([
    ["no title", "g/new", " "],
    ["a file in a file", "g/a.md/b", "B"],
    ["a name that is too long", `g/${"n".repeat(300)}`, "N"],
    ["the folder above", "../x", "X"],
  ])("refuses %s", async (_what, where, title) => {
    const world = await open();
    const ran = await world.run("new", where, "--title", title);
    expect(ran).toMatchObject({ code: 1, noted: expect.stringContaining("Next:") as string });
  });
});

describe("init", () => {
  it("leaves content that is there alone, and writes the config", async () => {
    const world = await open();
    await world.remove("intercom.config.yaml");
    const ran = await world.run("init");
    expect(ran).toMatchObject({ code: 0, printed: expect.stringContaining("stays as it is") as string });
    await expect(world.read("content/getting-started/welcome.md")).rejects.toThrow("ENOENT");
    expect((await world.run("validate")).code).toBe(0);
  });

  it("writes the config where it is told to", async () => {
    const world = await open();
    expect((await world.run("init", "--config", "sub/help.yaml")).code).toBe(0);
    expect(await world.read("sub/content/getting-started/welcome.md")).toContain("Welcome");
    expect((await world.run("validate", "--config", "sub/help.yaml")).code).toBe(0);
    expect((await world.run("init", "--config", "sub/help.yaml")).code).toBe(1);
  });
});

describe("a file in a bad state ends in a sentence", () => {
  it.each([
    ["a damaged sandbox", { ".helpsync/sandbox/test.json": "no sandbox\n" }],
    ["a sandbox that is some other file", { ".helpsync/sandbox/test.json": "notes" }],
    ["a sandbox of other JSON", { ".helpsync/sandbox/test.json": "null\n" }],
    ["a sandbox with damaged tables", { ".helpsync/sandbox/test.json": '{"put":{"articles":5}}\n' }],
    ["a file in place of .helpsync", { ".helpsync": "" }],
    ["a folder in place of the sandbox", { ".helpsync/sandbox/test.json/x": "" }],
    ["a folder in place of the state", { ".helpsync/state/sandbox1/1.json/x": "" }],
    ["damaged pins", { ".helpsync/state/workspaces.json": "[" }],
  ])("%s", async (_what, files) => {
    const world = await open(embedded());
    for (const [file, text] of Object.entries(files)) await world.write(file, text);
    const ran = await world.run("plan");
    expect(ran).toMatchObject({ code: 1, noted: expect.stringContaining("Next:") as string });
  });

  it.each([
    ["no JSON", "{", "It is not JSON."],
    ["a place that differs", '{"version":1}', "The first place that differs is workspaceId."],
  ])("a state with %s", async (_what, text, why) => {
    const world = await open();
    await world.write(".helpsync/state/sandbox1/1.json", text);
    expect((await world.run("plan")).noted).toContain(
      `Why:  It is not a state that this version of helpsync wrote. ${why}`,
    );
  });

  it("a folder in place of .env", async () => {
    const world = await open();
    await mkdir(path.join(world.folder, ".env"));
    const config = await world.read("intercom.config.yaml");
    await world.write("intercom.config.yaml", config.replace("TEST_TOKEN", "OTHER_TOKEN"));
    expect(await world.run("plan")).toMatchObject({ code: 1, noted: expect.stringContaining(".env") as string });
  });

  it("a config that is not UTF-8, as a problem of content", async () => {
    const world = await open();
    await world.write("intercom.config.yaml", Buffer.from("content: caf\u00e9\n", "latin1"));
    expect(await world.run("validate")).toMatchObject({
      code: 3,
      noted: expect.stringContaining("is not UTF-8") as string,
    });
  });

  it("the sandbox's port or data", async () => {
    const world = await open();
    const { port } = new URL(world.sandbox.url);
    await world.write("notes.txt", "milk");
    const taken = await world.run("sandbox", "--port", port);
    expect(taken).toMatchObject({ code: 1, noted: expect.stringContaining(`port ${port}`) as string });
    expect((await world.run("sandbox", "--port", "99999")).code).toBe(1);
    for (const data of ["notes.txt", "content"]) {
      const ran = await world.run("sandbox", "--data", path.join(world.folder, data));
      expect(ran).toMatchObject({ code: 1, noted: expect.stringContaining("Next:") as string });
    }
    expect(await world.read("notes.txt")).toBe("milk");
  });
});

describe("authors", () => {
  it("of an embedded workspace are one teammate each, however they are written", async () => {
    const authors = ["docs@example.com", "docs", "Docs@Example.com", "docs@example.org", "42", "Teammate 42", "Ann"];
    const files = Object.fromEntries(
      authors.map((author, index) => [`content/g/${index}.md`, `---\ntitle: T\nauthor: "${author}"\n---\n\nWords.\n`]),
    );
    const world = await open({ files, ...embedded({ defaults: { state: "draft" } }) });
    expect((await world.run("doctor")).printed).not.toContain("FAIL");
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("are not invented by doctor, which tells who stands in and where it asks", async () => {
    const world = await open({
      sandbox: { locales: ["en", "fr", "de"], admins: [{ id: "7", name: "Ann", email: "ann@example.com" }] },
    });
    const config = await world.read("intercom.config.yaml");
    await world.write("intercom.config.yaml", config.replace(/ +author: .*\n/u, ""));
    const ran = await world.run("doctor");
    expect(ran).toMatchObject({ code: 0, printed: expect.stringContaining("the token's owner, Ann") as string });
    expect(ran.printed).toContain(`at ${world.sandbox.url}, API`);
    expect(ran.printed).not.toContain("docs@example.com");
  });
});

describe("the upload command", () => {
  it("is told of by a plan, and does not get the token", async () => {
    const world = await open({
      files: { "content/g/a.md": "---\ntitle: A\n---\n\n![A point](p.gif)\n", "content/g/p.gif": "GIF89a" },
    });
    const script = path.join(world.folder, "upload.mjs");
    await world.write(
      "upload.mjs",
      "console.error(`token ${process.env.TEST_TOKEN} ${process.argv[2]}`); process.exit(1);",
    );
    const config = await world.read("intercom.config.yaml");
    const upload = `${process.execPath} ${script} ${world.sandbox.token}`;
    await world.write(
      "intercom.config.yaml",
      config.replace(/base_url: .*/u, `base_url: http://127.0.0.1:9/{hash}\n  upload: ${JSON.stringify(upload)}`),
    );
    expect((await world.run("plan")).noted).toContain("An apply uploads it.");
    expect((await world.run("apply", "--yes")).noted).toContain("token undefined [token]");
  });
});

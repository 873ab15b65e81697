import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** Smallest pictures: one black point, one white point. */
const BLACK = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const WHITE = Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

const FILES = {
  "content/g/page.md": "---\ntitle: Page\n---\n\nWords.\n\n![A point](images/point.gif)\n",
  "content/g/other.md": "---\ntitle: Other\n---\n\nNo picture.\n",
  "content/g/images/point.gif": BLACK,
};

describe("images", () => {
  it("are fetched by Intercom, and a second plan sees no change although their address does", async () => {
    world = await openWorld({ files: FILES });
    expect((await world.run("apply", "--yes")).code).toBe(0);
    const { data } = (await world.call("GET", "/articles")) as { data: { body: string }[] };
    expect(data.map(({ body }) => body).join("")).toContain("downloads.intercomcdn.com/i/o/");
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("count by their bytes: a replaced picture is a change", async () => {
    world = await openWorld({ files: FILES });
    await world.run("apply", "--yes");
    await world.write("content/g/images/point.gif", WHITE);
    const plan = await world.plan();
    expect(plan.actions.filter(({ verb }) => verb === "update")).toMatchObject([
      { key: "article:g/page", changes: [{ field: "body", locale: "en" }] },
    ]);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("do not count by their address: another base_url is no change", async () => {
    world = await openWorld({ files: FILES });
    await world.run("apply", "--yes");
    const config = await world.read("intercom.config.yaml");
    await world.write("intercom.config.yaml", config.replace("/{hash}/{path}", "/{hash}/{path}?v=2"));
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("that no public address gives are told by the plan and block their article alone", async () => {
    world = await openWorld({ files: FILES, config: { assets: { base_url: "http://127.0.0.1:9/{hash}/{name}" } } });
    const plan = await world.run("plan");
    expect(plan.noted).toContain("g/images/point.gif");
    const applied = await world.run("apply", "--yes");
    expect(applied.code).toBe(4);
    expect(applied.noted).toMatch(/blocked create article g\/page/u);
    const { data } = (await world.call("GET", "/articles")) as { data: { title: string }[] };
    expect(data.map(({ title }) => title)).toEqual(["Other"]);
  });

  it("without assets.base_url say so", async () => {
    world = await openWorld({ files: FILES, config: { assets: undefined } });
    expect((await world.run("plan")).noted).toContain("assets.base_url");
  });

  it("that are missing are uploaded by apply, and never by plan", async () => {
    world = await openWorld({ files: FILES });
    const copy = `${process.execPath} ${world.folder}/upload.mjs {file} {hash} {path}`;
    await world.write(
      "upload.mjs",
      [
        'import { cpSync, mkdirSync } from "node:fs";',
        'import { dirname, join } from "node:path";',
        "const [, script, file, hash, path] = process.argv;",
        'const target = join(dirname(script), "public", path);',
        "mkdirSync(dirname(target), { recursive: true });",
        "cpSync(file, target);",
        "if (hash.length !== 64) process.exit(1);",
      ].join("\n"),
    );
    const config = await world.read("intercom.config.yaml");
    const pattern = world.images.pattern.replace("{hash}/", "{hash}/public/");
    await world.write(
      "intercom.config.yaml",
      config
        .replace(world.images.pattern, pattern)
        .replace("assets:\n", `assets:\n  upload: ${JSON.stringify(copy)}\n`),
    );
    expect((await world.run("plan")).noted).toContain("gives nothing");
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });
});

it("tells what Intercom refused, writes the rest, and makes no second copy when it tries again", async () => {
  const unreachable = "---\ntitle: Lists\nunlisted: true\n---\n\n![gone](https://nowhere.invalid/x.png)\n";
  const files = { "content/g/other.md": FILES["content/g/other.md"], "content/lists.md": unreachable };
  world = await openWorld({ files, sandbox: { quirks: { unreachableImage: "reject400" } } });
  const first = await world.run("apply", "--yes");
  expect(first.code).toBe(6);
  expect(first.noted).toMatch(/FAILED create article lists: Intercom refused it: .*400/u);
  expect(first.lastLine).toBe("Applied: 2 done, 1 failed. `helpsync plan` shows what is left.");
  await world.run("apply", "--yes");
  expect((await world.call("GET", "/articles"))["total_count"]).toBe(2);
  await world.write("content/lists.md", "---\ntitle: Lists\nunlisted: true\n---\n\nWords alone.\n");
  expect((await world.run("apply", "--yes")).code).toBe(0);
  expect((await world.run("plan")).lastLine).toBe("No changes.");
  expect((await world.call("GET", "/articles"))["total_count"]).toBe(2);
});

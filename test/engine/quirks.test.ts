import { afterEach, describe, expect, it } from "vitest";
import { QUIRKS, type Quirks } from "../../src/sandbox/quirks.ts";
import { openWorld, type World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const FILES = {
  "content/guides/index.md": "---\ntitle: Guides\ndescription: All guides\n---\n",
  "content/guides/install.md": [
    "---\ntitle: Install\ndescription: How to\n---\n",
    "## First\n\nRead [use](use.md#then).\n",
    "> [!NOTE]\n> Mind the gap.\n",
    "<details><summary>More</summary>\n\nHidden words.\n\n</details>\n",
  ].join("\n"),
  "content/guides/install.fr.md": "---\ntitle: Installer\n---\n\n### Avant\n\nLire [l'usage](use.md).\n",
  "content/guides/use.md": "---\ntitle: Use\n---\n\n## Then\n\nBack to [install](install.md#first).\n",
  "content/guides/deep/more.md": "---\ntitle: More\n---\n\nMore words.\n",
};

const values = Object.entries(QUIRKS).flatMap(([name, values]) => values.map((value) => ({ name, value })));

describe("under every value of every quirk", () => {
  it.each(values)("$name=$value: settles, and keeps settling after a change, a move and a removal", async (quirk) => {
    const quirks: Partial<Quirks> = { [quirk.name]: quirk.value };
    world = await openWorld({ files: FILES, sandbox: { quirks } });
    const settle = async (): Promise<string> => {
      await world?.run("apply", "--yes");
      return (await world?.run("plan"))?.lastLine ?? "";
    };
    expect(await settle()).toBe("No changes.");
    const total = async (): Promise<unknown> => (await world?.call("GET", "/articles"))?.["total_count"];
    expect(await total()).toBe(3);
    await world.write(
      "content/guides/install.fr.md",
      "---\ntitle: Installer\n---\n\n### Avant\n\nLire [l'usage](use.md) bien.\n",
    );
    expect(await settle()).toBe("No changes.");
    await world.remove("content/guides/deep/more.md");
    await world.write(
      "content/guides/more.md",
      "---\ntitle: More\nmoved_from: article:guides/deep/more\n---\n\nMore words.\n",
    );
    expect(await settle()).toBe("No changes.");
    await world.remove("content/guides/more.md");
    expect(await settle()).toBe("No changes.");
    expect(await total()).toBe(3);
  });
});

it("tells what Intercom refused, writes the rest, and makes no second copy when it tries again", async () => {
  const unreachable = "---\ntitle: Lists\nunlisted: true\n---\n\n![gone](https://nowhere.invalid/x.png)\n";
  const files = { ...FILES, "content/lists.md": unreachable };
  world = await openWorld({ files, sandbox: { quirks: { unreachableImage: "reject400" } } });
  const first = await world.run("apply", "--yes");
  expect(first.code).toBe(6);
  expect(first.noted).toMatch(/FAILED create article lists: Intercom refused it: .*400/u);
  expect(first.lastLine).toBe("Applied: 5 done, 1 failed. `helpsync plan` shows what is left.");
  await world.run("apply", "--yes");
  expect((await world.call("GET", "/articles"))["total_count"]).toBe(4);
  await world.write("content/lists.md", "---\ntitle: Lists\nunlisted: true\n---\n\nWords alone.\n");
  expect((await world.run("apply", "--yes")).code).toBe(0);
  expect((await world.run("plan")).lastLine).toBe("No changes.");
  expect((await world.call("GET", "/articles"))["total_count"]).toBe(4);
});

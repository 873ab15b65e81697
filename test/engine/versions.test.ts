import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Quirks } from "../../src/sandbox/quirks.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

const FILES = {
  "content/guides/index.md": "---\ntitle: Guides\ndescription: All guides\n---\n",
  "content/guides/install.md": [
    "---\ntitle: Install\ndescription: How to\nstate: published\nauthor: docs@example.com\n---\n",
    "## First\n\nRead [use](use.md#then).\n",
    "> [!NOTE]\n> Mind the gap.\n",
    "<details><summary>More</summary>\n\nHidden words.\n\n</details>\n",
    "![Flow](flow.png)\n",
  ].join("\n"),
  "content/guides/install.fr.md": "---\ntitle: Installer\n---\n\n### Avant\n\nLire [l'usage](use.md).\n",
  "content/guides/use.md": "---\ntitle: Use\n---\n\n## Then\n\nBack to [install](install.md#first).\n\n- one\n- two\n",
  "content/guides/flow.png": Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64"),
};

/** The way of a fingerprint and the letters that it is written with. */
const WAYS = { meant: "m", normal: "n", words: "w", sent: "s", targets: "t" };

async function stateFile(): Promise<string> {
  const folder = ".helpsync/state";
  const names = await readdir(path.join(world.folder, folder), { recursive: true });
  return `${folder}/${names.find((name) => /[\\/]\d+\.json$/u.test(name)) ?? ""}`;
}

/** Makes the state one that another version of helpsync wrote: its fingerprints of these ways are of other versions. */
async function age(...ways: (keyof typeof WAYS)[]): Promise<void> {
  const file = await stateFile();
  // What another compiler made of the files counts for nothing.
  let text = (await world.read(file)).replaceAll(/"input":"[^"]+"/gu, '"input":"input1:AAAAAAAAAAAAAAAAAAAAAA"');
  for (const way of ways) {
    // A short field's normal form is the value itself, in every version.
    const pattern = new RegExp(String.raw`("${way}":\s*")${WAYS[way]}[1-9]\d*:[^"]+"`, "gu");
    text = text.replaceAll(pattern, `$1${WAYS[way]}0:AAAAAAAAAAAAAAAAAAAAAA"`);
  }
  for (const way of ways) expect(text).toContain(`"${way}":"${WAYS[way]}0:`);
  await world.write(file, text);
}

async function isOfNow(): Promise<void> {
  expect(await world.read(await stateFile())).not.toMatch(/"[mwst]0:AAAA|"n0:AAAA/u);
}

async function opened(quirks: Partial<Quirks> = {}): Promise<void> {
  world = await openWorld({ files: FILES, sandbox: { quirks, locales: ["en", "fr", "de"] } });
  await world.run("apply", "--yes");
  world.requests();
}

function writes(): string[] {
  return world.requests().filter((request) => !request.startsWith("GET"));
}

const ALL = Object.keys(WAYS) as (keyof typeof WAYS)[];

describe("a state that another version of helpsync wrote", () => {
  it.each([...ALL.map((way) => ({ ways: [way] })), { ways: ALL }])(
    "$ways: is no change, and is renewed by the next apply",
    async ({ ways }) => {
      await opened();
      await age(...ways);
      const planned = await world.run("plan");
      expect([planned.code, planned.lastLine]).toEqual([0, "No changes."]);
      expect((await world.run("apply", "--yes")).code).toBe(0);
      expect(writes()).toEqual([]);
      await isOfNow();
      expect((await world.plan()).summary).toMatchObject({ drift: 0, formatting: 0, unchanged: 3, behind: {} });
    },
  );

  it.each([
    { calloutOnWrite: "toParagraph", detailsOnWrite: "strip" },
    { headingLevels: "flattenToH2" },
    { headingLevels: "keep", headingIds: "keepIfShaped" },
    { unreachableImage: "dropImage" },
  ] as const)("is no change under %o, either", async (quirks) => {
    await opened(quirks);
    await age(...ALL);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    await world.run("apply", "--yes");
    expect(writes()).toEqual([]);
  });

  it("still lets a change of the words through", async () => {
    await opened();
    await age(...ALL);
    await world.write("content/guides/use.md", "---\ntitle: Using\n---\n\n## Then\n\nOther words.\n");
    const plan = await world.plan();
    expect(plan.summary).toMatchObject({ update: 1, conflict: 0 });
    expect(plan.actions.find(({ verb }) => verb === "update")?.changes.map(({ field }) => field)).toEqual([
      "title",
      "body",
    ]);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });
});

describe("a body that Intercom holds otherwise, while no fingerprint can tell", () => {
  let id = "";
  const edit = async (body: string): Promise<void> => {
    await world.call("POST", "/__sandbox/edit", { action: "change", article: id, body });
  };

  beforeEach(async () => {
    await opened();
    const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
    id = data.find(({ title }) => title === "Use")?.id ?? "";
  });

  it("is taken for the same where it says what the file says", async () => {
    const { body } = (await world.call("GET", `/articles/${id}`)) as { body: string };
    await edit(body.replace("<p", "<p><b></b></p><p").replace("Back to", "<i>Back</i> to"));
    await age(...ALL);
    expect((await world.plan()).summary).toMatchObject({ drift: 0, update: 0 });
    await world.run("apply", "--yes");
    expect(writes().filter((request) => !request.includes("__sandbox"))).toEqual([]);
    await isOfNow();
  });

  it("is drift where it says something else, and is not written over", async () => {
    await edit("<p>A teammate's words.</p>");
    await age(...ALL);
    expect((await world.plan()).summary).toMatchObject({ drift: 1, update: 0, conflict: 0 });
    await world.run("apply", "--yes");
    expect((await world.call("GET", `/articles/${id}`))["body"]).toContain("A teammate's words.");
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { article, page } from "./pages.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const FILES = {
  "content/guides/one.md": page("One", "The first words."),
  "content/guides/two.md": page("Two", "The second words."),
  "content/other/three.md": page("Three", "The third words."),
};

async function applied(options: Partial<WorldOptions> = {}): Promise<World> {
  world = await openWorld({ files: FILES, ...options });
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.printed + ran.noted);
  return world;
}

describe("what still links to what goes", () => {
  it("is named, whoever made it, unless this plan mends it", async () => {
    const here = await applied();
    const [one, two] = [await article(here, "One"), await article(here, "Two")];
    const url = one.url ?? "";
    await here.call("POST", "/articles", {
      ...{ title: "Theirs", author_id: 503, state: "published" },
      body: `<p>See <a href="${url}">the first</a>.</p>`,
    });
    await here.call("POST", "/articles", { title: "No link", author_id: 503, body: `<p>Number ${one.id}</p>` });
    const drift = `<p>A teammate adds <a href="${url.replace(/-[^/]*$/u, "")}#h_0123456789">a link</a>.</p>`;
    await here.call("PUT", `/articles/${two.id}`, { body: drift });
    await here.write("content/other/three.md", page("Three", `The third words, and [one](${url}).`));
    await here.run("apply", "--yes");
    await here.remove("content/guides/one.md");
    await here.write("content/other/three.md", page("Three", "The third words, without."));
    const { warnings } = await here.plan();
    const told = warnings.filter(({ code }) => code === "link-to-removed").map(({ message }) => message);
    expect(told.map((message) => message.replace(/article \d+/u, "article 0")).sort()).toEqual([
      '"Theirs" (article 0, not helpsync\'s) still links to "One", which will not be public any more.',
      '"Two" (article 0, guides/two) still links to "One", which will not be public any more.',
    ]);
  });

  it("says nothing where nothing goes, or where what links goes along", async () => {
    const files = { ...FILES, "content/guides/two.md": page("Two", "See [one](one.md).") };
    const here = await applied({ files });
    const codes = async (): Promise<string[]> => (await here.plan()).warnings.map(({ code }) => code);
    expect(await codes()).not.toContain("link-to-removed");
    await here.remove("content/guides");
    expect(await codes()).not.toContain("link-to-removed");
  });

  it("is named for a language alone where only that one goes", async () => {
    const files = { ...FILES, "content/guides/one.fr.md": page("Un", "Les premiers mots.") };
    const here = await applied({ files });
    const { url } = await article(here, "One");
    const link = (locale: string): string => `<p><a href="${(url ?? "").replace("/en/", `/${locale}/`)}">x</a></p>`;
    const made = { author_id: 503, state: "published" };
    await here.call("POST", "/articles", { ...made, title: "To the English", body: link("en") });
    await here.call("POST", "/articles", { ...made, title: "To the French", body: link("fr") });
    await here.remove("content/guides/one.fr.md");
    const { warnings } = await here.plan();
    const told = warnings.filter(({ code }) => code === "link-to-removed").map(({ message }) => message);
    expect(told).toEqual([expect.stringContaining('"To the French"')]);
  });
});

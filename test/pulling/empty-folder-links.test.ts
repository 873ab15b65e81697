import { afterEach, expect, it } from "vitest";
import { openWorld, type World } from "../engine/world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

it.each(["suffix", "directory"])(
  "a link to a collection that holds nothing leads to its folder (%s)",
  async (layout) => {
    const config = { locales: { default: "en", additional: ["fr"], layout } };
    const here = (world = await openWorld({ files: {}, config }));
    const { id } = await here.call("POST", "/help_center/collections", { name: "Empty" });
    await here.call("POST", "/articles", {
      ...{ title: "Full", author_id: 501, state: "published" },
      body: `<p>See <a href="https://intercom.help/helpsync/en/collections/${String(id)}-empty">it</a>.</p>`,
    });
    await here.run("pull");
    const folder = layout === "suffix" ? "content" : "content/en";
    expect(await here.read(`${folder}/full.md`)).toContain("See [it](empty/).");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  },
);

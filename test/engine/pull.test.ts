import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function withHelpCenter(): Promise<World> {
  const here = (world = await openWorld({ files: {} }));
  const guides = (await here.call("POST", "/help_center/collections", { name: "Guides", description: "How to" }))["id"];
  const { author } = { author: ((await here.call("GET", "/admins"))["admins"] as { id: string }[])[0]?.id };
  const make = (title: string, body: string, more: object = {}): Promise<Record<string, unknown>> =>
    here.call("POST", "/articles", {
      ...{ title, body, author_id: Number(author), state: "published" },
      ...{ parent_id: Number(guides), parent_type: "collection" },
      ...more,
    });
  const install = await make("Install the app", "<p>Get it <b>now</b>.</p><h2>First steps</h2><ul><li>One</li><li>Two</li></ul>");
  await make("Plans", `<p>See <a href="${String(install["url"])}">how to install</a>.</p>`, {
    translated_content: { fr: { title: "Formules", body: "<p>Voir.</p>", author_id: Number(author), state: "published", type: "article_content" } },
  });
  return here;
}

describe("pull", () => {
  it("makes an existing help center into files, and leaves nothing to plan", async () => {
    const here = await withHelpCenter();
    const ran = await here.run("pull");
    console.log(ran.printed, ran.noted);
    console.log(await here.read("content/guides/install-the-app.md"), await here.read("content/guides/plans.md"), await here.read("content/guides/plans.fr.md"));
    const plan = await here.run("plan");
    console.log(plan.printed, plan.noted);
    expect(plan.lastLine).toBe("No changes.");
    const again = await here.run("pull");
    console.log(again.printed);
    expect(again.lastLine).toBe("Nothing to pull.");
    const applied = await here.run("apply", "--yes");
    console.log(applied.printed, applied.noted);
  });
});

describe("coming home", () => {
  it("x", async () => {
    const here = (world = await openWorld({
      files: {
        "content/guides/one.md": "---\n# keep me\ntitle: One\n---\n\nThe first words,\nwrapped.\n\n* an item\n* another\n\n## Head\n\nLast.\n",
        "content/guides/two.md": "---\ntitle: Two\n---\n\nSee [one](one.md).\n\nThe second words.\n",
      },
    }));
    await here.run("apply", "--yes");
    const { data } = (await here.call("GET", "/articles")) as { data: { id: string; title: string; body: string }[] };
    const one = data.find(({ title }) => title === "One");
    const two = data.find(({ title }) => title === "Two");
    await here.call("PUT", `/articles/${one?.id ?? ""}`, { title: "One!", body: one?.body.replace("Last.", "Very last.").replace("another", "one more") });
    await here.call("PUT", `/articles/${two?.id ?? ""}`, { body: two?.body.replace("second", "third") });
    await here.write("content/guides/two.md", "---\ntitle: Two\n---\n\nSee [one](one.md) now.\n\nThe second words.\n");
    const drift = await here.run("drift");
    console.log(drift.code, drift.printed);
    console.log((await here.run("drift", "--format", "markdown")).printed);
    const check = await here.run("pull", "--check");
    console.log(check.code, check.printed, check.noted);
    const ran = await here.run("pull");
    console.log(ran.code, ran.printed, ran.noted);
    console.log(await here.read("content/guides/one.md"), await here.read("content/guides/two.md"));
    const plan = await here.run("plan");
    console.log(plan.printed, plan.noted);
    await here.run("apply", "--yes");
    console.log((await here.run("plan")).lastLine, (await here.run("pull")).printed);
    // conflict
    await here.call("PUT", `/articles/${two?.id ?? ""}`, { body: "<p>See it.</p><p>Theirs at all.</p>" });
    await here.write("content/guides/two.md", "---\ntitle: Two\n---\n\nSee [one](one.md) now.\n\nOurs of all.\n");
    const conflict = await here.run("pull");
    console.log(conflict.code, conflict.printed, await here.read("content/guides/two.md"));
    console.log((await here.run("plan")).noted);
    await here.write("content/guides/two.md", "---\ntitle: Two\n---\n\nSee [one](one.md) now.\n\nBoth of all.\n");
    console.log((await here.run("plan")).printed);
    const settled = await here.run("pull");
    console.log(settled.code, settled.printed);
    console.log((await here.run("plan")).printed);
  });
});

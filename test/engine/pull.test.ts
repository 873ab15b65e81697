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

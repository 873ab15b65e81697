import { afterEach, describe, expect, it } from "vitest";
import { edit, openApplied, page, PAGES, settle } from "./teammate.ts";
import type { World, WorldOptions } from "./world.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

async function applied(options: Partial<WorldOptions> = {}): Promise<(title: string) => string> {
  const opened = await openApplied(options);
  world = opened.world;
  return opened.id;
}

describe("what was deleted in Intercom", () => {
  it("is drift, and says how it is made again", async () => {
    const id = await applied();
    await world.call("DELETE", `/articles/${id("One")}`);
    const ran = await world.run("plan");
    expect([ran.code, ran.printed]).toEqual([
      0,
      expect.stringContaining("--recreate article:guides/one makes it again"),
    ]);
  });

  it("is made again with --recreate, with all its languages, and what links to it follows", async () => {
    const id = await applied({ files: { ...PAGES, "content/guides/two.md": page("Two", "See [one](one.md).") } });
    const before = id("One");
    await world.call("DELETE", `/articles/${before}`);
    const plan = await world.plan("--recreate", "article:guides/one");
    expect(plan.summary).toMatchObject({ create: 1, update: 1, drift: 0 });
    await settle(world, "--recreate", "article:guides/one");
    const { data } = (await world.call("GET", "/articles")) as {
      data: { id: string; title: string; body: string; translated_content: Record<string, { title: string }> }[];
    };
    const made = data.find(({ title }) => title === "One");
    expect(made?.id).not.toBe(before);
    expect(made?.translated_content["fr"]?.title).toBe("Un");
    expect(data.find(({ title }) => title === "Two")?.body).toContain(`/articles/${made?.id ?? ""}`);
  });

  it("a collection takes its articles back with it", async () => {
    const id = await applied({ sandbox: { quirks: { deleteCollection: "orphanChildren" } } });
    const { data } = (await world.call("GET", "/help_center/collections")) as { data: { id: string; name: string }[] };
    const guides = data.find(({ name }) => name.toLowerCase() === "guides")?.id ?? "";
    await world.call("DELETE", `/help_center/collections/${guides}`);
    await settle(world, "--recreate", "collection:guides");
    const after = await world.call("GET", `/articles/${id("One")}`);
    expect(after["parent_ids"]).toHaveLength(1);
  });

  it("a needless --recreate is told and makes nothing", async () => {
    await applied();
    const plan = await world.plan("--recreate", "article:guides/one");
    expect([plan.summary.create, plan.warnings.map(({ code }) => code)]).toEqual([
      0,
      expect.arrayContaining(["recreate-needless"]),
    ]);
    expect((await world.run("plan", "--recreate", "guides/one")).noted).toContain("--recreate article:guides/one");
  });
});

describe("a translation whose file is gone", () => {
  it.each(["unsupported", "nullRemoves"] as const)(
    "becomes a draft while nothing is known (%s)",
    async (removeLocale) => {
      const id = await applied({ sandbox: { quirks: { removeLocale } } });
      await world.remove("content/guides/one.fr.md");
      expect((await world.run("plan")).printed).toContain("its file was removed; the translation becomes a draft");
      await settle(world);
      const after = await world.call("GET", `/articles/${id("One")}`);
      expect(after["translated_content"]).toMatchObject({ fr: { state: "draft" } });
    },
  );

  it("goes where the workspace was seen to take one away, and comes back with its file", async () => {
    const id = await applied({ sandbox: { quirks: { removeLocale: "nullRemoves" } } });
    expect((await world.run("doctor", "--calibrate", "--yes")).code).toBe(0);
    const text = await world.read("content/guides/one.fr.md");
    await world.remove("content/guides/one.fr.md");
    const { printed } = await world.run("plan");
    expect(printed).toContain("its file was removed; the translation goes");
    expect(printed).toContain("Translations that go: 1");
    await settle(world);
    const fr = async (): Promise<unknown> =>
      ((await world.call("GET", `/articles/${id("One")}`))["translated_content"] as Record<string, unknown>)["fr"];
    expect(await fr()).toBeUndefined();
    await world.write("content/guides/one.fr.md", text);
    await settle(world);
    expect(await fr()).toMatchObject({ title: "Un", state: "published" });
  });

  it("becomes a draft by the next apply where Intercom does not take it away after all", async () => {
    await applied({ sandbox: { quirks: { removeLocale: "nullRemoves" } } });
    await world.run("doctor", "--calibrate", "--yes");
    await world.call("POST", "/__sandbox/quirks", { quirks: { removeLocale: "unsupported" } });
    await world.remove("content/guides/one.fr.md");
    const first = await world.run("apply", "--yes");
    expect([first.code, first.noted]).toEqual([
      6,
      expect.stringContaining("Intercom did not take the translation away"),
    ]);
    await settle(world);
  });

  it("stays where teammates edited it", async () => {
    const id = await applied();
    await edit(world, id("One"), { locale: "fr", body: "<p>Le leur.</p>" });
    await world.remove("content/guides/one.fr.md");
    expect((await world.run("apply", "--yes")).code).toBe(4);
    expect((await world.plan()).summary.conflict).toBe(1);
    const after = await world.call("GET", `/articles/${id("One")}`);
    expect(after["translated_content"]).toMatchObject({ fr: { state: "published" } });
  });
});

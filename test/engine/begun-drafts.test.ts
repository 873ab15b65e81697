import { describe, expect, it } from "vitest";
import type { Exchange } from "../../src/intercom/exchange.ts";
import { parseState } from "../../src/state/document.ts";
import { openDirectWorld, type DirectOptions, type DirectWorld } from "./direct-world.ts";

const CUT: Exchange = { kind: "lost", reason: "the connection was cut", sent: true, passing: false };
const DELETING = `
locales: { default: en, additional: [de] }
defaults: { author: docs@example.com, state: published }
policies: { on_removal: delete }
assets: { base_url: "https://img.example.com/{hash}/{name}" }
workspaces: { test: { token_env: TOKEN } }
`;

/** A page of which the draft was made, and the content refused; the file of another one is there, too. */
async function begun(options: DirectOptions = {}): Promise<{ readonly world: DirectWorld; readonly id: string }> {
  const world = openDirectWorld(options);
  world.files.set("guide/index.md", "---\ntitle: Guide\n---\n");
  for (const name of ["a", "b", "c", "d"])
    world.files.set(`guide/${name}.md`, `---\ntitle: Page ${name}\n---\n\nWords.\n`);
  await world.carryOut(await world.plan());
  world.files.set("guide/va.md", "---\ntitle: Va\n---\n\nOurs.\n");
  world.wire = (call, answer) =>
    call.method === "PUT" ? Promise.resolve({ kind: "answer", status: 403, headers: {}, text: "{}" }) : answer();
  await world.carryOut(await world.plan());
  world.wire = (_call, answer) => answer();
  const { articles } = await world.tables();
  return { world, id: articles.find(({ locales }) => locales["en"]?.title === "Va")?.id ?? "" };
}

/** The texts that snapshots of the page keep. */
function kept({ state, bodies }: DirectWorld): string {
  const snapshots = parseState(state ?? "", "the state").snapshots.get("article:guide/va") ?? [];
  return snapshots.map(({ body = "" }) => bodies.get(body) ?? "").join("\n");
}

describe("a draft that was begun and that a teammate wrote into", () => {
  it("is kept as a snapshot before its file's words are written over it", async () => {
    const { world, id } = await begun();
    await world.edit({ article: id, action: "change", body: "<p>Theirs.</p>" });
    const { results } = await world.carryOut(await world.plan({ uiEdits: "overwrite" }));
    expect(results.map(({ outcome }) => outcome)).toEqual(["done"]);
    expect(kept(world)).toContain("Theirs.");
  });

  it.each([
    ["wrote into it", { body: "<p>Theirs.</p>" }, "Theirs."],
    ["gave it another title", { title: "Their title" }, "Their title"],
    ["translated it", { locale: "de", title: "Ihre", body: "<p>Ihr Text.</p>" }, "Ihr Text."],
  ])("is kept before it is deleted with its file: a teammate %s", async (_, edit, words) => {
    const { world, id } = await begun({ config: DELETING });
    await world.edit({ article: id, action: "change", ...edit });
    world.files.delete("guide/va.md");
    const { results } = await world.carryOut(await world.plan({ uiEdits: "overwrite" }));
    expect(results).toMatchObject([{ action: { verb: "delete", reason: "file removed" }, outcome: "done" }]);
    expect(kept(world)).toContain(words);
  });

  it("stays when its file goes, where pages are to be unpublished: it is a draft", async () => {
    const { world, id } = await begun();
    await world.edit({ article: id, action: "change", body: "<p>Theirs.</p>" });
    world.files.delete("guide/va.md");
    await world.carryOut(await world.plan({ uiEdits: "overwrite" }));
    expect((await world.tables()).articles.map((article) => article.id)).toContain(id);
  });

  it("goes with its file, and leaves no snapshot, where nobody wrote", async () => {
    const { world, id } = await begun();
    world.files.delete("guide/va.md");
    const { results } = await world.carryOut(await world.plan());
    expect(results.map(({ outcome }) => outcome)).toEqual(["done"]);
    expect((await world.tables()).articles.map((article) => article.id)).not.toContain(id);
    expect(kept(world)).toBe("");
  });
});

describe("a draft that a killed run made and a teammate filled", () => {
  /** The create took effect, its answer never came, and the run was killed. */
  async function filled(): Promise<{ readonly world: DirectWorld; readonly id: string }> {
    const world = openDirectWorld();
    world.files.set("guide/index.md", "---\ntitle: Guide\n---\n");
    await world.carryOut(await world.plan());
    world.files.set("guide/va.md", "---\ntitle: Va\n---\n\nOurs.\n");
    const saved = world.save;
    let isDead = false;
    world.wire = async (call, answer) => {
      if (isDead) return CUT;
      if (call.method !== "POST") return answer();
      await answer();
      isDead = true;
      return CUT;
    };
    world.save = (text) => {
      if (!isDead) saved(text);
    };
    await world.carryOut(await world.plan()).catch(() => undefined);
    world.wire = (_call, answer) => answer();
    world.save = saved;
    const id = (await world.tables()).articles[0]?.id ?? "";
    await world.edit({ article: id, action: "change", body: "<p>Theirs.</p>" });
    return { world, id };
  }

  it("is not made a second time: the plan names it and what to do, again and again", async () => {
    const { world, id } = await filled();
    for (let runs = 0; runs < 2; runs += 1) {
      const planned = await world.planWhenSure();
      const blocked = planned.plan.actions.filter(({ verb }) => verb === "blocked");
      expect(blocked).toMatchObject([
        { key: "article:guide/va", reason: expect.stringContaining(`article ${id}`) as string },
      ]);
      await world.carryOut(planned);
      expect((await world.tables()).articles).toHaveLength(1);
    }
  });

  it("is taken over by its id in the file", async () => {
    const { world, id } = await filled();
    world.files.set("guide/va.md", `---\ntitle: Va\nintercom_id: ${id}\n---\n\nOurs.\n`);
    await world.carryOut(await world.planWhenSure({ uiEdits: "overwrite" }));
    await world.carryOut(await world.planWhenSure({ uiEdits: "overwrite" }));
    const { articles } = await world.tables();
    expect(articles.map(({ locales }) => locales["en"]?.body)).toEqual([expect.stringContaining("Ours.")]);
    expect((await world.planWhenSure()).settled).toEqual([]);
  });

  it("is made anew once it is deleted", async () => {
    const { world, id } = await filled();
    await world.call("DELETE", `/articles/${id}`);
    await world.carryOut(await world.planWhenSure());
    const { articles } = await world.tables();
    expect(articles.map(({ locales }) => locales["en"]?.body)).toEqual([expect.stringContaining("Ours.")]);
  });
});

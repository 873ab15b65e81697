import { describe, expect, it } from "vitest";
import type { Exchange } from "../../src/intercom/exchange.ts";
import { openDirectWorld, type DirectOptions, type DirectWorld } from "./direct-world.ts";

const NO_ANSWER: Exchange = { kind: "lost", reason: "no answer within 60 s", sent: true, passing: true };
const CUT: Exchange = { kind: "lost", reason: "the connection was cut", sent: true, passing: false };

function open(options: DirectOptions = {}): DirectWorld {
  const world = openDirectWorld(options);
  world.files.set("guides/index.md", "---\ntitle: Guides\n---\n");
  world.files.set("guides/one.md", "---\ntitle: One\n---\n\nSee [two](two.md).\n");
  world.files.set("guides/two.md", "---\ntitle: Two\n---\n\nSee [one](one.md).\n");
  return world;
}

/** Leaves the first create of an article unanswered; it takes effect when the clock is past so many seconds. */
function createLate(world: DirectWorld, seconds: number): { readonly sent: unknown[] } {
  const sent: unknown[] = [];
  let late: { readonly due: number; readonly answer: () => Promise<unknown> } | undefined;
  let landing: Promise<unknown> = Promise.resolve();
  world.wire = async (call, answer) => {
    if (late !== undefined && world.clock.now >= late.due) {
      landing = late.answer();
      late = undefined;
    }
    await landing;
    if (call.method !== "POST" || call.path !== "/articles") return answer();
    sent.push(call.body);
    if (sent.length > 1) return answer();
    late = { due: world.clock.now + seconds * 1000, answer };
    return NO_ANSWER;
  };
  return { sent };
}

async function apply(world: DirectWorld): Promise<readonly string[]> {
  const { results, broken } = await world.carryOut(await world.planWhenSure());
  if (broken !== undefined) throw broken;
  return results.map(({ outcome }) => outcome);
}

async function titles(world: DirectWorld): Promise<string[]> {
  const { articles, collections } = await world.tables();
  const names = collections.map(({ locales }) => locales["en"]?.name ?? "");
  return [...articles.map(({ locales }) => locales["en"]?.title ?? ""), ...names].sort();
}

async function isSettled(world: DirectWorld): Promise<boolean> {
  const { plan } = await world.plan();
  return plan.actions.every(({ verb }) => verb === "unchanged");
}

/** A first apply in which the create of one article takes effect twice; the second draft is there, and is empty. */
async function withSecondDraft(options: DirectOptions = {}): Promise<DirectWorld> {
  const world = open(options);
  createLate(world, 600);
  expect(await apply(world)).toEqual(["done", "done", "done"]);
  world.clock.now += 600_000;
  return world;
}

const losses = [1, 2, 3, 4, 5].flatMap((number) => (["before", "after"] as const).map((when) => ({ number, when })));

describe("a run that loses Intercom in the middle", () => {
  it.each(losses)("write $number, lost $when it took effect: the next run does the rest, once", async (fault) => {
    const world = open();
    let writes = 0;
    world.wire = async (call, answer) => {
      if (call.method !== "GET") writes += 1;
      if (writes < fault.number) return answer();
      if (writes === fault.number && call.method !== "GET" && fault.when === "after") await answer();
      return CUT;
    };
    await world.carryOut(await world.plan()).catch(() => undefined);
    world.wire = (_call, answer) => answer();
    await apply(world);
    expect(await isSettled(world)).toBe(true);
    expect(await titles(world)).toEqual(["Guides", "One", "Two"]);
  });
});

describe("a create that takes effect after its answer was given up", () => {
  it("is found once the time of the request is over, and not made again", async () => {
    const world = open();
    const { sent } = createLate(world, 30);
    expect(await apply(world)).toEqual(["done", "done", "done"]);
    expect(sent).toHaveLength(2);
    expect(await titles(world)).toEqual(["Guides", "One", "Two"]);
    expect(await isSettled(world)).toBe(true);
  });

  it("is found by the next run, too, which waits for the rest of that time", async () => {
    const world = open();
    const { sent } = createLate(world, 30);
    const saved = world.save;
    const wire = world.wire;
    let isDead = false;
    world.wire = async (call, answer) => {
      if (isDead) return CUT;
      const exchange = await wire(call, answer);
      isDead = sent.length > 0;
      return exchange;
    };
    world.save = (text) => {
      if (!isDead) saved(text);
    };
    await world.carryOut(await world.plan()).catch(() => undefined);
    isDead = false;
    [world.save, world.wire] = [saved, wire];
    world.requests();
    const looked = await world.plan();
    expect(looked.unsureFor).toBeGreaterThan(30);
    expect(world.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    const before = world.clock.now;
    const planned = await world.planWhenSure();
    expect(world.clock.now - before).toBeLessThanOrEqual(61_000);
    expect(planned.settled.map(({ message }) => message)).toContain("article:guides/one was created");
    const { results } = await world.carryOut(planned);
    expect(results.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    expect(await titles(world)).toEqual(["Guides", "One", "Two"]);
    expect(await isSettled(world)).toBe(true);
  });

  it("is made again under the same nonce when it never came", async () => {
    const world = open();
    const { sent } = createLate(world, Infinity);
    expect(await apply(world)).toEqual(["done", "done", "done"]);
    const bodies = sent.map((body) => (body as { body: string }).body);
    expect(bodies).toHaveLength(3);
    expect(bodies.filter((body) => body === bodies[0])).toHaveLength(2);
    expect(await isSettled(world)).toBe(true);
  });
});

describe("a second draft of one create", () => {
  it.each([
    {},
    { quirks: { listItems: "withoutTranslations" } },
    { quirks: { listItems: "emptyBody" } },
    { quirks: { listOrder: "updatedAtDescending" } },
    { quirks: { languages: "single" } },
  ] as const)("is deleted by the next apply, with its reason, under %o", async (sandbox) => {
    const world = await withSecondDraft({ sandbox });
    const { plan } = await world.plan();
    const going = plan.actions.filter(({ verb }) => verb !== "unchanged");
    expect(going).toMatchObject([{ verb: "delete", kind: "article", title: "One" }]);
    expect(going[0]?.reason).toContain("article:guides/one");
    expect(await apply(world)).toEqual(["done"]);
    expect(await titles(world)).toEqual(["Guides", "One", "Two"]);
    expect(await isSettled(world)).toBe(true);
    const { articles } = await world.tables();
    expect(articles.every(({ locales }) => locales["en"]?.body.includes("<a ") === true)).toBe(true);
  });

  it.each([
    ["wrote into it", { action: "change", body: "<p>helpsync-1 mine</p>" }],
    ["gave it a title", { action: "change", title: "Mine" }],
    ["described it", { action: "change", description: "Mine" }],
    ["published it", { action: "change", state: "published" }],
    ["put it into a collection", { action: "move", to: ["1001"] }],
    ["gave it another author", { action: "change", author_id: 503 }],
  ])("is a teammate's who %s: it is left alone", async (_, edit) => {
    const world = await withSecondDraft();
    const id = (await world.plan()).plan.actions.find(({ verb }) => verb === "delete")?.id;
    await world.edit({ article: id, ...edit });
    const { plan } = await world.plan();
    expect(plan.actions.filter(({ verb }) => verb === "delete")).toEqual([]);
    expect(plan.actions.find((action) => action.id === id && action.kind === "article")?.verb).toBe("unmanaged");
    await apply(world);
    expect((await world.tables()).articles.map((article) => article.id)).toContain(id);
  });

  it("that somebody tagged is left alone", async () => {
    const world = await withSecondDraft();
    const id = (await world.plan()).plan.actions.find(({ verb }) => verb === "delete")?.id;
    const tag = await world.call("POST", "/tags", { name: "vip" });
    await world.call("POST", `/articles/${id ?? ""}/tags`, { id: tag["id"], admin_id: "501" });
    expect((await world.plan()).plan.actions.filter(({ verb }) => verb === "delete")).toEqual([]);
  });

  it("that a teammate writes into after the plan is kept, too", async () => {
    const world = await withSecondDraft();
    const planned = await world.plan();
    const id = planned.plan.actions.find(({ verb }) => verb === "delete")?.id;
    await world.edit({ article: id, action: "change", body: "<p>Mine</p>" });
    const { results } = await world.carryOut(planned);
    expect(results.map(({ outcome }) => outcome)).toEqual(["conflict"]);
    expect((await world.tables()).articles.map((article) => article.id)).toContain(id);
  });
});

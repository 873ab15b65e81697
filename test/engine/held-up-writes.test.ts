import { expect, it } from "vitest";
import type { Exchange } from "../../src/intercom/exchange.ts";
import { openDirectWorld, type DirectWorld } from "./direct-world.ts";

const LOST_LOCK = "another run has taken the lock";

/** A world in which one page is written, and a change of it waits to be. */
async function openWithChange(): Promise<DirectWorld> {
  const world = openDirectWorld();
  world.files.set("one.md", "---\ntitle: One\n---\n\nFirst words.\n");
  await world.carryOut(await world.plan());
  world.files.set("one.md", "---\ntitle: One\n---\n\nSecond words.\n");
  world.requests();
  return world;
}

/** Answers the first call of a method with 429 and lets something happen while the client waits for the next window. */
function holdUp(world: DirectWorld, method: string, seconds: number, meanwhile: () => Promise<void> | void): void {
  let isHeld = false;
  world.wire = async (call, answer) => {
    if (call.method !== method || isHeld) return answer();
    isHeld = true;
    await meanwhile();
    const headers = { "retry-after": String(seconds) };
    return { kind: "answer", status: 429, headers, text: "{}" } satisfies Exchange;
  };
}

async function bodyOfOne(world: DirectWorld): Promise<string | undefined> {
  return (await world.tables()).articles[0]?.locales["en"]?.body;
}

it("a write that waits for its turn is not sent any more once the lock is lost, and its intent is ended", async () => {
  const world = await openWithChange();
  holdUp(world, "PUT", 1, () => {
    world.lost = LOST_LOCK;
  });
  const { results, state } = await world.carryOut(await world.plan());
  expect(results).toMatchObject([{ outcome: "skipped", message: LOST_LOCK }]);
  expect(state.intents).toEqual([]);
  expect(await bodyOfOne(world)).toContain("First words.");
});

it("neither is a create", async () => {
  const world = openDirectWorld();
  world.files.set("one.md", "---\ntitle: One\n---\n\nFirst words.\n");
  holdUp(world, "POST", 1, () => {
    world.lost = LOST_LOCK;
  });
  const { results } = await world.carryOut(await world.plan());
  expect(results).toMatchObject([{ outcome: "skipped", message: LOST_LOCK }]);
  expect((await world.tables()).articles).toEqual([]);
});

it("neither is a delete", async () => {
  const world = openDirectWorld({ config: DELETING });
  world.files.set("one.md", "---\ntitle: One\n---\n\nFirst words.\n");
  world.files.set("two.md", "---\ntitle: Two\n---\n\nFirst words.\n");
  await world.carryOut(await world.plan());
  world.files.delete("two.md");
  holdUp(world, "DELETE", 1, () => {
    world.lost = LOST_LOCK;
  });
  const { results } = await world.carryOut(await world.plan());
  expect(results).toMatchObject([{ outcome: "skipped", message: LOST_LOCK }]);
  expect((await world.tables()).articles).toHaveLength(2);
});

const DELETING = `
locales: { default: en, additional: [] }
defaults: { author: docs@example.com, state: published }
policies: { on_removal: delete }
assets: { base_url: "https://img.example.com/{hash}/{name}" }
workspaces: { test: { token_env: TOKEN } }
`;

it("what a teammate edits while a write is held up is kept", async () => {
  const world = await openWithChange();
  const id = (await world.tables()).articles[0]?.id;
  holdUp(world, "PUT", 30, () => world.edit({ article: id, action: "change", body: "<p>Theirs.</p>" }));
  const { results } = await world.carryOut(await world.plan());
  expect(results.map(({ outcome }) => outcome)).toEqual(["conflict"]);
  expect(await bodyOfOne(world)).toContain("Theirs.");
});

it.each([1, 30])("a write that was told to wait (%s s) goes out after one more look", async (seconds) => {
  const world = await openWithChange();
  const planned = await world.plan();
  world.requests();
  holdUp(world, "PUT", seconds, () => undefined);
  expect((await world.carryOut(planned)).results).toMatchObject([{ outcome: "done" }]);
  expect(await bodyOfOne(world)).toContain("Second words.");
  expect(world.requests().map((request) => request.split(" ")[0])).toEqual(["GET", "GET", "PUT"]);
});

it("what a teammate writes into a draft that was just made is kept where its text is held up", async () => {
  const world = openDirectWorld();
  world.files.set("one.md", "---\ntitle: One\n---\n\nFirst words.\n");
  holdUp(world, "PUT", 1, async () => {
    const id = (await world.tables()).articles[0]?.id;
    await world.edit({ article: id, action: "change", body: "<p>Theirs.</p>" });
  });
  const { results } = await world.carryOut(await world.plan());
  expect(results).toMatchObject([
    { outcome: "conflict", message: expect.stringContaining("a teammate wrote") as string },
  ]);
  expect(await bodyOfOne(world)).toContain("Theirs.");
  expect((await world.plan()).plan.actions).toMatchObject([{ verb: "conflict" }]);
});

it("a write that is held up each time is left to the next run", async () => {
  const world = await openWithChange();
  const before = await world.plan();
  world.wire = (call, answer) => {
    if (call.method === "GET") return answer();
    const headers = { "retry-after": "30" };
    return Promise.resolve({ kind: "answer", status: 429, headers, text: "{}" } satisfies Exchange);
  };
  const { results, state } = await world.carryOut(before);
  expect(results).toMatchObject([{ outcome: "skipped", message: expect.stringContaining("held up") as string }]);
  expect(state.intents).toEqual([]);
});

it.each([
  ["stopped", "Nos mots."],
  ["lost", ""],
] as const)("a text that Intercom emptied is written back unless the lock is lost: %s", async (why, text) => {
  const world = openDirectWorld({ sandbox: { quirks: { localeFields: "replace" } } });
  world.files.set("one.md", "---\ntitle: One\n---\n\nFirst words.\n");
  world.files.set("one.fr.md", "---\ntitle: Un\n---\n\nNos mots.\n");
  await world.carryOut(await world.plan());
  world.files.set("one.fr.md", "---\ntitle: Autre\n---\n\nNos mots.\n");
  const planned = await world.plan();
  world.wire = (call, answer) => {
    if (call.method === "PUT") world[why] = "not begun";
    return answer();
  };
  await world.carryOut(planned);
  const french = (await world.tables()).articles[0]?.locales["fr"];
  expect([french?.title, french?.body]).toEqual(["Autre", expect.stringContaining(text)]);
  expect((french?.body ?? "") === "").toBe(text === "");
});

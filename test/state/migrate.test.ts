import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { KeptBodies } from "../../src/model/config.ts";
import type { LiveResource } from "../../src/model/live.ts";
import { answeredFingerprints, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import { bodyId } from "../../src/dialect/kept-text.ts";
import { emptyState, type ResourceState, type Snapshot } from "../../src/model/state.ts";
import { fileMemories, type Memories } from "../../src/state/memories.ts";
import { migrateMemories } from "../../src/state/migrate.ts";
import { snapshotOf, withSnapshots } from "./states.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "helpsync-migrate-"));
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

let count = 0;
function places(keeps: KeptBodies): { from: Memories; to: Memories } {
  count += 1;
  const folder = path.join(root, String(count));
  return {
    from: fileMemories(path.join(folder, "from"), "ws", "all"),
    to: fileMemories(path.join(folder, "to"), "ws", keeps),
  };
}

const live = (en: "published" | "draft", fr: "published" | "draft"): string => {
  const fields = { title: "T", description: "", body: "<p>words</p>", author: "1" };
  const locales = { en: { ...fields, state: en }, fr: { ...fields, state: fr } };
  return JSON.stringify({ kind: "article", id: "12", locales });
};

async function moved(
  keeps: KeptBodies,
  text: string,
  snapshot: Partial<Snapshot>,
): Promise<{ text: string | null; snapshot: Snapshot | undefined; withheld: number }> {
  const { from, to } = places(keeps);
  const store = from.open("1");
  const taken = { ...snapshotOf(await store.bodies.put(text)), why: "overwritten" as const, ...snapshot };
  await store.write(withSnapshots(emptyState("ws", "1"), [taken]));
  const { withheld } = await migrateMemories(from, to);
  const target = to.open("1");
  const found = (await target.read())?.snapshots.get("article:guides/install")?.[0];
  return { text: found?.body === undefined ? null : await target.bodies.get(found.body), snapshot: found, withheld };
}

describe("snapshots that move to a place that may be public", () => {
  it("leave behind the languages that were not public", async () => {
    const { text, snapshot, withheld } = await moved("published", live("published", "draft"), {});
    expect(Object.keys((JSON.parse(text ?? "") as LiveResource).locales)).toEqual(["en"]);
    expect([snapshot?.withheld, withheld]).toEqual([["fr"], 1]);
  });

  it.each([
    ["a deleted article", "published", { why: "deleted" }],
    ["a pending draft", "published", { of: "draft" }],
    ["anything, where no text is to be kept", "none", {}],
  ] as const)("leave behind %s", async (_, keeps, snapshot) => {
    const { text, withheld } = await moved(keeps, live("published", "published"), snapshot);
    expect([text, withheld]).toEqual([null, 1]);
  });

  it("come along as they are where all texts may be kept, and where all of it was public", async () => {
    const all = live("draft", "published");
    expect(await moved("all", all, { why: "deleted" })).toMatchObject({ text: all, withheld: 0 });
    const published = live("published", "published");
    expect(await moved("published", published, {})).toMatchObject({ text: published, withheld: 0 });
  });
});

describe("what files became, moved to a place that may be public", () => {
  const written = (state: string) => ({
    state: { meant: "m1:x", answered: answeredFingerprints("state", state, []) },
    title: { meant: meantFingerprint("Words"), answered: null },
    body: { meant: "m2:x", answered: null },
  });
  const record = { input: "i", asked: "", found: "f", headings: "h", meant: "m2:x" };
  const named = { ...record, named: "h_1\twords" };
  const titled = { ...named, title: "Words" };
  const unapplied = { ...named, meant: "m2:y" };
  const known = (compiled: Partial<ResourceState>["compiled"]): ResourceState => ({
    ...{ id: "12", path: "a", place: { meant: null, sent: null } },
    locales: { en: written("published"), fr: written("draft"), de: written("draft"), pl: written("published") },
    ...(compiled === undefined ? {} : { compiled }),
  });

  it.each([
    ["all", { en: titled, fr: titled, de: named, pl: unapplied }],
    ["published", { en: titled, de: record, pl: { ...record, meant: "m2:y" } }],
    ["none", { de: record, pl: { ...record, meant: "m2:y" } }],
  ] as const)("keeps words as far as the place does: %s", async (keeps, kept) => {
    const { from, to } = places(keeps);
    const compiled = { en: titled, fr: titled, de: named, pl: unapplied };
    await from.open("1").write({ ...emptyState("ws", "1"), resources: new Map([["article:a", known(compiled)]]) });
    await migrateMemories(from, to);
    expect((await to.open("1").read())?.resources.get("article:a")).toEqual(known(kept));
  });
});

describe("a memory that moves", () => {
  it("moves with all its help centers, and its old place gets a name that is free", async () => {
    const { from, to } = places("all");
    for (const id of ["1", "2"]) await from.open(id).write({ ...emptyState("ws", id), commit: `c${id}` });
    const first = await migrateMemories(from, to);
    expect([first.helpCenters, path.basename(first.retired)]).toEqual([["1", "2"], "from.migrated"]);
    expect((await to.open("2").read())?.commit).toBe("c2");
    expect(await from.helpCenters()).toEqual([]);
    await migrateMemories(to, from);
    expect(path.basename((await migrateMemories(from, to)).retired)).toBe("from.migrated-2");
  });

  it("is not moved over another one, and stays where it was", async () => {
    const { from, to } = places("all");
    await from.open("1").write({ ...emptyState("ws", "1"), commit: "ours" });
    await to.open("1").write({ ...emptyState("ws", "1"), commit: "theirs" });
    await expect(migrateMemories(from, to)).rejects.toThrow("already holds another state of help center 1");
    expect([(await from.open("1").read())?.commit, (await to.open("1").read())?.commit]).toEqual(["ours", "theirs"]);
    await to.open("3").write(emptyState("ws", "3"));
    await expect(migrateMemories(from, to)).rejects.toThrow("of help center 3");
  });

  it("moves again after a run that was killed before the old place got its new name", async () => {
    const { from, to } = places("all");
    for (const place of [from, to]) await place.open("1").write({ ...emptyState("ws", "1"), commit: "same" });
    expect((await migrateMemories(from, to)).helpCenters).toEqual(["1"]);
  });
});

describe("texts of bases that move to a place that may be public", () => {
  const PUBLIC = { meant: "m1:x", answered: answeredFingerprints("state", "published", []) };
  const DRAFT = { meant: "m1:x", answered: answeredFingerprints("state", "draft", []) };
  const body = { meant: "m2:x", answered: null };

  async function moved(keeps: KeptBodies): Promise<{ texts: (string | null)[]; withheld: number }> {
    const { from, to } = places(keeps);
    const [en, fr, gone] = ["public", "secret", "never stored"].map(bodyId);
    const place = { meant: null, sent: null };
    const locales: ResourceState["locales"] = {
      en: { state: PUBLIC, body: { ...body, text: en ?? "" } },
      fr: { state: DRAFT, body: { ...body, text: fr ?? "" } },
      de: { state: PUBLIC, body: { ...body, text: gone ?? "" } },
    };
    const state = {
      ...emptyState("ws", "1"),
      resources: new Map([["article:a" as const, { id: "1", path: "a", place, locales }]]),
    };
    await from.open("1").write(state, ["public", "secret"]);
    const { withheld } = await migrateMemories(from, to);
    const target = to.open("1");
    const known = (await target.read())?.resources.get("article:a")?.locales ?? {};
    const ids = (["en", "fr", "de"] as const).map((locale) => known[locale]?.body?.text);
    const texts = ids.map((id) => (id === undefined ? Promise.resolve(null) : target.bodies.get(id)));
    return { texts: await Promise.all(texts), withheld };
  }

  it.each([
    ["all", ["public", "secret", null], 0],
    ["published", ["public", null, null], 1],
    ["none", [null, null, null], 2],
  ] as const)("come along as far as state.bodies: %s lets them", async (keeps, texts, withheld) => {
    expect(await moved(keeps)).toEqual({ texts, withheld });
  });
});

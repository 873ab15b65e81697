import { describe, expect, it } from "vitest";
import { rawFingerprint, sentFingerprint } from "../../src/dialect/fingerprints.ts";
import { fingerprint } from "../../src/dialect/fingerprint.ts";
import { nonceBody } from "../../src/dialect/nonce.ts";
import type { Live, LiveFields, LiveResource } from "../../src/model/live.ts";
import { emptyState, type FieldIntent, type Intent, type State } from "../../src/model/state.ts";
import { addRemade, stillLookedFor } from "../../src/settle/remade.ts";
import { settleIntents } from "../../src/settle/settle.ts";
import { secondsToWait } from "../../src/settle/wait.ts";

const URL = "https://help.example.com";
const NONCE = "helpsync-1";

function field(name: FieldIntent["field"], sent: string, seen?: string): FieldIntent {
  const words = fingerprint("w1", name === "body" ? sent.replace(/<[^>]*>/gu, "") : sent);
  return {
    ...{ locale: "en", field: name, meant: `m1:${sent}`, sent: sentFingerprint(name, sent, [URL]), words },
    ...(seen === undefined ? {} : { seen: rawFingerprint(name, seen) }),
  };
}

const CREATE: Intent = {
  ...{ key: "article:one", path: "one", verb: "create", since: 1000, nonce: NONCE },
  fields: [field("title", "One"), field("state", "draft"), field("body", nonceBody(NONCE))],
};
const UPDATE: Intent = {
  key: "article:one",
  path: "one",
  verb: "update",
  id: "7",
  fields: [field("title", "New", "Old")],
};
const DELETE: Intent = { key: "article:one", path: "one", verb: "delete", id: "7", fields: [] };
const FOLDER: Intent = {
  ...{ key: "collection:guides", path: "guides", verb: "create", fields: [] },
  collection: { title: "Guides", parent: null, after: 1000 },
};

const KNOWN = { id: "5", path: "two", place: { meant: null, sent: null }, locales: {} };

function article(id: string, fields: Partial<LiveFields> = {}, parents: readonly string[] = []): LiveResource {
  const title = "One";
  return {
    ...{ kind: "article", id, parents, helpCenterId: null, createdAt: 1000, updatedAt: 1000, updatedBy: null },
    locales: {
      en: { title, description: "", body: nonceBody(NONCE), state: "draft", url: null, pendingDraft: false, ...fields },
    },
  };
}

function collection(id: string, createdAt: number, title = "Guides"): LiveResource {
  return {
    ...{ kind: "collection", id, parents: [], helpCenterId: "1", createdAt, updatedAt: createdAt, updatedBy: null },
    locales: { en: { title, description: "", url: null, pendingDraft: false } },
  };
}

function live(resources: readonly LiveResource[]): Live {
  const helpCenter = {
    id: "1",
    identifier: "help",
    displayName: "Help",
    url: URL,
    defaultLocale: "en",
    locales: ["en"],
  } as const;
  const tokenOwner = { id: "9", email: "ci@example.com", name: "CI" };
  return { workspace: { id: "w", name: "W", tokenOwner, admins: [tokenOwner], helpCenter }, resources };
}

function state(intents: readonly Intent[], more: Partial<State> = {}): State {
  const known = { id: "7", path: "one", place: { meant: null, sent: null }, locales: {} };
  const isKnown = intents.some(({ verb }) => verb !== "create");
  return { ...emptyState("w", "1"), resources: new Map(isKnown ? [["article:one", known]] : []), intents, ...more };
}

describe("a write of an unknown outcome", () => {
  it.each<[string, Intent, LiveResource[], string]>([
    ["a create: nothing of it", CREATE, [], "not-done"],
    ["a create: its draft", CREATE, [article("7")], "done"],
    ["a create: its draft, with a title of a teammate's", CREATE, [article("7", { title: "Theirs" })], "done"],
    ["a create: a draft with other words", CREATE, [article("7", { body: "<p>helpsync-1 and more</p>" })], "not-done"],
    [
      "a create: a page of the same title",
      CREATE,
      [article("7", { body: "<p>Text</p>", state: "published" })],
      "not-done",
    ],
    ["a create: two drafts", CREATE, [article("7"), article("8")], "done"],
    ["a create of a collection: nothing of it", FOLDER, [], "not-done"],
    ["a create of a collection: it", FOLDER, [collection("3", 1000)], "done"],
    ["a create of a collection: one that was there", FOLDER, [collection("3", 999)], "not-done"],
    ["a create of a collection: another name", FOLDER, [collection("3", 1000, "Other")], "not-done"],
    [
      "a create of a collection: one that is not empty",
      FOLDER,
      [collection("3", 1000), article("7", {}, ["3"])],
      "not-done",
    ],
    ["a create of a collection: two alike", FOLDER, [collection("3", 1000), collection("4", 1001)], "conflict"],
    ["an update: as it was", UPDATE, [article("7", { title: "Old" })], "not-done"],
    ["an update: as it is meant", UPDATE, [article("7", { title: "New" })], "done"],
    ["an update: neither", UPDATE, [article("7", { title: "Theirs" })], "conflict"],
    ["an update: gone", UPDATE, [], "conflict"],
    ["a delete: there", DELETE, [article("7")], "not-done"],
    ["a delete: gone", DELETE, [], "done"],
  ])("%s", (_, intent, resources, outcome) => {
    const { settled } = settleIntents(state([intent]), live(resources));
    expect(settled.map((one) => one.outcome)).toEqual([outcome]);
  });

  it("that was being made again when its run was killed is awaited, although the first took effect", () => {
    const before = state([UPDATE], { unsureUntil: 1 });
    const written = live([article("7", { title: "New" })]);
    const settlement = settleIntents(before, written);
    expect(settlement.settled.map(({ outcome }) => outcome)).toEqual(["done"]);
    expect(settlement.awaited).toEqual([UPDATE]);
    expect(settleIntents({ ...before, intents: [{ ...UPDATE, since: 1 }] }, written).awaited).toEqual([]);
  });

  describe("a create whose nonce is gone", () => {
    const AFTER: Intent = { ...CREATE, after: 1000 };
    const filled = article("7", { body: "<p>Theirs.</p>" });
    const settled = (resources: readonly LiveResource[], more: Partial<State> = {}): readonly string[] =>
      settleIntents(state([AFTER], more), live(resources)).settled.map(
        ({ outcome, message }) => `${outcome}: ${message}`,
      );

    it("may have made an article of its title that came since: it stays open, and is said", () => {
      expect(settled([filled])).toEqual([expect.stringMatching(/^conflict: .*article 7\b.*intercom_id/u)]);
      const settlement = settleIntents(state([AFTER]), live([filled]));
      expect([...settlement.unsettled.keys()]).toEqual(["article:one"]);
      expect([settlement.state.intents, settlement.awaited, settlement.state.remade]).toEqual([[AFTER], [], []]);
    });

    it("may, too, where it was remembered after its intent had ended", () => {
      const settlement = settleIntents(state([], { remade: [AFTER] }), live([filled]));
      expect([...settlement.unsettled.keys()]).toEqual(["article:one"]);
      expect(settlement.state.remade).toEqual([AFTER]);
    });

    it.each<[string, LiveResource, Partial<State>]>([
      ["came before", { ...filled, createdAt: 999 }, {}],
      ["has another title", article("7", { body: "<p>Theirs.</p>", title: "Other" }), {}],
      ["is another page's", filled, { resources: new Map([["article:two", { ...KNOWN, id: "7" }]]) }],
      [
        "is what another create made",
        article("7", { body: nonceBody("helpsync-2") }),
        {
          remade: [{ ...AFTER, key: "article:two", nonce: "helpsync-2" }],
          resources: new Map([["article:two", KNOWN]]),
        },
      ],
      ["is a collection", { ...collection("7", 1000, "One") }, {}],
    ])("did not make one that %s", (_, resource, more) => {
      expect(settled([resource], more)).toEqual(["not-done: article:one was not created"]);
    });

    it("is over where the page is known by now, e.g. by an id in its file", () => {
      expect(settled([filled], { resources: new Map([["article:one", { ...KNOWN, id: "7" }]]) })).toEqual([
        "done: article:one is known by now",
      ]);
    });
  });

  it("that was not done may yet be: a create is remembered by its nonce, and awaited", () => {
    const settlement = settleIntents(state([CREATE]), live([]));
    expect(settlement.awaited).toEqual([CREATE]);
    expect(settlement.state.intents).toEqual([]);
    expect(settlement.state.remade).toEqual([CREATE]);
  });

  it("that comes after it was remembered is taken for what it is", () => {
    const { state: after, awaited, settled } = settleIntents(state([], { remade: [CREATE] }), live([article("7")]));
    expect(after.resources.get("article:one")).toMatchObject({ id: "7", nonce: NONCE });
    expect(awaited).toEqual([]);
    expect(settled.map(({ message }) => message)).toEqual(["article:one was created"]);
  });
});

describe("a second draft of one create", () => {
  const owned = new Map([
    ["article:one", { id: "7", path: "one", place: { meant: null, sent: null }, locales: {} }],
  ] as const);
  const remade = { resources: owned, remade: [CREATE] };

  it("is told from the first, which is the older", () => {
    const younger = { ...article("7"), createdAt: 1001 };
    const settlement = settleIntents(state([CREATE]), live([younger, article("12")]));
    expect(settlement.state.resources.get("article:one")?.id).toBe("12");
    expect(settlement.seconds.map(({ key, resource }) => [key, resource.id])).toEqual([["article:one", "7"]]);
  });

  it.each<[string, LiveResource, number]>([
    ["as it was sent", article("8"), 1],
    ["a locale of a teammate's", { ...article("8"), locales: { ...article("8").locales, ...withFrench() } }, 0],
    ["another body", article("8", { body: `${nonceBody(NONCE)}<p>Mine</p>` }), 0],
    ["a picture in it", article("8", { body: `${nonceBody(NONCE)}<img src="https://x.example/a.png">` }), 0],
    ["another title", article("8", { title: "Mine" }), 0],
    ["a description", article("8", { description: "Mine" }), 0],
    ["published", article("8", { state: "published" }), 0],
    ["a draft pending", article("8", { pendingDraft: true }), 0],
    ["placed", article("8", {}, ["3"]), 0],
    ["stamped a little later", { ...article("8"), updatedAt: 1002 }, 1],
    ["touched later", { ...article("8"), updatedAt: 1003 }, 0],
    ["tagged", { ...article("8"), tagged: true }, 0],
    ["the first itself", article("7"), 0],
  ])("%s", (_, resource, count) => {
    expect(settleIntents(state([], remade), live([resource])).seconds).toHaveLength(count);
  });

  it("is looked for under the last begin of its create, for a day", () => {
    const again = { ...CREATE, since: 5000 };
    expect([CREATE, again, UPDATE, FOLDER].reduce<readonly Intent[]>(addRemade, [])).toEqual([again]);
    expect(stillLookedFor([again], 5000 + 86_399)).toEqual([again]);
    expect(stillLookedFor([again], 5000 + 86_400)).toEqual([]);
  });
});

describe("how long it is waited for", () => {
  it.each<[string, (number | undefined)[], number]>([
    ["nothing", [], 0],
    ["one that has just begun", [1000], 61],
    ["one that began a while ago: the rest", [960], 21],
    ["one that is over", [900], 0],
    ["several: the last", [900, 990, 970], 51],
    ["one of which no begin is known", [undefined], 61],
    ["one that began in the future, since a clock was set back", [99_000], 61],
  ])("%s", (_, begins, seconds) => {
    const intents = begins.map((since) => ({ ...UPDATE, ...(since === undefined ? {} : { since }) }));
    expect(secondsToWait(intents, 1000, 60)).toBe(seconds);
  });
});

function withFrench(): LiveResource["locales"] {
  const fr: LiveFields = { title: "Un", body: "<p>Texte</p>", state: "draft", url: null, pendingDraft: false };
  return { fr };
}

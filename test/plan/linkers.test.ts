import { describe, expect, it } from "vitest";
import type { BodyPart, DesiredResource } from "../../src/model/desired.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState, type ResourceState } from "../../src/model/state.ts";
import type { Key } from "../../src/model/key.ts";
import { linkersOf } from "../../src/plan/warnings/linkers.ts";
import { context, held, HELP, holding, text } from "./pages.ts";
import { action, change, desired, known } from "./planning.ts";

const HIDE = change({ field: "state", before: "published", after: "draft", send: "draft", publication: "unpublishes" });
const GOES = action({ verb: "unpublish", key: "article:old", id: "7", title: "Old", path: "old", changes: [HIDE] });
const DELETED = action({ ...GOES, verb: "delete", changes: [] });
const OLD = held("article", "7", { en: text("Old", { body: "<p>Old.</p>" }) });

function linking(address: string): string {
  return `<p>See <a href="${address}">this</a>.</p>`;
}

const LINK = linking(`${HELP}/en/articles/7-old`);

interface World {
  readonly live?: readonly LiveResource[];
  readonly actions?: readonly Action[];
  readonly resources?: readonly DesiredResource[];
  readonly state?: ReadonlyMap<Key, ResourceState>;
}

function told({ live = [OLD], actions = [GOES], resources = [], state = new Map() }: World): string[] {
  const given = context({
    desired: { defaultLocale: "en", resources },
    live: holding(...live),
    state: { ...emptyState("w", "1"), resources: state },
  });
  return linkersOf(actions, given).map(({ code, message }) => `${code}: ${message}`);
}

function from(locales: PerLocale<Partial<LiveFields>>, id = "5"): LiveResource {
  const all = Object.entries(locales).map(([locale, fields]) => [locale, text("From", fields)]);
  return held("article", id, Object.fromEntries(all) as PerLocale<LiveFields>);
}

const FROM = from({ en: { body: LINK } });
const NOT_PUBLIC = `link-to-removed: "From" (article 5, not helpsync's) still links to "Old", which will not be public any more.`;

describe("an article that links to what goes from the public", () => {
  it("is told, whose it is and what becomes of the target", () => {
    expect(told({ live: [OLD, FROM] })).toEqual([NOT_PUBLIC]);
    expect(
      told({ live: [OLD, FROM], actions: [DELETED], state: new Map([["article:f", { ...known("5"), path: "f" }]]) }),
    ).toEqual([`link-to-removed: "From" (article 5, f) still links to "Old", which will be deleted.`]);
  });

  it("is told once for each target, whatever it says in how many languages", () => {
    expect(told({ live: [OLD, from({ en: { body: LINK + LINK }, fr: { body: LINK } })] })).toEqual([NOT_PUBLIC]);
    const other = action({ ...GOES, key: "article:next", id: "8", title: "Next" });
    const both = from({ en: { body: LINK + linking(`${HELP}/en/articles/8`) } });
    expect(
      told({ live: [OLD, held("article", "8", { en: text("Next") }), both], actions: [GOES, other] }),
    ).toHaveLength(2);
  });

  it("is told of a collection that is deleted, and not of an article with its id", () => {
    const folder = action({ ...DELETED, kind: "collection", key: "collection:g", title: "G" });
    const live = [OLD, from({ en: { body: linking(`${HELP}/en/collections/7-g`) } })];
    expect(told({ live, actions: [folder] })).toEqual([expect.stringContaining('links to "G", which will be deleted')]);
    expect(told({ live: [OLD, FROM], actions: [folder] })).toEqual([]);
    expect(told({ live, actions: [GOES] })).toEqual([]);
  });

  it.each([
    ["Intercom's own address", "https://intercom.help/help/en/articles/7"],
    ["an address without a language", `${HELP}/articles/7`],
    ["an address of another language, since all go", `${HELP}/fr/articles/7`],
  ])("is told where it links by %s", (_what, address) => {
    expect(told({ live: [OLD, from({ en: { body: linking(address) } })] })).toEqual([NOT_PUBLIC]);
  });

  it.each([
    ["to another page", linking(`${HELP}/en/articles/8`)],
    ["to another site", linking("https://elsewhere.example/en/articles/7")],
    ["and only names the number", "<p>Page 7 of 7.</p>"],
    ["in a picture's address", `<p><img href="${HELP}/en/articles/7" src="x"></p>`],
  ])("is not told where it links %s", (_what, body) => {
    expect(told({ live: [OLD, from({ en: { body } })] })).toEqual([]);
  });

  it("is an article: a collection's text is no page", () => {
    expect(told({ live: [OLD, held("collection", "5", { en: text("From", { body: LINK }) })] })).toEqual([]);
  });
});

describe("what takes nothing from the public", () => {
  const { id, ...unmade } = GOES;
  it.each<readonly [string, Action]>([
    ["only reports", { ...GOES, verb: "conflict" }],
    ["has no page yet", unmade],
    ["writes other values", { ...GOES, changes: [change()] }],
    ["publishes", { ...GOES, changes: [{ ...HIDE, publication: "publishes" }] }],
    ["keeps what a teammate hid", { ...GOES, changes: [{ ...HIDE, verdict: "drift" }] }],
  ])("warns of no link: an action that %s", (_what, one) => {
    expect(id).toBe("7");
    expect(told({ live: [OLD, FROM], actions: [one] })).toEqual([]);
  });
});

describe("a page of which one language goes", () => {
  const both = (fr: string): LiveResource =>
    held("article", "7", { en: text("Old"), fr: text("Vieux", { state: fr }) });
  const french = { ...GOES, changes: [{ ...HIDE, locale: "fr" as const }] };

  it("is missed by links to that language, and by no others", () => {
    const at = (path: string): string[] =>
      told({ live: [both("published"), from({ en: { body: linking(`${HELP}/${path}`) } })], actions: [french] });
    expect(at("fr/articles/7")).toEqual([NOT_PUBLIC]);
    expect(at("en/articles/7")).toEqual([]);
    expect(at("articles/7")).toEqual([]);
  });

  it("is missed by all links where no other language is public", () => {
    const actions = [GOES];
    const live = [both("draft"), from({ en: { body: linking(`${HELP}/fr/articles/7`) } })];
    expect(told({ live, actions })).toEqual([NOT_PUBLIC]);
    expect(told({ live: [both("published"), ...live.slice(1)], actions })).toEqual([]);
    const english = [both("published"), from({ en: { body: linking(`${HELP}/articles/7`) } })];
    expect(told({ live: english, actions })).toEqual([NOT_PUBLIC]);
  });

  it("is judged by its own languages, not by those of a collection with its id", () => {
    const folder = held("collection", "7", { en: text("G") });
    const live = [folder, held("article", "7", { fr: text("Vieux") }), from({ en: { body: LINK } })];
    expect(told({ live, actions: [french] })).toEqual([NOT_PUBLIC]);
  });
});

describe("an article that goes itself, or is gone", () => {
  const other = action({ ...GOES, key: "article:f", id: "5", title: "From" });

  it("leads no reader anywhere", () => {
    expect(told({ live: [OLD, FROM], actions: [GOES, other] })).toEqual([]);
    expect(told({ live: [OLD, FROM], actions: [GOES, { ...other, verb: "delete", changes: [] }] })).toEqual([]);
  });

  it("still does in the languages that stay", () => {
    const live = [OLD, from({ en: { body: LINK }, fr: { body: "<p>x</p>" } })];
    const fr = { ...other, changes: [{ ...HIDE, locale: "fr" as const }] };
    expect(told({ live, actions: [GOES, fr] })).toEqual([NOT_PUBLIC]);
    expect(told({ live, actions: [GOES, other] })).toEqual([]);
  });

  it("was hidden when its file went: only what a teammate published since leads somewhere", () => {
    const state = (some: Partial<ResourceState>): ReadonlyMap<Key, ResourceState> =>
      new Map([["article:f", { ...known("5"), path: "f", ...some }]]);
    const hidden = [OLD, from({ en: { body: LINK, state: "draft" } })];
    expect(told({ live: hidden, state: state({ retired: "hidden" }) })).toEqual([]);
    expect(told({ live: hidden, state: state({}) })).toHaveLength(1);
    expect(told({ live: [OLD, FROM], state: state({ retired: "hidden" }) })).toHaveLength(1);
    const folder: ReadonlyMap<Key, ResourceState> = new Map([["collection:f", { ...known("5"), retired: "left" }]]);
    expect(told({ live: hidden, state: folder })).toEqual([NOT_PUBLIC.replace(`"From"`, "draft 5")]);
  });
});

describe("an article that is written anew", () => {
  const page = (parts: readonly BodyPart[]): DesiredResource => ({
    ...desired("article:f"),
    locales: { en: { title: "From", body: { meant: "m2:x", parts } } },
  });
  const own = (some: Partial<Action> = {}): Action =>
    action({ key: "article:f", id: "5", changes: [change({ field: "body" })], ...some });
  const plain = page(["<p>No link.</p>"]);

  it("is judged by its new text", () => {
    expect(told({ live: [OLD, FROM], actions: [GOES, own()], resources: [plain] })).toEqual([]);
    const live = [OLD, from({ en: { body: "<p>No link.</p>" } })];
    expect(told({ live, actions: [GOES, own()], resources: [page([LINK])] })).toEqual([NOT_PUBLIC]);
    const cut = page([`<p>See <a href="${HELP}/en/articles/`, `7">this</a>.</p>`]);
    expect(told({ live, actions: [GOES, own()], resources: [cut] })).toEqual([NOT_PUBLIC]);
  });

  it.each<readonly [string, Partial<Action>]>([
    ["is in conflict", { verb: "conflict" }],
    ["keeps its text", { changes: [change({ field: "body", verdict: "drift" })] }],
    ["is written in another language", { changes: [change({ field: "body", locale: "fr" })] }],
    ["gets another title", { changes: [change()] }],
  ])("is judged by what Intercom holds where it %s", (_what, some) => {
    expect(told({ live: [OLD, FROM], actions: [GOES, own(some)], resources: [plain] })).toEqual([NOT_PUBLIC]);
  });

  it("is not warned of here where its file links to the target: that is told of the files", () => {
    const file = page(['<p><a href="', { link: "article:old", locale: "en" }, '">x</a></p>']);
    const keeps = own({ verb: "unchanged", changes: [] });
    expect(told({ live: [OLD, FROM], actions: [GOES, keeps], resources: [file] })).toEqual([]);
    const elsewhere = page(['<p><a href="', { link: "article:else", locale: "en" }, '">x</a></p>']);
    expect(told({ live: [OLD, FROM], actions: [GOES, keeps], resources: [elsewhere] })).toEqual([NOT_PUBLIC]);
  });

  it("is not taken for a collection with its id", () => {
    const folder = own({ kind: "collection", key: "article:f" });
    expect(told({ live: [OLD, FROM], actions: [GOES, folder], resources: [plain] })).toEqual([NOT_PUBLIC]);
  });
});

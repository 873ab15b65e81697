import { describe, expect, it } from "vitest";
import type { BodyPart, DesiredFields, DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import type { Locale } from "../../src/model/locale.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { warningsOf } from "../../src/plan/warnings/warnings.ts";
import { held, holding, text } from "./pages.ts";
import { action, change, desired, input, known } from "./planning.ts";

const TO: Key = "article:to";

function link(key: Key, locale: Locale = "en"): BodyPart[] {
  return ['<p><a href="', { link: key, locale }, '">There</a></p>'];
}

function fields(parts: readonly BodyPart[], some: Partial<DesiredFields> = {}): DesiredFields {
  return { title: "T", body: { meant: "m2:x", parts }, ...some };
}

function page(key: Key, locales: DesiredResource["locales"]): DesiredResource {
  return { ...desired(key), locales };
}

function told(
  resources: readonly DesiredResource[],
  actions: readonly Action[] = [],
  some: Partial<PlanInput> = {},
): string[] {
  const content = { defaultLocale: "en" as const, resources };
  return warningsOf(actions, input({ desired: content, ...some })).map(({ code, message }) => `${code}: ${message}`);
}

const FROM = page("article:from", { en: fields(link(TO)) });
const WARNING = "link-to-draft: article:from will be public and links to article:to (en), which will be a draft.";
const DRAFT = page(TO, { en: fields([], { state: "draft" }) });
const PUBLIC = page(TO, { en: fields([], { state: "published" }) });

describe("a link of a page that is to be made", () => {
  it("to a draft is told, once for each target, with the file that holds it", () => {
    const twice = page("article:from", { en: fields([...link(TO), ...link(TO)], { file: "content/from.md" }) });
    expect(told([twice, DRAFT])).toEqual([
      "link-to-draft: content/from.md will be public and links to article:to (en), which will be a draft.",
    ]);
  });

  it.each<readonly [string, readonly DesiredResource[]]>([
    ["to a public page", [FROM, PUBLIC]],
    ["to a collection", [page("article:from", { en: fields(link("collection:to")) }), desired("collection:to")]],
    ["to what is no content of this workspace", [FROM]],
    ["in a draft", [page("article:from", { en: fields(link(TO), { state: "draft" }) }), DRAFT]],
    ["that is a picture", [page("article:from", { en: fields([{ image: "h", name: "n", path: "p" }]) }), DRAFT]],
    ["without a text", [page("article:from", { en: { title: "T" } }), DRAFT]],
  ])("is not told %s", (_what, resources) => {
    expect(told(resources)).toEqual([]);
  });

  it("is judged by the defaults where no file says what its target is", () => {
    const silent = page(TO, { en: fields([]) });
    expect(told([FROM, silent])).toEqual([]);
    const from = page("article:from", { en: fields(link(TO), { state: "published" }) });
    expect(told([from, silent], [], { defaults: { state: "draft" } })).toEqual([WARNING]);
  });

  it("to a translation is judged by that one, or by its original where it says nothing", () => {
    const from = page("article:from", { en: fields(link(TO, "fr")) });
    const about = WARNING.replace("(en)", "(fr)");
    const withFrench = (fr: DesiredFields): DesiredResource => page(TO, { en: fields([], { state: "draft" }), fr });
    expect(told([from, withFrench(fields([], { state: "published" }))])).toEqual([]);
    expect(told([from, withFrench(fields([]))])).toEqual([about]);
    expect(
      told([from, page(TO, { en: fields([], { state: "published" }), fr: fields([], { state: "draft" }) })]),
    ).toEqual([about]);
  });
});

describe("a link between pages that are there", () => {
  const state = { ...emptyState("w", "1"), resources: new Map([[TO, known("7")]]) };
  const now = (shown: "published" | "draft", locale: Locale = "en"): PlanInput["live"] =>
    holding(
      held("collection", "7", { en: text("Guides") }),
      held("article", "7", { [locale]: text("To", { state: shown }) }),
      held("article", "9", { en: text("Other", { state: "published" }) }),
    );
  const writes = (send: string, some: Partial<Action> = {}): Action =>
    action({ key: TO, id: "7", changes: [change({ field: "state", send })], ...some });

  it("is judged by what Intercom holds, whatever the file says", () => {
    expect(told([FROM, PUBLIC], [], { state, live: now("draft") })).toEqual([WARNING]);
    expect(told([FROM, DRAFT], [], { state, live: now("published") })).toEqual([]);
  });

  it("is judged by the page that is taken over", () => {
    const adopts = action({ verb: "adopt", key: TO, id: "9", changes: [] });
    expect(told([FROM, DRAFT], [adopts], { live: now("draft") })).toEqual([]);
  });

  it("is judged by what is written", () => {
    expect(told([FROM, PUBLIC], [writes("draft")], { state, live: now("published") })).toEqual([WARNING]);
    expect(told([FROM, DRAFT], [writes("published")], { state, live: now("draft") })).toEqual([]);
  });

  it.each<readonly [string, Partial<Action>]>([
    ["a conflict", { verb: "conflict" }],
    ["a blocked page", { verb: "blocked" }],
    ["a kept edit", { changes: [change({ field: "state", send: "draft", verdict: "drift" })] }],
    ["another language", { changes: [change({ field: "state", send: "draft", locale: "fr" })] }],
    ["another value", { changes: [change({ field: "title", send: "draft" })] }],
    ["another page", { key: "article:else", id: "9" }],
  ])("is not judged by %s, which writes nothing of this", (_what, some) => {
    expect(told([FROM, PUBLIC], [writes("draft", some)], { state, live: now("published") })).toEqual([]);
  });
});

describe("a folder's description", () => {
  const top = page("collection:g", { en: { title: "G", description: "About." } });
  const inner = {
    ...page("collection:g/h", { en: { title: "H" }, fr: { title: "H", description: "Sur." } }),
    parent: top.key,
  };
  const workspace = { name: "test", sandbox: false };

  it("in a folder is not sent up to API 2.9, and that is told", () => {
    expect(told([top, inner], [], { workspace: { ...workspace, apiVersion: "2.9" } })).toEqual([
      "section-description: g/h: its description is not sent; up to API 2.9 a folder in a folder is a section, which has none.",
    ]);
  });

  it("is sent by newer ones, and one that is not there is not missed", () => {
    expect(told([top, inner], [], { workspace: { ...workspace, apiVersion: "2.10" } })).toEqual([]);
    const silent = { ...inner, locales: { en: { title: "H" } } };
    expect(told([top, silent], [], { workspace: { ...workspace, apiVersion: "2.9" } })).toEqual([]);
    const article = { ...page("article:g/a", { en: { title: "A", description: "Of it." } }), parent: top.key };
    expect(told([top, article], [], { workspace: { ...workspace, apiVersion: "2.9" } })).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { answeredFingerprints } from "../../src/dialect/fingerprints.ts";
import { nonceBody } from "../../src/dialect/nonce.ts";
import type { Field } from "../../src/model/kind.ts";
import type { LiveResource } from "../../src/model/live.ts";
import type { Intent, ResourceState } from "../../src/model/state.ts";
import type { Settlement } from "../../src/settle/settle.ts";
import { known } from "../plan/planning.ts";
import { field, live, outcome, settle, URL } from "./settling.ts";

describe("an update whose answer was lost", () => {
  const OLD = "<p>Press the <b>red</b> button.</p>";
  const NEW = "<p>Press the <b>green</b> button.</p>";
  const UPDATE: Intent = {
    ...{ key: "article:g/a", path: "g/a", verb: "update", id: "7" },
    fields: [field("title", "Install", "Set up"), field("body", OLD, NEW, { targets: "t1:x" })],
  };
  const BASE: ResourceState = {
    ...known("7"),
    locales: {
      en: { title: { meant: "m1:Install", answered: null } },
      fr: { title: { meant: "m1:Installer", answered: null } },
    },
  };
  const by = (intent: Intent, fields: Partial<Record<Field, string>>, some: Partial<LiveResource> = {}): Settlement =>
    settle(intent, [live("7", fields, some)], { "article:g/a": BASE });
  const title = (meant: string, value: string): unknown => ({
    meant,
    answered: answeredFingerprints("title", value, [URL]),
  });

  it("took effect where Intercom holds what was sent, which the state then knows", () => {
    const settlement = by(UPDATE, { title: "Set up", body: NEW });
    expect(outcome(settlement)).toBe("done: was written");
    expect(settlement.state.resources.get("article:g/a")).toEqual({
      ...BASE,
      locales: {
        en: {
          title: title("m1:Set up", "Set up"),
          body: { meant: `m1:${NEW}`, answered: answeredFingerprints("body", NEW, [URL]), targets: "t1:x" },
        },
        fr: { title: { meant: "m1:Installer", answered: null } },
      },
    });
    expect(settlement.state.resources.get("article:g/a")?.locales.en?.title).not.toHaveProperty("targets");
    expect(settlement.state.intents).toEqual([]);
  });

  it("took effect where Intercom holds the words that were sent in other markup", () => {
    const plain = { title: "Set up", body: "<p>Press the <i>green</i> button.</p>" };
    expect(outcome(by(UPDATE, plain))).toBe("done: was written");
  });

  it("took effect where Intercom fetched a picture and gave it its own address", () => {
    const picture = (src: string): string => `<p>See</p><img src="${src}">`;
    const sent = { ...UPDATE, fields: [field("body", OLD, picture("https://img.example.com/a.png"))] };
    expect(outcome(by(sent, { body: picture("https://downloads.intercomcdn.com/a.png") }))).toBe("done: was written");
  });

  it("did not take effect where Intercom holds what it held, and leaves the state as it was", () => {
    const settlement = by(UPDATE, { title: "Install", body: OLD });
    expect(outcome(settlement)).toBe("not-done: was not written");
    expect(settlement.state.resources.get("article:g/a")).toBe(BASE);
  });

  it("did not take effect where a field that had no value has none", () => {
    expect(outcome(by({ ...UPDATE, fields: [field("description", undefined, "New")] }, {}))).toBe(
      "not-done: was not written",
    );
  });

  it.each<readonly [string, Partial<Record<Field, string>>]>([
    ["a field is neither", { title: "Theirs", body: OLD }],
    ["a field is neither and another was written", { title: "Theirs", body: NEW }],
    ["a later field is neither", { title: "Set up", body: "<p>Theirs.</p>" }],
    ["a field that had a value is gone", { title: "Install" }],
  ])("cannot be told where %s; what was written is known all the same", (_name, fields) => {
    const settlement = by(UPDATE, fields);
    expect(outcome(settlement)).toBe("conflict: was edited meanwhile");
    const { en } = settlement.state.resources.get("article:g/a")?.locales ?? {};
    expect(en?.title?.meant).toBe(fields.title === "Set up" ? "m1:Set up" : "m1:Install");
    expect(en?.body?.meant).toBe(fields.body === NEW ? `m1:${NEW}` : undefined);
    expect(settlement.unsettled).toEqual(new Map());
    expect(settlement.state.intents).toEqual([]);
  });

  it("cannot be told where the resource is gone from Intercom, or from the state", () => {
    const gone = "conflict: is gone from Intercom";
    expect(outcome(settle(UPDATE, [], { "article:g/a": BASE }))).toBe(gone);
    expect(outcome(settle(UPDATE, [live("8", {})], { "article:g/a": BASE }))).toBe(gone);
    expect(outcome(settle(UPDATE, [live("7", {}, { kind: "collection" })], { "article:g/a": BASE }))).toBe(gone);
    expect(outcome(settle(UPDATE, [live("7", { title: "Set up" })]))).toBe(gone);
  });

  describe("of the text of a draft", () => {
    const DRAFT = { ...BASE, nonce: "nonce-1" };
    const settled = (body: string): Settlement =>
      settle(UPDATE, [live("7", { title: "Set up", body })], { "article:g/a": DRAFT });

    it("did not take effect while the nonce stands there", () => {
      const settlement = settled(nonceBody("nonce-1"));
      expect(outcome(settlement)).toBe("not-done: was not written");
      expect(settlement.state.resources.get("article:g/a")).toBe(DRAFT);
    });

    it("took effect where it is there: the nonce is history", () => {
      const settlement = settled(NEW);
      expect(outcome(settlement)).toBe("done: was written");
      expect(settlement.state.resources.get("article:g/a")).not.toHaveProperty("nonce");
    });
  });

  describe("that moves", () => {
    const PLACE = { meant: "collection:h" as const, seen: "1", sent: "2" };
    const MOVE: Intent = { ...UPDATE, fields: [], place: PLACE };

    it("took effect where it stands there now", () => {
      const settlement = by(MOVE, {}, { parents: ["5", "2"] });
      expect(outcome(settlement)).toBe("done: was written");
      const place = { meant: "collection:h", sent: "2", answered: "2" };
      expect(settlement.state.resources.get("article:g/a")?.place).toEqual(place);
    });

    it.each<readonly [string, Intent, readonly string[]]>([
      ["it stands where it stood", MOVE, ["1"]],
      ["it stands nowhere", MOVE, []],
      ["it was not to be moved", { ...MOVE, place: { ...PLACE, seen: "2" } }, ["2"]],
    ])("did not take effect where %s", (_name, intent, parents) => {
      const settlement = by(intent, {}, { parents });
      expect(outcome(settlement)).toBe("not-done: was not written");
      expect(settlement.state.resources.get("article:g/a")).toBe(BASE);
    });

    it("cannot be told where a field was edited meanwhile, and its place is known all the same", () => {
      const settlement = by({ ...UPDATE, place: PLACE }, { title: "Theirs", body: OLD }, { parents: ["2"] });
      expect(outcome(settlement)).toBe("conflict: was edited meanwhile");
      expect(settlement.state.resources.get("article:g/a")?.place.answered).toBe("2");
    });
  });
});

describe("an update that retires what has no file any more, whose answer was lost", () => {
  const HIDE: Intent = {
    ...{ key: "article:g/a", path: "g/a", verb: "update", id: "7" },
    fields: [field("state", "published", "draft")],
    retires: { all: "yes", locales: ["fr"] },
  };
  const after = (
    intent: Intent,
    fields: Partial<Record<Field, string>>,
    base = known("7"),
  ): ResourceState | undefined =>
    settle(intent, [live("7", fields)], { "article:g/a": base }).state.resources.get("article:g/a");

  it("retired it where it took effect, each locale once", () => {
    expect(after(HIDE, { state: "draft" })).toMatchObject({ retired: "hidden", retiredLocales: ["fr"] });
    const before = { ...known("7"), retiredLocales: ["de" as const, "fr" as const] };
    expect(after(HIDE, { state: "draft" }, before)?.retiredLocales).toEqual(["de", "fr"]);
  });

  it("retired no more than it says", () => {
    const all = { ...HIDE, retires: { all: "yes" as const, locales: [] } };
    expect(after(all, { state: "draft" })).toHaveProperty("retired", "hidden");
    expect(after(all, { state: "draft" })).not.toHaveProperty("retiredLocales");
    const french = { ...HIDE, retires: { all: "no" as const, locales: ["fr" as const] } };
    expect(after(french, { state: "draft" })).not.toHaveProperty("retired");
    expect(after(french, { state: "draft" })).toHaveProperty("retiredLocales", ["fr"]);
  });

  it("retired nothing where it did not, or where a teammate edited it", () => {
    expect(after(HIDE, { state: "published" })).not.toHaveProperty("retired");
    const edited = after({ ...HIDE, fields: [...HIDE.fields, field("title", "A", "B")] }, { state: "draft" });
    expect(edited?.locales.en).toHaveProperty("state");
    expect(edited).not.toHaveProperty("retired");
    expect(edited).not.toHaveProperty("retiredLocales");
  });
});

describe("a delete whose answer was lost", () => {
  const DELETE: Intent = { key: "article:g/a", path: "g/a", verb: "delete", id: "7", fields: [] };
  const OWNED = { "article:g/a": known("7") };

  it("took effect where it is gone: the state forgets it", () => {
    for (const resources of [[], [live("8", {})], [live("7", {}, { kind: "collection" })]]) {
      const settlement = settle(DELETE, resources, OWNED);
      expect(outcome(settlement)).toBe("done: was deleted");
      expect(settlement.state.resources).toEqual(new Map());
      expect(settlement.state.intents).toEqual([]);
    }
  });

  it("did not take effect where it is still there", () => {
    const settlement = settle(DELETE, [live("8", {}), live("7", {})], OWNED);
    expect(outcome(settlement)).toBe("not-done: was not deleted");
    expect(settlement.state.resources.has("article:g/a")).toBe(true);
  });
});

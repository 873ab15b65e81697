import { describe, expect, it } from "vitest";
import { answeredFingerprints } from "../../src/dialect/fingerprints.ts";
import { nonceBody } from "../../src/dialect/nonce.ts";
import type { LiveResource } from "../../src/model/live.ts";
import type { Intent } from "../../src/model/state.ts";
import { known } from "../plan/planning.ts";
import { field, live, outcome, settle, URL } from "./settling.ts";

describe("the create of an article whose answer was lost", () => {
  const CREATE: Intent = {
    ...{ key: "article:g/a", path: "g/a", verb: "create", nonce: "nonce-1" },
    fields: [
      field("title", undefined, "Install"),
      field("description", undefined, "How to"),
      field("body", undefined, "<p>The whole text.</p>"),
      field("state", undefined, "draft"),
    ],
  };
  const BODY = nonceBody("nonce-1");
  const DRAFT = live("7", { description: "How to", body: BODY, state: "draft" });

  it("took place where the article with its nonce is there, of which the state then knows what was sent", () => {
    const settlement = settle(CREATE, [live("6", { body: "<p>Other</p>" }), DRAFT]);
    expect(outcome(settlement)).toBe("done: was created");
    expect(settlement.state.resources.get("article:g/a")).toEqual({
      id: "7",
      path: "g/a",
      nonce: "nonce-1",
      place: { meant: null, sent: null },
      locales: {
        en: {
          title: { meant: "m1:Install", answered: answeredFingerprints("title", "Install", [URL]) },
          description: { meant: "m1:How to", answered: answeredFingerprints("description", "How to", [URL]) },
          body: { meant: "m1:<p>The whole text.</p>", answered: answeredFingerprints("body", BODY, [URL]) },
          state: { meant: "m1:draft", answered: answeredFingerprints("state", "draft", [URL]) },
        },
      },
    });
    expect(settlement.state.intents).toEqual([]);
    expect(settlement.unsettled).toEqual(new Map());
  });

  it("leaves out of the state what a teammate changed since, and what the draft does not hold", () => {
    const { state } = settle(CREATE, [live("7", { title: "Theirs", body: BODY, state: "draft" })]);
    expect(Object.keys(state.resources.get("article:g/a")?.locales.en ?? {})).toEqual(["body", "state"]);
  });

  it("knows nothing of a locale that the draft does not hold", () => {
    const french = { ...CREATE, fields: [field("title", undefined, "Installer", { locale: "fr" })] };
    expect(settle(french, [DRAFT]).state.resources.get("article:g/a")?.locales).toEqual({});
  });

  it("knows the body of none but the locale that holds the nonce, whatever markup is around it", () => {
    const { state } = settle(CREATE, [live("7", { title: "Theirs", body: "<p>nonce-1</p>" })]);
    expect(Object.keys(state.resources.get("article:g/a")?.locales.en ?? {})).toEqual(["body"]);
  });

  it.each<readonly [string, readonly LiveResource[]]>([
    ["nothing is there", []],
    ["its words are others", [live("7", { body: "<p>Other</p>" })]],
    ["more than the nonce stands there", [live("7", { body: `${BODY}<p>More.</p>` })]],
    ["the article has no body", [live("7", {})]],
    ["what holds it is a collection", [live("7", { body: BODY }, { kind: "collection" })]],
  ])("did not take place where %s", (_name, resources) => {
    const settlement = settle(CREATE, resources);
    expect(outcome(settlement)).toBe("not-done: was not created");
    expect(settlement.state.resources).toEqual(new Map());
    expect(settlement.state.intents).toEqual([]);
  });

  it("did not take place where the article is one that the state knows; a collection of that id is another", () => {
    expect(outcome(settle(CREATE, [DRAFT], { "article:g/b": known("7") }))).toBe("not-done: was not created");
    expect(outcome(settle(CREATE, [DRAFT], { "collection:g": known("7") }))).toBe("done: was created");
  });

  it("took place where several articles hold its nonce: the first is it, the others are second fruits", () => {
    const second = { ...DRAFT, id: "8" };
    const settlement = settle(CREATE, [second, DRAFT]);
    expect(outcome(settlement)).toBe("done: was created");
    expect(settlement.state.intents).toEqual([]);
    expect(settlement.state.resources.get("article:g/a")?.id).toBe("7");
    expect(settlement.unsettled).toEqual(new Map());
  });
});
describe("the create of a collection whose answer was lost", () => {
  const CREATE: Intent = {
    ...{ key: "collection:g", path: "g", verb: "create" },
    collection: { title: "Guides", parent: null, after: 100 },
    fields: [field("title", undefined, "Guides")],
  };
  const guides = (some: Partial<LiveResource> = {}): LiveResource =>
    live("3", { title: "Guides" }, { kind: "collection", createdAt: 100, ...some });

  it("took place where an empty one of its name and place came since; the state knows its id alone", () => {
    const settlement = settle(CREATE, [guides()]);
    expect(outcome(settlement)).toBe("done: was created");
    const made = { id: "3", path: "g", place: { meant: null, sent: null }, locales: {} };
    expect(settlement.state.resources.get("collection:g")).toEqual(made);
    expect(settlement.state.resources.get("collection:g")).not.toHaveProperty("nonce");
  });

  it("took place in the collection that it was to stand in", () => {
    const nested = { ...CREATE, collection: { title: "Guides", parent: "2", after: 100 } };
    expect(outcome(settle(nested, [guides({ parents: ["2"] })]))).toBe("done: was created");
    expect(outcome(settle(nested, [guides({ parents: ["4"] })]))).toBe("not-done: was not created");
    expect(outcome(settle(nested, [guides()]))).toBe("not-done: was not created");
  });

  it.each<readonly [string, readonly LiveResource[]]>([
    ["it was there before", [guides({ createdAt: 99 })]],
    ["its name is another", [guides({ locales: { en: { title: "FAQ", url: null, pendingDraft: false } } })]],
    ["it stands elsewhere", [guides({ parents: ["2"] })]],
    ["something stands in it", [guides(), live("9", {}, { parents: ["3"] })]],
    ["it is an article", [guides({ kind: "article" })]],
  ])("did not take place where %s", (_name, resources) => {
    expect(outcome(settle(CREATE, resources))).toBe("not-done: was not created");
  });

  it("is not known again where nothing tells its name", () => {
    const { collection: _, ...nameless } = CREATE;
    expect(outcome(settle(nameless, [guides()]))).toBe("not-done: was not created");
  });
});

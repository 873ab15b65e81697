import { describe, expect, it } from "vitest";
import { answeredFingerprints, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { ArticleDocument, Content } from "../../src/model/content.ts";
import type { Key } from "../../src/model/key.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import { emptyState, type Base, type ResourceState, type State } from "../../src/model/state.ts";
import { TextLetGo, withoutUntouchedTexts } from "../../src/plan/let-go.ts";

const KEY: Key = "article:g/a";
const TEXT = "<p>Words.</p>";

const title: Base = { meant: meantFingerprint("A"), answered: answeredFingerprints("title", "A", []) };
const body: Base = { meant: "m2:as-applied", answered: answeredFingerprints("body", TEXT, []) };

function stateWith(change: Partial<ResourceState> = {}, more: Partial<State> = {}): State {
  const place = { meant: null, sent: null };
  const known: ResourceState = { id: "1", path: "g/a", place, locales: { en: { title, body } }, ...change };
  return { ...emptyState("w", "1"), resources: new Map([[KEY, known]]), ...more };
}

function listed(fields: Partial<LiveFields> = {}, id = "1"): LiveResource {
  const en: LiveFields = { title: "A", body: TEXT, state: "published", url: null, pendingDraft: false, ...fields };
  return {
    ...{ kind: "article", id, parents: [], helpCenterId: null, locales: { en } },
    ...{ createdAt: 1, updatedAt: 1, updatedBy: null },
  };
}

function contentWith(state: "published" | "draft", ...keys: readonly Key[]): Pick<Content, "articles"> {
  const articles = keys.map((key): ArticleDocument => {
    const en = { file: "g/a.md", path: "g/a.md", state, body: () => "", bodyPrint: () => "", bodyLine: 1 };
    const place = { file: "g/a.md", line: 1, column: 1 };
    return {
      ...{ kind: "article", key, path: "g/a", place, parent: null, movedFrom: [], intercomId: {} },
      translations: { en },
    };
  });
  return { articles };
}

const CONTENT = contentWith("published", KEY);

/** What is kept of the English text; what is read of it, where it was let go, is why it cannot be had. */
function kept(
  state: State,
  resource: LiveResource,
  meant = "m2:as-applied",
  content = CONTENT,
): LiveFields | undefined {
  return withoutUntouchedTexts(state, content, () => meant)(resource).locales.en;
}

describe("of an article that Intercom lists", () => {
  it("a text that nobody changed on either side is let go, and all else is kept", () => {
    const fields = kept(stateWith(), listed());
    expect(fields).toMatchObject({ title: "A", state: "published", bodyAsAnswered: true });
    expect(() => fields?.body).toThrow(TextLetGo);
    // Whoever copies it would hold a page without a text.
    expect(() => ({ ...fields })).toThrow(TextLetGo);
  });

  it.each<[string, State, LiveResource, string?]>([
    ["was edited in Intercom", stateWith(), listed({ body: "<p>Other words.</p>" })],
    ["has a file that says something else", stateWith(), listed(), "m2:changed"],
    [
      "did not take all that was sent",
      stateWith({ locales: { en: { body: { ...body, lost: ["a video"] } } } }),
      listed(),
    ],
    ["was never answered", stateWith({ locales: { en: { body: { ...body, answered: null } } } }), listed()],
    ["is new in this language", stateWith({ locales: {} }), listed()],
    ["has no file any more", stateWith({ retired: "left" }), listed()],
    ["is not ours", stateWith(), listed({}, "2")],
    [
      "may be what a lost call made",
      stateWith({}, { remade: [{ key: KEY, path: "g/a", verb: "create", fields: [] }] }),
      listed(),
    ],
    [
      "may be what an open call wrote",
      stateWith({}, { intents: [{ key: KEY, path: "g/a", verb: "update", fields: [] }] }),
      listed(),
    ],
    [
      "may be what a pull brought into a file",
      stateWith({}, { pulled: new Map([[KEY, { id: "1", path: "g/a", locales: {} }]]) }),
      listed(),
    ],
  ])("a text is kept that %s", (_why, state, resource, meant) => {
    expect(kept(state, resource, meant)?.body).toBe(resource.locales.en?.body);
  });

  it.each<[string, State, Pick<Content, "articles">, "kept" | "let go"]>([
    ["an article has no file any more", stateWith(), contentWith("published"), "kept"],
    ["an article's file says now that it is a draft", stateWith(), contentWith("draft", KEY), "kept"],
    [
      "a file that is gone was seen to by an apply",
      stateWith({ retired: "hidden" }, {}),
      contentWith("published"),
      "kept",
    ],
    ["a translation that is gone was seen to", withFrench({ retiredLocales: ["fr"] }), CONTENT, "let go"],
    ["a translation has no file any more", withFrench(), CONTENT, "kept"],
    ["a translation was never ours", withFrench({}, ""), CONTENT, "let go"],
  ])("all texts are kept where something may go that others link to: %s", (_why, state, content, expected) => {
    const fields = kept(state, listed(), "m2:as-applied", content);
    expect(fields?.bodyAsAnswered === true ? "let go" : "kept").toBe(expected);
  });

  it("a text is kept that the state gives to two files", () => {
    const [known] = [...stateWith().resources.values()];
    const other: Key = "article:g/b";
    if (known === undefined) throw new Error("The state knows one.");
    const state = {
      ...stateWith(),
      resources: new Map([
        [KEY, known],
        [other, known],
      ]),
    };
    expect(kept(state, listed(), "m2:as-applied", contentWith("published", KEY, other))?.body).toBe(TEXT);
  });
});

function withFrench(change: Partial<ResourceState> = {}, meant = "m1:French"): State {
  const fr = { title: { ...title, meant }, body: { ...body, meant } };
  return stateWith({ locales: { en: { title, body }, fr }, ...change });
}

import { describe, expect, it } from "vitest";
import { answeredFingerprints } from "../../src/dialect/fingerprints.ts";
import type { Key } from "../../src/model/key.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import { emptyState, type Base, type ResourceState, type State } from "../../src/model/state.ts";
import { TextLetGo, withoutUntouchedTexts } from "../../src/plan/let-go.ts";

const KEY: Key = "article:g/a";
const TEXT = "<p>Words.</p>";

const body: Base = { meant: "m2:as-applied", answered: answeredFingerprints("body", TEXT, []) };

function stateWith(change: Partial<ResourceState> = {}, more: Partial<State> = {}): State {
  const place = { meant: null, sent: null };
  const known: ResourceState = { id: "1", path: "g/a", place, locales: { en: { body } }, ...change };
  return { ...emptyState("w", "1"), resources: new Map([[KEY, known]]), ...more };
}

function listed(fields: Partial<LiveFields> = {}, id = "1"): LiveResource {
  const en: LiveFields = { title: "A", body: TEXT, state: "published", url: null, pendingDraft: false, ...fields };
  return {
    ...{ kind: "article", id, parents: [], helpCenterId: null, locales: { en } },
    ...{ createdAt: 1, updatedAt: 1, updatedBy: null },
  };
}

/** What is kept of the English text; what is read of it, where it was let go, is why it cannot be had. */
function kept(state: State, resource: LiveResource, meant = "m2:as-applied"): LiveFields | undefined {
  return withoutUntouchedTexts(state, () => meant)(resource).locales.en;
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
});

import { describe, expect, it } from "vitest";
import { answeredFingerprints, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import { emptyState, type Pulled, type PulledField, type ResourceState, type State } from "../../src/model/state.ts";
import { withoutTaken } from "../../src/settle/not-taken.ts";
import { withPulled } from "../../src/settle/pulled.ts";

const KEY: Key = "article:plans";
const THEIRS = answeredFingerprints("title", "Theirs", []);
const OLD = answeredFingerprints("title", "Old", []);
const TAKEN: PulledField = { answered: THEIRS, meant: meantFingerprint("Theirs") };
const HASH = "ab".repeat(32);
const COPY = "https://downloads.intercomcdn.com/i/o/1/a.png";

function content(
  titles: Readonly<Record<string, string>>,
  key: Key = KEY,
): { defaultLocale: "en"; resources: DesiredResource[] } {
  const locales = Object.fromEntries(Object.entries(titles).map(([locale, title]) => [locale, { title }]));
  const about = { kind: "article" as const, key, path: "plans", parent: null, movedFrom: [], intercomId: {} };
  return { defaultLocale: "en", resources: [{ ...about, locales }] };
}

function state(pulled: Partial<Pulled>, known?: ResourceState["locales"]): State {
  const offer: Pulled = { id: "7", path: "plans", locales: { en: { title: TAKEN } }, ...pulled };
  const place = { meant: null, sent: null, answered: null };
  const resources: [Key, ResourceState][] =
    known === undefined ? [] : [[KEY, { id: "7", path: "plans", place, locales: known }]];
  return { ...emptyState("w", "1"), pulled: new Map([[KEY, offer]]), resources: new Map(resources) };
}

const KNOWN: ResourceState["locales"] = {
  en: { title: { meant: meantFingerprint("Old"), answered: OLD, sent: "s1:x" } },
};

describe("what a pull brought into a file of a known page", () => {
  it("is its base once the file says just that", () => {
    const { resources, pulled } = withPulled(state({}, KNOWN), content({ en: "Theirs" }));
    expect(resources.get(KEY)?.locales.en?.title).toEqual({ meant: meantFingerprint("Theirs"), answered: THEIRS });
    expect(pulled.size).toBe(0);
  });

  it.each([
    ["the file as it was", content({ en: "Old" })],
    ["a file that says something else", content({ en: "Else" })],
    ["no file", content({ en: "Theirs" }, "article:other")],
  ])("is nothing for %s, and stays on offer", (_, desired) => {
    const before = state({}, KNOWN);
    expect(withPulled(before, desired)).toEqual(before);
  });

  it("leaves what was meant before where the file holds changes besides", () => {
    const offer = { en: { title: { ...TAKEN, meant: meantFingerprint("Both"), besides: "changes" as const } } };
    const { resources } = withPulled(state({ locales: offer }, KNOWN), content({ en: "Both" }));
    expect(resources.get(KEY)?.locales.en?.title).toEqual({ meant: meantFingerprint("Old"), answered: THEIRS });
  });

  it("is nothing while a person is to choose", () => {
    const offer = { en: { title: { answered: THEIRS, before: meantFingerprint("Ours") } } };
    const before = state({ locales: offer }, KNOWN);
    expect(withPulled(before, content({ en: "Chosen" }))).toEqual(before);
  });

  it("is nothing for a page that was made anew since", () => {
    const before = state({ id: "8" }, KNOWN);
    const after = withPulled(before, content({ en: "Theirs" }));
    expect(after.resources).toEqual(before.resources);
    expect(after.pulled.size).toBe(0);
  });

  it("brings the images that Intercom holds, but for those that are known better", () => {
    const before = state({ images: { [HASH]: COPY } }, KNOWN);
    expect(withPulled(before, content({ en: "Theirs" })).resources.get(KEY)?.images).toEqual({ [HASH]: COPY });
  });
});

describe("a page whose file a pull made", () => {
  const MADE: Partial<Pulled> = {
    place: { meant: "collection:g", answered: "3" },
    locales: { en: { title: { ...TAKEN, file: "made" } }, fr: { title: { ...TAKEN, file: "made" } } },
  };

  it("is known wherever its file is, whatever it says by now", () => {
    const { resources } = withPulled(state(MADE), content({ en: "Edited since", fr: "Theirs" }));
    expect(resources.get(KEY)).toMatchObject({ id: "7", place: { meant: "collection:g", sent: "3", answered: "3" } });
    expect(resources.get(KEY)?.locales.en?.title).toEqual({ meant: meantFingerprint("Theirs"), answered: THEIRS });
    expect(resources.get(KEY)?.locales.fr).toBeDefined();
  });

  it("is not known where its file is not", () => {
    const before = state(MADE);
    expect(withPulled(before, { defaultLocale: "en", resources: [] })).toEqual(before);
  });

  it("waits for a language whose file is still to come", () => {
    const { resources, pulled } = withPulled(state(MADE), content({ en: "Theirs" }));
    expect(Object.keys(resources.get(KEY)?.locales ?? {})).toEqual(["en"]);
    expect(Object.keys(pulled.get(KEY)?.locales ?? {})).toEqual(["fr"]);
  });

  it("is not taken where another key has it", () => {
    const before = state(MADE);
    const place = { meant: null, sent: null, answered: null };
    const owned = {
      ...before,
      resources: new Map<Key, ResourceState>([["article:other", { id: "7", path: "other", place, locales: {} }]]),
    };
    expect(withPulled(owned, content({ en: "Theirs" })).resources.has(KEY)).toBe(false);
  });
});

it("a page that was found for its file is known only where the file says what the pull brought", () => {
  const before = state({});
  expect(withPulled(before, content({ en: "Ours" })).resources.size).toBe(0);
  expect(withPulled(before, content({ en: "Theirs" })).resources.get(KEY)?.place).toEqual({
    meant: null,
    sent: null,
    undecided: true,
  });
});

it("a command that applies nothing stores the offers as they were, but for what it decides itself", () => {
  const stored = state({}, KNOWN);
  const taken = withPulled(stored, content({ en: "Theirs" }));
  expect(withoutTaken(taken, stored)).toEqual(stored);
  expect(withoutTaken(taken, stored, new Set([KEY]))).toEqual(taken);
});

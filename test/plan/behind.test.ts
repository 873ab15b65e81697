import { describe, expect, it } from "vitest";
import { meantFingerprint, originalFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredFields } from "../../src/model/desired.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import type { Base, ResourceState } from "../../src/model/state.ts";
import { behindWarnings, countBehind, translationsBehind } from "../../src/plan/warnings/behind.ts";
import type { Match } from "../../src/plan/identity/match.ts";
import { base, held, text } from "./pages.ts";
import { desired, known } from "./planning.ts";

function fields(title: string, body?: string): DesiredFields {
  return { title, ...(body === undefined ? {} : { body: { meant: meantFingerprint(body), parts: [body] } }) };
}

function bodyBase(body: string): Base {
  return base("body", body);
}

const EN = fields("One", "Words.");
const FR = fields("Un", "Mots.");
const BEFORE: ResourceState["locales"] = {
  en: { title: base("title", "One"), body: bodyBase("Words.") },
  fr: { title: base("title", "Un"), body: bodyBase("Mots.") },
};

function match(locales: PerLocale<DesiredFields>, some: Partial<ResourceState> = {}): Match {
  return {
    key: "article:a",
    desired: { ...desired("article:a"), locales },
    base: { ...known("1"), locales: BEFORE, ...some },
    live: held("article", "1", { en: text("One") }),
  };
}

const CHANGED = match({ en: fields("One", "Other words."), fr: FR });

describe("a translation", () => {
  it.each<readonly [string, Match]>([
    ["the words of its original changed", CHANGED],
    ["the title of its original changed", match({ en: fields("Uno", "Words."), fr: FR })],
    [
      "its original changed back, but not to what it was translated from",
      match(
        { en: EN, fr: FR },
        {
          originals: { fr: originalFingerprint(meantFingerprint("One"), meantFingerprint("Older words.")) },
        },
      ),
    ],
  ])("is behind where %s", (_why, one) => {
    expect(translationsBehind([one], "en")).toEqual({ fr: ["a"] });
  });

  const { desired: content, base: state, live, ...keyOnly } = CHANGED;
  const parts = { ...(content && { desired: content }), ...(state && { base: state }), ...(live && { live }) };
  it.each<readonly [string, Match]>([
    ["nothing changed", match({ en: EN, fr: FR })],
    ["it changed, too", match({ en: fields("One", "Other words."), fr: fields("Un", "D'autres mots.") })],
    ["its title changed, too", match({ en: fields("One", "Other words."), fr: fields("Une", "Mots.") })],
    ["it lost its text, too", match({ en: fields("One", "Other words."), fr: fields("Un") })],
    [
      "it was translated from what the original is again",
      match(
        { en: fields("One", "Other words."), fr: FR },
        {
          originals: { fr: originalFingerprint(meantFingerprint("One"), meantFingerprint("Other words.")) },
        },
      ),
    ],
    ["it is new", match({ en: fields("One", "Other words."), fr: FR }, { locales: { en: BEFORE.en ?? {} } })],
    [
      "its title was never written",
      match(
        { en: fields("One", "Other words."), fr: FR },
        {
          locales: { ...BEFORE, fr: { body: bodyBase("Mots.") } },
        },
      ),
    ],
    [
      "its original was never written as a whole",
      match(
        { en: fields("One", "Other words."), fr: FR },
        {
          locales: { ...BEFORE, en: { title: base("title", "One") } },
        },
      ),
    ],
    ["its original has no text any more", match({ en: fields("One"), fr: FR })],
    ["its original has no file", match({ fr: FR })],
    [
      "it is of a collection",
      { ...CHANGED, desired: { ...desired("collection:a"), locales: { en: fields("B"), fr: FR } } },
    ],
    ["it is new in Intercom", { ...keyOnly, ...parts, base: undefined } as unknown as Match],
    ["it was deleted in Intercom", { ...keyOnly, ...parts, live: undefined } as unknown as Match],
    ["its file is gone", { ...keyOnly, ...parts, desired: undefined } as unknown as Match],
  ])("is not behind where %s", (_why, one) => {
    expect(translationsBehind([one], "en")).toEqual({});
  });

  it("without a text of its own is behind where its original's changed", () => {
    const titles: ResourceState["locales"] = { ...BEFORE, fr: { title: base("title", "Un") } };
    expect(
      translationsBehind([match({ en: fields("One", "New."), fr: fields("Un") }, { locales: titles })], "en"),
    ).toEqual({
      fr: ["a"],
    });
  });

  it("is counted and named by its language, several articles in their order", () => {
    const other = match(
      { en: fields("One", "Other words."), fr: FR, de: fields("Eins", "Wörter.") },
      {
        locales: { ...BEFORE, de: { title: base("title", "Eins"), body: bodyBase("Wörter.") } },
      },
    );
    const behind = translationsBehind(
      [CHANGED, { ...other, desired: { ...desired("article:b"), locales: other.desired?.locales ?? {} } }],
      "en",
    );
    expect(behind).toEqual({ fr: ["a", "b"], de: ["b"] });
    expect(countBehind(behind)).toEqual({ fr: 2, de: 1 });
  });
});

describe("the warning of translations that are behind", () => {
  it("names up to five articles of each language, the languages by name", () => {
    const paths = ["a", "b", "c", "d", "e"];
    expect(behindWarnings({ fr: paths, de: [...paths, "f", "g"] })).toEqual([
      {
        code: "translations-behind",
        message: "de: 7 translations are older than their originals: a, b, c, d, e, and 2 more.",
      },
      { code: "translations-behind", message: "fr: 5 translations are older than their originals: a, b, c, d, e." },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Action } from "../../src/model/plan.ts";
import { emptyState, type ObservedFacts } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { asFarAsTaken, observedWarnings } from "../../src/plan/warnings/observed.ts";
import { held, holding, text } from "./pages.ts";
import { action, change, desired, input } from "./planning.ts";

const SEEN = { seenAt: "2026-01-01T00:00:00.000Z", by: "PUT /articles/1" };
const ONE: ObservedFacts = { languages: { value: "one", ...SEEN } };
const NESTED = "<ul><li><p>One</p><ul><li><p>Two</p></li></ul></li></ul>";
const CALLOUT = '<div class="intercom-interblocks-callout"><p>Mind the gap.</p></div>';

function pages(count: number, html: string): DesiredResource[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `p${String(index + 1)}`;
    const body = { meant: `m2:${name}`, parts: [html] };
    return { ...desired(`article:${name}`), locales: { en: { title: name, body } } };
  });
}

const TRANSLATED: readonly DesiredResource[] = ["a", "b"].map((name) => ({
  ...desired(`article:${name}`),
  locales: {
    en: { title: name, file: `${name}.md` },
    fr: { title: `${name} fr`, file: `${name}.fr.md` },
    ...(name === "a" ? { de: { title: "a de", file: "a.de.md" } } : {}),
  },
}));

function given(resources: readonly DesiredResource[], facts: ObservedFacts, some: Partial<PlanInput> = {}): PlanInput {
  const state = { ...emptyState("w", "1"), facts };
  return input({ desired: { defaultLocale: "en", resources }, state, ...some });
}

function told(one: PlanInput, actions: readonly Action[] = [], left: readonly string[] = []): string[] {
  const keys = one.desired.resources.map(({ key }) => key).filter((key) => !left.includes(key));
  return observedWarnings(one, new Set(keys), actions).map(({ code, message }) => `${code}: ${message}`);
}

function writes(resources: readonly DesiredResource[]): Action[] {
  return resources.map(({ key, path }) =>
    action({ key, path, title: `Title of ${path}`, changes: [change({ field: "body" })] }),
  );
}

describe("a workspace with one language", () => {
  it("is planned for as if the config listed the default locale alone", () => {
    const titled = { ...desired("collection:g"), locales: { fr: { title: "Guides" } } };
    const planned = asFarAsTaken(given([titled, ...TRANSLATED], ONE));
    expect(planned.locales).toEqual(["en"]);
    expect(planned.desired.defaultLocale).toBe("en");
    expect(planned.desired.resources.map(({ locales }) => locales)).toEqual([
      {},
      { en: { title: "a", file: "a.md" } },
      { en: { title: "b", file: "b.md" } },
    ]);
  });

  it("is told which translations are not written, and how many", () => {
    expect(told(given(TRANSLATED, ONE))).toEqual([
      "one-language: Translations are not written (de: 1 file, fr: 2 files): this workspace has one language. Add languages in Intercom's Help Center settings, or take them out of `locales` in the config.",
    ]);
  });

  it("is told of none where there is none, or none of them is for this workspace", () => {
    expect(told(given(pages(2, "<p>x</p>"), ONE))).toEqual([]);
    expect(told(given(TRANSLATED, ONE), [], ["article:a", "article:b"])).toEqual([]);
    expect(told(given(TRANSLATED, ONE), [], ["article:a"])[0]).toContain("(fr: 1 file)");
  });

  it("is one no more once a page was seen with several", () => {
    const several = holding(
      held("article", "1", { en: text("A") }, { languages: "one" }),
      held("article", "2", { en: text("B") }, { languages: "several" }),
    );
    const one = given(TRANSLATED, ONE, { live: several });
    expect(asFarAsTaken(one)).toBe(one);
    expect(told(one)).toEqual([]);
    const still = given(TRANSLATED, ONE, {
      live: holding(held("article", "1", { en: text("A") }, { languages: "one" })),
    });
    expect(asFarAsTaken(still)).not.toBe(still);
  });

  it.each<ObservedFacts>([{}, { languages: { value: "several", ...SEEN } }])("is not %o", (facts) => {
    const one = given(TRANSLATED, facts);
    expect(asFarAsTaken(one)).toBe(one);
    expect(told(one)).toEqual([]);
  });
});

describe("a language that the help center does not have switched on", () => {
  const withLocales = (locales: readonly ("en" | "fr" | "de")[] | null): PlanInput["live"] => {
    const { workspace } = holding();
    return { workspace: { ...workspace, helpCenter: { ...workspace.helpCenter, locales } }, resources: [] };
  };

  it("is told with the number of its files", () => {
    const message = (locale: string, files: string): string =>
      `locale-not-enabled: The help center does not have ${locale} switched on (${files}), so customers do not see it. Switch it on in Intercom's Help Center settings, under languages, or take it out of \`locales\` in the config.`;
    expect(told(given(TRANSLATED, {}, { live: withLocales(["en"]) }))).toEqual([
      message("de", "1 file"),
      message("fr", "2 files"),
    ]);
    expect(told(given(TRANSLATED, {}, { live: withLocales(["fr"]) }))).toEqual([message("de", "1 file")]);
  });

  it("is not told where the help center does not say, nor beside that there is one language", () => {
    expect(told(given(TRANSLATED, {}, { live: withLocales(null) }))).toEqual([]);
    expect(told(given(TRANSLATED, ONE, { live: withLocales(["en"]) }))).toEqual([
      expect.stringMatching(/^one-language/u),
    ]);
  });
});

describe("what the workspace was seen to refuse", () => {
  const REFUSED: ObservedFacts = { nestedLists: { value: "refused", ...SEEN } };
  const REPLACED: ObservedFacts = { callouts: { value: "replaced", ...SEEN } };

  it("is told of the articles that are written", () => {
    const two = pages(2, NESTED);
    expect(told(given(two, REFUSED), writes(two))).toEqual([
      "nested-lists: Nested lists are flattened in 2 articles (p1, p2): this workspace refuses them. No word is lost.",
    ]);
    const one = pages(1, CALLOUT);
    expect(told(given(one, REPLACED), writes(one))).toEqual([
      "callouts: Callouts become paragraphs in 1 article (p1): this workspace does not keep them.",
    ]);
  });

  it("names five of them, by their titles where no file stands behind them", () => {
    const five = pages(5, NESTED);
    expect(told(given(five, REFUSED), writes(five))[0]).toContain("5 articles (p1, p2, p3, p4, p5):");
    const seven = pages(7, NESTED);
    const [first, ...rest] = writes(seven);
    const { path, ...untold } = first ?? action();
    expect(path).toBe("p1");
    expect(told(given(seven, REFUSED), [untold, ...rest])[0]).toContain(
      "7 articles (Title of p1, p2, p3, p4, p5, 2 more):",
    );
  });

  it.each<readonly [string, ObservedFacts, string, Partial<Action>]>([
    [
      "it is kept",
      { nestedLists: { value: "kept", ...SEEN }, callouts: { value: "kept", ...SEEN } },
      NESTED + CALLOUT,
      {},
    ],
    ["nothing is known of it", {}, NESTED + CALLOUT, {}],
    ["no article holds it", { ...REFUSED, ...REPLACED }, "<p>Plain.</p>", {}],
    ["another thing is refused", REFUSED, CALLOUT, {}],
    ["its text is not written", REFUSED, NESTED, { changes: [change({ field: "title" })] }],
    ["its text is kept as it is", REFUSED, NESTED, { changes: [change({ field: "body", verdict: "drift" })] }],
    ["another language is written", REFUSED, NESTED, { changes: [change({ field: "body", locale: "fr" })] }],
    ["it is no content", REFUSED, NESTED, { key: "article:elsewhere" }],
  ])("is not told where %s", (_why, facts, html, some) => {
    const one = pages(1, html);
    expect(
      told(
        given(one, facts),
        writes(one).map((each) => ({ ...each, ...some })),
      ),
    ).toEqual([]);
  });

  it("is not told of what helpsync does not manage", () => {
    const { key, ...unmanaged } = action({ changes: [change({ field: "body" })] });
    expect(key).toBeDefined();
    expect(told(given(pages(1, NESTED), REFUSED), [unmanaged])).toEqual([]);
  });
});

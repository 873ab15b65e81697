import { describe, expect, it } from "vitest";
import type { Key } from "../../src/model/key.ts";
import type { LiveResource } from "../../src/model/live.ts";
import type { Locale } from "../../src/model/locale.ts";
import { emptyState } from "../../src/model/state.ts";
import { otherDefaultLocale } from "../../src/plan/guards/default-locale.ts";
import { input, known } from "./planning.ts";

function article(id: string, defaultLocale: Locale | undefined, parents: readonly string[] = []): LiveResource {
  return {
    ...{ kind: "article", id, parents, helpCenterId: null, createdAt: 1, updatedAt: 1, updatedBy: null, locales: {} },
    ...(defaultLocale === undefined ? {} : { defaultLocale }),
  };
}

function collection(id: string, defaultLocale: Locale | undefined, helpCenterId = "1"): LiveResource {
  return { ...article(id, defaultLocale), kind: "collection", helpCenterId };
}

/** Whether English content is stopped by a help center that holds these. */
function stops(
  resources: readonly LiveResource[],
  {
    own = null,
    knows = [],
  }: { readonly own?: Locale | null; readonly knows?: readonly (readonly [Key, string])[] } = {},
): boolean {
  const given = input();
  const helpCenter = { ...given.live.workspace.helpCenter, defaultLocale: own };
  const state = { ...emptyState("w", "1"), resources: new Map(knows.map(([key, id]) => [key, known(id)])) };
  const live = { workspace: { ...given.live.workspace, helpCenter }, resources };
  return otherDefaultLocale({ ...given, live, state }).length > 0;
}

describe("the help center's default locale is another one", () => {
  it.each<[string, readonly LiveResource[], Parameters<typeof stops>[1]]>([
    ["as it says itself", [], { own: "fr" }],
    ["as it says itself, whatever its collections say", [collection("5", "en")], { own: "fr" }],
    ["as one of its collections says", [collection("5", "fr")], {}],
    ["as one of several says", [collection("5", "en"), collection("6", "fr")], {}],
    ["as an article in its collections says", [collection("5", undefined), article("7", "fr", ["5"])], {}],
    [
      "as an article of ours in no collection says",
      [article("7", "fr"), article("8", "en")],
      { knows: [["article:a", "7"]] },
    ],
    ["as an article in no collection says, where nothing else does", [article("7", "fr")], {}],
  ])("%s", (_, resources, some) => {
    expect(stops(resources, some)).toBe(true);
  });
});

describe("nothing tells that the help center's default locale is another one", () => {
  it.each<[string, readonly LiveResource[], Parameters<typeof stops>[1]]>([
    ["where it is the content's", [], { own: "en" }],
    ["where it holds nothing", [], {}],
    ["where only another help center's collection says so", [collection("5", "fr", "2")], {}],
    [
      "where only an article in another help center says so",
      [collection("5", "fr", "2"), article("7", "fr", ["5"])],
      {},
    ],
    [
      "where only an article says so that stands in another help center, too",
      [collection("5", "en"), collection("6", undefined, "2"), article("7", "fr", ["5", "6"])],
      {},
    ],
    [
      "where an article in no collection says so and another one does not",
      [article("7", "fr"), article("8", "en")],
      {},
    ],
    [
      "where an article in no collection says so and a collection does not",
      [article("7", "fr"), collection("5", "en")],
      {},
    ],
    [
      "where ours is a collection of the same id as an article in no collection",
      [article("7", "fr"), article("8", "en")],
      { knows: [["collection:a", "7"]] },
    ],
  ])("%s", (_, resources, some) => {
    expect(stops(resources, some)).toBe(false);
  });
});

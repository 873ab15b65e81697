import { describe, expect, it } from "vitest";
import type { DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import { emptyState, type ResourceState } from "../../src/model/state.ts";
import { forAudience, type Audience } from "../../src/plan/audience.ts";
import type { Matches } from "../../src/plan/identity/match.ts";
import { desired, input, known } from "./planning.ts";

const OUT: Key = "article:internal/a";

function audienceOf(
  resources: readonly DesiredResource[],
  { excluded = [OUT], bases = {} }: { excluded?: readonly Key[]; bases?: Readonly<Record<Key, ResourceState>> } = {},
): Audience {
  const given = input({
    desired: { defaultLocale: "en", resources },
    excluded: new Set(excluded),
    state: { ...emptyState("w", "1"), resources: new Map(Object.entries(bases) as [Key, ResourceState][]) },
  });
  const matches: Matches = {
    managed: resources.map((one) => {
      const base = given.state.resources.get(one.key);
      return { key: one.key, desired: one, ...(base === undefined ? {} : { base }) };
    }),
    unmanaged: [],
    guards: [],
  };
  return forAudience(given, matches);
}

describe("what is not for this workspace", () => {
  const [page, inside] = [desired("article:a"), desired(OUT)];

  it("is set aside before anything is decided", () => {
    const { input: left, matches, forgotten, warnings } = audienceOf([page, inside]);
    expect(left.desired.resources).toEqual([page]);
    expect(matches.managed.map(({ key }) => key)).toEqual(["article:a"]);
    expect([forgotten, warnings]).toEqual([[], []]);
  });

  it("is forgotten where the state knows it, and stays in Intercom", () => {
    const titled = { ...inside, path: "internal/page", locales: { en: { title: "For us" } } };
    expect(audienceOf([page, titled], { bases: { [OUT]: known("7"), "article:a": known("8") } }).forgotten).toEqual([
      {
        verb: "forget",
        kind: "article",
        key: OUT,
        id: "7",
        title: "For us",
        path: "internal/page",
        reason: "its file is not for this workspace; it stays in Intercom as it is",
        changes: [],
        afterwards: "forgotten",
      },
    ]);
  });

  it("is told by its path where it has no title in the default language", () => {
    const french = { ...inside, locales: { fr: { title: "Pour nous" } } };
    expect(audienceOf([french], { bases: { [OUT]: known("7") } }).forgotten).toMatchObject([{ title: "internal/a" }]);
  });

  it("is nothing where no pattern says so; what the state alone knows is for it", () => {
    const all = audienceOf([page, inside], { excluded: [], bases: { [OUT]: known("7") } });
    expect(all.matches.managed).toHaveLength(2);
    expect(all).toMatchObject({ forgotten: [], warnings: [] });
  });
});

describe("links to what is not for this workspace", () => {
  const links = (...targets: readonly Key[]) => ({
    meant: "m2:x",
    parts: ["<p>", ...targets.map((link) => ({ link, locale: "en" as const })), { image: "x", name: "x", path: "x" }],
  });
  const linking = (key: Key, file: string | undefined, ...targets: readonly Key[]): DesiredResource => ({
    ...desired(key),
    locales: { en: { title: "A", ...(file === undefined ? {} : { file }), body: links(...targets) } },
  });
  const told = (
    ...resources: readonly DesiredResource[]
  ): readonly { readonly code: string; readonly message: string }[] =>
    audienceOf([...resources, desired("article:b"), desired(OUT)]).warnings;

  it("become plain text, which is told once for each file and target", () => {
    expect(told(linking("article:a", "content/a.md", OUT, "article:b", OUT))).toEqual([
      {
        code: "link-to-excluded",
        message: `content/a.md links to ${OUT}, which is not for this workspace: the link becomes plain text.`,
      },
    ]);
    expect(told(linking("article:a", undefined, OUT))[0]?.message).toContain("article:a links to");
  });

  it("are not told of what is not for it either, nor of what links elsewhere or has no body", () => {
    const shared = audienceOf([linking(OUT, "content/internal/a.md", OUT), linking("article:a", "a.md", "article:b")]);
    expect(shared.warnings).toEqual([]);
  });
});

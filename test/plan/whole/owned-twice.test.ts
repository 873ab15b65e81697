import { describe, expect, it } from "vitest";
import { emptyState, type ResourceState } from "../../../src/model/state.ts";
import type { Key } from "../../../src/model/key.ts";
import { ownedTwice } from "../../../src/plan/identity/owned-twice.ts";
import type { PlanInput } from "../../../src/plan/input.ts";
import { desired, input, known } from "../planning.ts";
import { applied, article } from "./story.ts";

it("two keys of one id, as a bad merge of two states leaves them, stop every plan", async () => {
  const world = await applied({ "g/a.md": article("Alpha", "One."), "g/b.md": article("Beta", "Two.") });
  const state = JSON.parse(world.state ?? "") as { resources: Record<Key, ResourceState> };
  const alpha = state.resources["article:g/a"];
  if (alpha === undefined) throw new Error("The state does not know article:g/a.");
  state.resources["article:g/b"] = { ...alpha, path: "g/b" };
  world.state = JSON.stringify(state);
  const { plan } = await world.plan();
  expect(plan.outcome).toBe("stopped");
  expect(plan.guards).toEqual([
    {
      code: "id-owned",
      message: `The state gives article ${alpha.id} to article:g/a and to article:g/b; a page has one file. Find out which is right (\`helpsync where\`), and forget the other: \`helpsync state remove article:g/b\`.`,
    },
  ]);
});

describe("an id of the state", () => {
  const resources = (some: Readonly<Record<Key, ResourceState>>): Pick<PlanInput, "state"> => ({
    state: { ...emptyState("w", "1"), resources: new Map(Object.entries(some) as [Key, ResourceState][]) },
  });
  const retired = { ...known("7"), retired: "left" as const };

  it("stops where another help center's state has it, too", () => {
    const some = { ...resources({ "article:a": known("7") }), ownedElsewhere: new Map([["article:7", "2"]]) };
    expect(ownedTwice(input(some))).toMatchObject([
      { code: "id-owned", message: expect.stringContaining("to the content of help center 2") as string },
    ]);
  });

  it.each([
    ["of a collection and of an article", { "article:a": known("7"), "collection:a": known("7") }],
    ["of a page that is retired", { "article:a": known("7"), "article:b": retired }],
  ])("may be the same: %s", (_, some) => {
    expect(ownedTwice(input(resources(some)))).toEqual([]);
  });

  it("counts where the retired page's file is back", () => {
    const both = resources({ "article:a": known("7"), "article:b": retired });
    const content = { defaultLocale: "en" as const, resources: [desired("article:a"), desired("article:b")] };
    expect(ownedTwice(input({ ...both, desired: content }))).toHaveLength(1);
  });
});

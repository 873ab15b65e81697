import { describe, expect, it } from "vitest";
import type { Action } from "../../src/model/plan.ts";
import { excludedKeys } from "../../src/plan/audience.ts";
import { writesOf } from "../../src/plan/approval/digest.ts";
import { action, change, desired, overrides, plan } from "./planning.ts";

/** What is written, a line each: what it is, its locale, its id, what it is written over, and what it becomes. */
function written(some: Partial<Action>): string[] {
  return writesOf(action({ changes: [], ...some })).map(
    ({ what, locale, id, before, after }) =>
      `${what} ${locale ?? "-"} ${id ?? "-"}: ${before ?? "-"} > ${after ?? "-"}`,
  );
}

const PLACE = { verdict: "write", before: "5", beforeTitle: "G", after: "collection:h", afterTitle: "H" } as const;

describe("an approval is for", () => {
  it.each<[string, Partial<Action>, readonly string[]]>([
    ["nothing of an action without a change", {}, []],
    ["a field", { changes: [change()] }, ["title en 7: r1:old > m1:new"]],
    ["a body by its words", { changes: [change({ field: "body", over: "w1:x" })] }, ["body en 7: w1:x > m1:new"]],
    ["a place", { verb: "move", place: PLACE }, ["place - 7: 5 > collection:h"]],
    [
      "a create with all that it brings, over nothing",
      { verb: "create", changes: [change()], place: PLACE },
      ["create - -: - > -", "title en -: - > m1:new", "place - -: - > collection:h"],
    ],
    ["a delete", { verb: "delete" }, ["delete - 7: - > -"]],
    ["a language that goes", { removes: ["fr"] }, ["delete fr 7: - > -"]],
    ["a draft that is written over", { drafts: ["fr"] }, ["draft fr 7: - > -"]],
    ["a page that is let go of", { verb: "forget" }, ["forget - 7: - > -"]],
    ["what becomes of such a page", { verb: "forget", afterwards: "left" }, ["forget - 7: - > left"]],
    ["a page that is taken over", { verb: "adopt" }, ["adopt - 7: - > -"]],
    ["a page that is taken over and written", { adopts: "intercom_id" }, ["adopt - 7: - > -"]],
    ["a new key", { movedFrom: "article:z" }, ["key - 7: article:z > -"]],
    ["nothing of a report", { verb: "conflict", changes: [change()], place: PLACE, removes: ["fr"] }, []],
  ])("%s", (_, some, lines) => {
    expect(written(some)).toEqual(lines);
  });

  it("the same in whatever order its options were said", () => {
    const one = plan([action()], { overrides: overrides({ allowRemovals: 1, allowCreates: 2 }) });
    const { allowRemovals, ...rest } = one.overrides;
    const other = plan([action()], { overrides: { allowRemovals: allowRemovals ?? 0, ...rest } });
    expect(other.digest).toBe(one.digest);
  });

  it("a digest that names how it was made", () => {
    expect(plan([action()]).digest).toMatch(/^d3:/u);
  });
});

it("a pattern of `only` and `exclude` matches names that begin with a dot, too", () => {
  const page = desired("article:.hidden/a");
  expect([...excludedKeys([page], { only: [], exclude: ["**/a"] })]).toEqual(["article:.hidden/a"]);
  expect([...excludedKeys([page], { only: ["*/a"], exclude: [] })]).toEqual([]);
});

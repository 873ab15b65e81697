import { describe, expect, it } from "vitest";
import type { LiveFields } from "../../src/model/live.ts";
import { isEdited } from "../../src/plan/fields/locale-removal.ts";
import { base, bases, HELP, text } from "./pages.ts";

describe("an edit of a locale", () => {
  const at = { helpCenterUrl: HELP };
  const ours = bases({ title: "Un", body: "<p>Some <b>words</b>.</p>" });
  const now = text("Un", { body: "<p>Some <b>words</b>.</p>" });
  const { state, ...stateless } = now;

  it.each<readonly [boolean, string, Parameters<typeof isEdited>[0], LiveFields]>([
    [false, "nothing was touched", ours, stateless],
    [false, "only markup was touched", ours, { ...stateless, body: "<p>Some <i>words</i>.</p>" }],
    [false, "an empty value came", ours, { ...stateless, description: "" }],
    [true, "a value was changed", ours, { ...stateless, title: "X" }],
    [true, "a value was filled", ours, { ...stateless, description: "X" }],
    [true, "helpsync wrote none of it", undefined, stateless],
    [
      true,
      "another version cannot tell",
      { ...ours, title: base("title", "Un", { answered: { raw: "r0:x", normal: "n0:x" } }) },
      stateless,
    ],
  ])("is one (%s) where %s", (expected, _why, known, live) => {
    expect(state).toBe("published");
    expect(isEdited(known, live, at)).toBe(expected);
  });
});

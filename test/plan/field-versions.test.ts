import { describe, expect, it } from "vitest";
import { answeredFingerprints, sentFingerprint } from "../../src/dialect/fingerprints.ts";
import type { Base } from "../../src/model/state.ts";
import type { DesiredValue } from "../../src/plan/fields/values.ts";
import { body, change, NEW, OLD, short, THEIRS, URL } from "./field-sides.ts";

describe("what was taken over and not decided", () => {
  it("is a conflict also where it is empty, until somebody says which is right", () => {
    const sides = { desired: short("description", "New"), live: "" };
    expect(change({ ...sides, undecided: ["description"] })?.verdict).toBe("conflict");
    expect(change({ ...sides, undecided: ["title"] })?.verdict).toBe("write");
  });
});

describe("a short field whose last write another version remembers", () => {
  const other = (desired: string, live: string, some: Partial<Base> = {}): string | undefined =>
    change({ desired: short("title", desired), last: live, live, base: { meant: "m0:x", ...some } })?.verdict;

  it.each<readonly [string, string, string, Partial<Base>, string]>([
    ["is known by its value", "Same", "Same", {}, "settle"],
    ["is known by its value, spaces around it apart", " Same ", "Same", {}, "settle"],
    ["is known by its value, spaces in Intercom apart", "Same", " Same ", {}, "settle"],
    ["is written where it differs", "New", "Old", {}, "write"],
    ["is reported where its last write lacked something", "New", "Old", { lost: ["words"] }, "incomplete"],
  ])("%s", (_name, desired, live, some, expected) => {
    expect(other(desired, live, some)).toBe(expected);
  });

  it("is no change where its author is no teammate any more", () => {
    const desired: DesiredValue = { field: "author", meant: "m1:x", shown: "gone@example.com" };
    expect(change({ desired, last: "9", live: "9", base: { meant: "m0:x" } })?.verdict).toBe("settle");
  });

  it("cannot be told from an edit where its answer is another version's, too", () => {
    const answered = { raw: "r0:x", normal: "n0:x" };
    expect(change({ desired: short("title", "N"), last: "N", live: "N", base: { answered } })?.verdict).toBe("settle");
    expect(change({ desired: short("title", "N"), last: "N", live: "T", base: { answered } })?.verdict).toBe("drift");
    expect(change({ desired: short("title", "N"), last: "O", live: "T", base: { answered } })?.verdict).toBe(
      "conflict",
    );
  });
});

describe("a body whose answer has no fingerprint of its words", () => {
  const { words: _, ...wordless } = answeredFingerprints("body", OLD, [URL]);

  it("is edited where more than its form differs", () => {
    const verdict = (live: string, normal = wordless.normal): string | undefined =>
      change({ desired: body(OLD), last: OLD, live, base: { answered: { ...wordless, normal } } })?.verdict;
    expect(verdict(THEIRS)).toBe("drift");
    expect(verdict(`\n${OLD}`)).toBeUndefined();
    expect(verdict("<p>Press the <b>red</b> button.</p>", "n0:x")).toBe("settle");
  });
});

it("a body that was sent and lacks something is reported, all of it known by what was sent", () => {
  const sent = sentFingerprint("body", NEW, [URL]);
  const sides = { desired: body(NEW), last: OLD, live: OLD, base: { meant: "m0:x", sent } };
  expect(change({ ...sides, base: { ...sides.base, lost: ["an image"] } })?.verdict).toBe("incomplete");
  expect(change(sides)?.verdict).toBe("settle");
});

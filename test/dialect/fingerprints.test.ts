import { describe, expect, it } from "vitest";
import {
  answeredFingerprints,
  meantFingerprint,
  normalFingerprint,
  rawFingerprint,
  targetsFingerprint,
} from "../../src/dialect/fingerprints.ts";
import type { DesiredBody } from "../../src/model/desired.ts";

const IMAGE = "https://downloads.intercomcdn.com/i/o/1/x.png";

describe("fingerprints of what Intercom holds", () => {
  it("do not see signed queries in a body, but every other byte", () => {
    const read = (query: string): string => rawFingerprint("body", `<img src="${IMAGE}${query}">`);
    expect(read("?expires=1&amp;signature=2")).toBe(read("?expires=3&amp;signature=4"));
    expect(rawFingerprint("body", "<p>a</p>")).not.toBe(rawFingerprint("body", "<p>a</p>\n"));
    expect(rawFingerprint("title", `${IMAGE}?a`)).not.toBe(rawFingerprint("title", `${IMAGE}?b`));
  });

  it("know a body whose markup was rewritten by its normal form", () => {
    const before = answeredFingerprints("body", '<p class="intercom-align-left">a</p>', []);
    const after = answeredFingerprints("body", '<p class="no-margin">a</p>', []);
    expect(after.raw).not.toBe(before.raw);
    expect(after.normal).toBe(before.normal);
    expect(normalFingerprint("title", "<b>a</b>", [])).not.toBe(normalFingerprint("title", "<strong>a</strong>", []));
  });

  it("carry their version, so that those of different makings never compare equal", () => {
    const versions = [meantFingerprint("a"), rawFingerprint("title", "a"), normalFingerprint("title", "a", [])].map(
      (print) => print.split(":")[0],
    );
    expect(new Set(versions).size).toBe(3);
  });
});

it("sees a link's target that was made anew, and no other", () => {
  const body: DesiredBody = { meant: "", parts: ['<a href="', { link: "article:a", locale: "en" }, '">a</a>'] };
  const first = targetsFingerprint(body, new Map([["article:a", "1"]]));
  expect(targetsFingerprint(body, new Map([["article:a", "2"]]))).not.toBe(first);
  expect(targetsFingerprint(body, new Map())).not.toBe(first);
  expect(
    targetsFingerprint(
      body,
      new Map([
        ["article:a", "1"],
        ["article:b", "3"],
      ]),
    ),
  ).toBe(first);
});

import { describe, expect, it } from "vitest";
import { sentence } from "../../../src/report/html/markup.ts";
import { article, bodyChange, reportOf, text } from "./reports.ts";

describe("what is to be settled", () => {
  it("names the articles with the way to each, and options as code that stays on one line", () => {
    const sides = { kind: "conflict" as const, before: text("Both", "<p>a</p>"), after: text("Both", "<p>b</p>") };
    const conflict = {
      verb: "conflict" as const,
      wayOut: "choose-side" as const,
      changes: [bodyChange("en", { verdict: "conflict" })],
    };
    const report = reportOf({
      reported: [
        article("one", { en: sides }, { ...conflict, title: "One & all" }),
        article("fine", { en: { ...sides, kind: "written" } }),
        article("two", { en: sides }, { ...conflict, title: "Two" }),
      ],
    });
    const section = /<h2 id="settle">To settle<\/h2>(.*?)<\/section>/su.exec(report)?.[1] ?? "";
    expect(section).toContain(
      '<ul><li><a href="#change-1"><bdi>One &amp; all</bdi></a></li><li><a href="#change-3"><bdi>Two</bdi></a></li></ul>',
    );
    expect(section.match(/Where both sides changed/gu)).toHaveLength(1);
    expect(section).toContain('with <code><span class="option">--overwrite-ui-edits</span></code>.');
  });
});

describe("options in a sentence", () => {
  it("are code, alone and within a command, unless they are too long to stay on one line", () => {
    const option = '<span class="option">--only</span>';
    expect(sentence("Left out by --only: 1 change.").html).toBe(`Left out by <code>${option}</code>: 1 change.`);
    expect(sentence("Run `apply --only x`.").html).toBe(`Run <code>apply ${option} x</code>.`);
    const none = `a--b -- <!-- x --> --${"x".repeat(10_000)}`;
    expect(sentence(none).html).not.toContain("<code>");
  });
});

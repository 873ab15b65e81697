import { describe, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { driftOf } from "../../src/report/drift.ts";
import { driftMarkdown } from "../../src/report/drift-markdown.ts";
import { COMMENT_BUDGET, planMarkdown, type MarkdownOptions } from "../../src/report/plan-markdown.ts";
import { action, change, plan } from "../plan/planning.ts";
import { asGitHubReads, FOLD } from "./as-github-reads.ts";
import { bigPlan } from "./big-plan.ts";

const OPTIONS: MarkdownOptions = { budget: COMMENT_BUDGET, drafts: "hidden", reportUrl: "https://ci.example.com/7" };

/** How many pages of the plan the Markdown names, at most once each. */
function named(markdown: string): number {
  return markdown.split("\n").filter((line) => line.startsWith("- `~` ")).length;
}

/** The numbers of what was left out, by the words behind them. */
function leftOut(markdown: string): string {
  return (
    /\*\*Left out here, for want of room:\*\* (.*)\. All of it is in the \[full report\]/u.exec(markdown)?.[1] ?? ""
  );
}

describe("a comment about a plan of many pages", () => {
  it("shows all of a small one", () => {
    const made = planMarkdown(bigPlan(10), OPTIONS);
    expect(named(made)).toBe(10);
    expect(made.match(/```diff/gu)).toHaveLength(40);
    expect(leftOut(made)).toBe("");
    expect(made).toContain("is in the [full report](<https://ci.example.com/7>)");
  });

  it("drops the longest texts first, and says how many", () => {
    const made = planMarkdown(bigPlan(80), OPTIONS);
    expect(made.length).toBeLessThanOrEqual(COMMENT_BUDGET);
    expect(named(made)).toBe(80);
    const diffs = made.match(/```diff/gu)?.length ?? 0;
    expect(diffs).toBeGreaterThan(20);
    expect(leftOut(made)).toBe(`${String(320 - diffs)} texts word by word`);
    expect(made).toContain("4 places change, 420 words → 431 words");
  });

  it("names 500 in 4 languages, with what there is room for of their changes", () => {
    const made = planMarkdown(bigPlan(500), OPTIONS);
    expect(made.length).toBeLessThanOrEqual(COMMENT_BUDGET);
    expect(made.length).toBeGreaterThan(0.9 * COMMENT_BUDGET);
    expect(named(made)).toBe(500);
    expect(leftOut(made)).toMatch(/^\d+ texts word by word; what changes in \d+ pages that are only named$/u);
  });

  it("counts 5,000 where it cannot name them, and adds up", () => {
    const made = planMarkdown(bigPlan(5000), OPTIONS);
    expect(made.length).toBeLessThanOrEqual(COMMENT_BUDGET);
    const [, unnamed] = /the titles of (\d+) pages$/u.exec(leftOut(made)) ?? [];
    expect(named(made) + Number(unnamed)).toBe(5000);
    const counts = [...made.matchAll(/ (\d+) changed/gu)].map((match) => Number(match[1]));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000);
    expect(asGitHubReads(made).html.filter((tag) => !FOLD.test(tag))).toEqual([]);
  });

  it("says by which command all is seen where no report is", () => {
    const { reportUrl, ...options } = OPTIONS;
    expect(reportUrl).toBeDefined();
    expect(planMarkdown(bigPlan(500), options)).toContain("`helpsync plan --workspace test` shows all of it.");
  });

  it("keeps what stops it, with counts where there is too much", () => {
    const made = planMarkdown(stopped(3000), OPTIONS);
    expect(made.length).toBeLessThanOrEqual(COMMENT_BUDGET);
    expect(made).toContain("- Too much at once. If this is meant: `--allow-removals 3000`");
    expect(made).toContain("**Stops being public**: 3000 pages: ");
    expect(made).toMatch(/#### Conflicts[^#]*\n- and \d{4} more\n/u);
    expect(made).toContain("take the edit into the file with `helpsync pull`");
    expect(made).toMatch(/#### Warnings[^#]*\n- and \d{4} more\n/u);
  });

  it("of edits is as long at most", () => {
    const edits = bigPlan(2000).actions.map((one) => ({
      ...one,
      changes: one.changes.map((each) => ({ ...each, verdict: "drift" as const })),
    }));
    const made = driftMarkdown(driftOf(plan(edits)), OPTIONS);
    expect(made.length).toBeLessThanOrEqual(COMMENT_BUDGET);
    expect(made).toContain("2000 were edited in Intercom.");
    expect(leftOut(made)).not.toBe("");
  });
});

/** A plan in which as many pages go, are in conflict and are warned of. */
function stopped(pages: number): Plan {
  const HIDE = change({ field: "state", before: "published", after: "draft", publication: "unpublishes" });
  const each = Array.from(
    { length: pages },
    (_, index) => `A page with quite a title, which is number ${String(index)}`,
  );
  return plan(
    [
      ...each.map((title) => action({ verb: "unpublish", title, path: `going/${title}`, changes: [HIDE] })),
      ...each.map((title) => action({ verb: "conflict", title, path: `both/${title}`, wayOut: "choose-side" })),
    ],
    {
      guards: [{ code: "removals", message: "Too much at once.", override: `--allow-removals ${String(pages)}` }],
      warnings: each.map((message) => ({ code: "some", message })),
    },
  );
}

import { describe, expect, it } from "vitest";
import { chooseLevels } from "../../../src/report/html/levels.ts";
import { largePlan } from "./large-plan.ts";
import { article, reportOf, text } from "./reports.ts";

describe("the levels of pages", () => {
  it("are all whole where the budget holds them", () => {
    expect(
      chooseLevels(
        [
          [100, 50, 40, 20, 10],
          [60, 30, 20, 10, 5],
        ],
        160,
      ),
    ).toEqual(["whole", "whole"]);
  });

  it("cut the longest page first, whatever its place", () => {
    expect(
      chooseLevels(
        [
          [9000, 5000, 900, 90, 10],
          [60, 30, 20, 10, 5],
          [70, 30, 20, 10, 5],
        ],
        1100,
      ),
    ).toEqual(["changed", "whole", "whole"]);
  });

  it("name pages only where nothing else fits", () => {
    expect(chooseLevels([[90, 80, 70, 60, 10]], 5)).toEqual(["named"]);
    expect(chooseLevels([], 5)).toEqual([]);
  });
});

describe("a report with a budget", () => {
  it("stays within it, shows every change, and says what it leaves out", () => {
    const reported = largePlan(10);
    const whole = reportOf({ reported }, 10_000_000);
    expect(whole).not.toContain("shown in part");
    const sizes = [120_000, 85_000, 65_000].map((budget) => {
      const report = reportOf({ reported }, budget);
      expect(report.match(/<details class="card /gu)).toHaveLength(10);
      expect(report).toMatch(/To keep this report small, \d+ of 40 pages are shown in part\./u);
      expect(report.endsWith("</html>\n")).toBe(true);
      expect(Buffer.byteLength(report)).toBeLessThan(budget);
      return Buffer.byteLength(report);
    });
    expect(Buffer.byteLength(whole)).toBeGreaterThan(sizes[0] ?? 0);
  });

  it("shows the beginning of a long new page, block by block", () => {
    const blocks = Array.from({ length: 400 }, (_, at) => `<p>Sentence number ${String(at)} of a new page.</p>`).join(
      "",
    );
    const reported = [article("new", { en: { kind: "written", after: text("New", blocks) } }, { verb: "create" })];
    const report = reportOf({ reported }, 30_000);
    expect(report).toContain("<p>Sentence number 0 of a new page.</p>");
    expect(report).toMatch(/\d+ blocks more not shown/u);
    expect(report).not.toContain("number 399");
  });
});

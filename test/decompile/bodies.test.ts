import { describe, expect, it } from "vitest";
import { groups, readFixtures } from "./fixtures.ts";
import { decompile, normal, recompile, reportsOf } from "./round.ts";

describe.each(groups)("stored bodies: %s", (group) => {
  it.each(readFixtures(group))("$name", ({ html, markdown, reports }) => {
    const decompiled = decompile(html);
    const sent = recompile(decompiled.markdown);

    expect(decompiled.markdown).toBe(markdown);
    expect(reportsOf(decompiled)).toEqual(reports);
    expect(normal(sent.html)).toBe(normal(html));
    expect(decompile(sent.html).markdown).toBe(markdown);
    // Words that look like those of other programs earn a warning wherever they stand.
    expect(sent.problems.filter((code) => code !== "foreign-syntax")).toEqual([]);
  });
});

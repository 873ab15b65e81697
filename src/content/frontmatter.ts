import type { Marks } from "../model/content.ts";
import { raise, type Problem } from "../model/problem.ts";
import { describeMistake, issuesOf } from "./expectation.ts";
import { frontmatterValue } from "./frontmatter-problems.ts";
import { FRONTMATTER_KEYS, frontmatterShape, type Frontmatter } from "./frontmatter-shape.ts";
import type { YamlBlock } from "./yaml-block.ts";

/** The keys of a frontmatter that helpsync knows, checked; and where each key stands. */
export interface ReadFrontmatter {
  readonly values: Frontmatter;
  readonly marks: Marks;
  /** Keys that helpsync does not know, as written. */
  readonly unknown: readonly string[];
  readonly problems: readonly Problem[];
}

export const NO_FRONTMATTER: ReadFrontmatter = { values: {}, marks: new Map(), unknown: [], problems: [] };

/** Checks the values of a frontmatter. A value of the wrong type is left out of the result. */
export function readFrontmatter(block: YamlBlock): ReadFrontmatter {
  const keys = Object.keys(block.value);
  const known = Object.fromEntries(keys.filter((key) => FRONTMATTER_KEYS.includes(key)).map((key) => [key, block.value[key]]));
  const parsed = frontmatterShape.safeParse(known);
  const issues = parsed.success ? [] : issuesOf(parsed.error);
  const problems = issues.map((issue) => {
    const mark = block.markValue(issue.path);
    return raise(frontmatterValue, mark.place, { ...describeMistake(issue, issue.path, block) }, mark.line);
  });
  const wrong = new Set(issues.map((issue) => String(issue.path[0])));
  const right = Object.fromEntries(Object.entries(known).filter(([key]) => !wrong.has(key)));
  return {
    values: parsed.success ? parsed.data : frontmatterShape.parse(right),
    marks: new Map(keys.map((key) => [key, block.markKey([key])])),
    unknown: keys.filter((key) => !FRONTMATTER_KEYS.includes(key)),
    problems,
  };
}

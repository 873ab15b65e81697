import type * as z from "zod";
import { nearest } from "./nearest.ts";
import type { YamlBlock, YamlPath } from "./yaml-block.ts";

/** What a value should have been and what it is, in words. */
export interface Mistake {
  /** What the sentence starts with: `policies.max_removals` in backticks, or `Item 2 of` a list. */
  readonly key: string;
  /** Follows "must be": `a whole number of 0 or more`. */
  readonly expected: string;
  /** `"ten"`, `a list`, `empty` */
  readonly found: string;
  readonly hint: string;
}

type Issue = z.core.$ZodIssue;

/** Says in words what zod found wrong with a value. Messages set in a shape follow "must be". */
export function describeMistake(issue: Issue, path: YamlPath, block: YamlBlock): Mistake {
  const value = valueAt(block.value, path);
  const spelling = block.spelling(path);
  const expected = expectation(issue);
  return { key: nameOf(path), expected, found: foundWords(value, spelling), hint: hintFor(issue, value, spelling) };
}

/**
 * What zod found wrong, one mistake a place: of a union the branch that the value was meant for, where it tells more than
 * the union itself, and of several mistakes of one value the first.
 */
export function issuesOf(error: z.core.$ZodError): Issue[] {
  const issues = error.issues.flatMap(meantBranch);
  const places = issues.map(({ path }) => JSON.stringify(path));
  return issues.filter((issue, index) => issue.code === "unrecognized_keys" || places.indexOf(JSON.stringify(issue.path)) === index);
}

function meantBranch(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const branch = issue.errors.find((each) => each.length > 0 && each.every(({ path }) => path.length > 0));
  return branch?.map((each) => ({ ...each, path: [...issue.path, ...each.path] })) ?? [issue];
}

/** A key as people write it; the items of a list are counted from 1. */
function nameOf(path: YamlPath): string {
  const last = path.at(-1);
  if (typeof last === "number") return `Item ${String(last + 1)} of ${nameOf(path.slice(0, -1))}`;
  return `\`${path.join(".")}\``;
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPE_WORDS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "too_small":
      return issue.origin === "string" ? "text that is not empty" : `a number of ${String(issue.minimum)} or more`;
    case "too_big":
      return `a number of ${String(issue.maximum)} or less`;
    case "invalid_format":
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
    case "custom":
      return issue.message;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  boolean: "`true` or `false`",
  array: "a list",
  object: "a group of `key: value` lines",
  record: "a group of `key: value` lines",
};

function foundWords(value: unknown, spelling: string): string {
  if (value === null || value === undefined || value === "") return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of `key: value` lines";
  return typeof value === "string" ? `\`${value}\`` : `the ${typeof value} \`${spelling || JSON.stringify(value)}\``;
}

function hintFor(issue: Issue, value: unknown, spelling: string): string {
  if (value === null) return "Give the key a value, or delete the line.";
  const wantsText =
    (issue.code === "invalid_type" && issue.expected === "string") ||
    (issue.code === "invalid_value" && issue.values.includes(spelling));
  if (wantsText && (typeof value === "number" || typeof value === "boolean")) {
    return `Put it in quotes: "${spelling}".`;
  }
  if (typeof value === "string" && issue.code === "invalid_type" && isUnquoted(value, issue.expected)) {
    return `Take the quotes away: ${value}`;
  }
  if (issue.code === "invalid_value" && typeof value === "string") {
    const near = nearest(value, issue.values.map(String));
    if (near !== undefined) return `Did you mean \`${near}\`?`;
  }
  return `Write ${expectation(issue)}.`;
}

/** Whether a text would be what is expected, if it were not in quotes. */
function isUnquoted(value: string, expected: string): boolean {
  return expected === "boolean" ? /^(?:true|false)$/.test(value) : /^(?:int|number)$/.test(expected) && /^\d+$/.test(value);
}

function oneOf(values: readonly string[]): string {
  const quoted = values.map((value) => `\`${value}\``);
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}

/** The value that a path leads to in plain data. */
export function valueAt(value: unknown, path: YamlPath): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}

import { basename, dirname } from "node:path/posix";
import type * as z from "zod";
import type { Config } from "../model/config.ts";
import { LOCALES } from "../model/locale.ts";
import { raise, type Problem } from "../model/problem.ts";
import { configOf } from "./config.ts";
import { checkConfig } from "./config-checks.ts";
import { configKeyUnknown, configValue, localeUnknown } from "./config-problems.ts";
import { configShape } from "./config-shape.ts";
import { describeMistake, issuesOf, valueAt } from "./expectation.ts";
import { localeHint } from "./locale-hint.ts";
import { nearest } from "./nearest.ts";
import { withPlainLineEnds } from "./text.ts";
import { readYaml, type YamlBlock, type YamlPath } from "./yaml-block.ts";

/**
 * Reads `intercom.config.yaml`. Flags and the environment are applied later.
 * @param text the file's text
 * @param file its absolute path, with `/`
 * @returns the config with its defaults, absent where a problem is an error; and every problem
 */
export function parseConfig(text: string, file: string): { config?: Config; problems: Problem[] } {
  const reading = readYaml(withPlainLineEnds(text), basename(file));
  if (reading.kind === "other") return { problems: [reading.problem] };
  if (reading.kind === "broken") return { problems: [...reading.problems] };
  const { block } = reading;
  // It is read once: to make code for it first takes longer.
  const parsed = configShape.safeParse(block.value, { jitless: true });
  if (!parsed.success) {
    const problems = issuesOf(parsed.error).flatMap((issue) => problemsOf(issue, block));
    return { problems: [...problems, ...checkRest(parsed.error.issues, block)] };
  }
  const problems = checkConfig(parsed.data, block, new Set());
  if (problems.length > 0) return { problems };
  const config = configOf(parsed.data, file, dirname(file));
  if (config.content.defaultCollection === undefined) return { config, problems };
  const defaultCollectionMark = block.markValue(["default_collection"]);
  return { config: { ...config, content: { ...config.content, defaultCollectionMark } }, problems };
}

/** The mistakes that no single key shows, in what is left without the wrong values: all are told at once. */
function checkRest(issues: readonly z.core.$ZodIssue[], block: YamlBlock): Problem[] {
  const value: unknown = structuredClone(block.value);
  const wrong = new Set<string>();
  for (const { path, ...issue } of issues) {
    for (const key of issue.code === "unrecognized_keys" ? issue.keys : [undefined]) {
      const whole = key === undefined ? path : [...path, key];
      const parent = valueAt(value, whole.slice(0, -1));
      wrong.add(String(whole[0]));
      if (typeof parent !== "object" || parent === null) continue;
      // A workspace with a wrong value is still there for those that name it.
      if (whole.length === 2 && whole[0] === "workspaces") Reflect.set(parent, String(whole[1]), {});
      else Reflect.deleteProperty(parent, whole.at(-1) ?? "");
    }
  }
  const rest = configShape.safeParse(value);
  return rest.success ? checkConfig(rest.data, block, wrong) : [];
}

function problemsOf(issue: z.core.$ZodIssue, block: YamlBlock): Problem[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => {
      const mark = block.markKey([...issue.path, key]);
      if (issue.path.join(".") === "locales.names") {
        return raise(localeUnknown, mark.place, { name: key, hint: localeHint(key) }, mark.line);
      }
      const near = nearest(key, keysAt(issue.path));
      const hint = near === undefined ? `Known here: ${keysAt(issue.path).join(", ")}.` : `Did you mean \`${near}\`?`;
      return raise(configKeyUnknown, mark.place, { key: [...issue.path, key].join("."), hint }, mark.line);
    });
  }
  if (issue.code === "invalid_key") {
    const mark = block.markKey(issue.path);
    const name = String(issue.path.at(-1));
    if (issue.path[0] === "locales") {
      return [raise(localeUnknown, mark.place, { name, hint: localeHint(name) }, mark.line)];
    }
    const expected = issue.issues[0]?.message ?? issue.message;
    const values = { key: "workspaces", expected: `named with names ${expected}`, found: `\`${name}\`` };
    return [raise(configValue, mark.place, { ...values, hint: `Rename \`${name}\`.` }, mark.line)];
  }
  const mark = block.markValue(issue.path);
  const value = valueAt(block.value, issue.path);
  if (issue.code === "invalid_value" && issue.values.length === LOCALES.length && typeof value === "string") {
    return [raise(localeUnknown, mark.place, { name: value, hint: localeHint(value) }, mark.line)];
  }
  return [raise(configValue, mark.place, { ...describeMistake(issue, issue.path, block) }, mark.line)];
}

/** The keys that the config's shape has below a path. */
function keysAt(path: YamlPath): string[] {
  let shape: unknown = configShape;
  for (const step of path) {
    const definition = unwrap(shape);
    shape = definition?.shape?.[String(step)] ?? definition?.valueType;
  }
  return Object.keys(unwrap(shape)?.shape ?? {});
}

interface Definition {
  readonly innerType?: unknown;
  readonly shape?: Readonly<Record<string, unknown>>;
  readonly valueType?: unknown;
}

function unwrap(shape: unknown): Definition | undefined {
  let definition = (shape as { def?: Definition } | undefined)?.def;
  while (definition?.innerType !== undefined) definition = (definition.innerType as { def?: Definition }).def;
  return definition;
}

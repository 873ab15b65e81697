import type { Problem, Severity } from "../model/problem.ts";
import { byCodePoint } from "../model/key.ts";
import { drawCaret, withoutControls } from "./caret.ts";

/** SGR codes of terminals. */
const STYLES = { error: 31, warning: 33, place: 1, faint: 2 } as const;

/** The same warning in more places than this is shown once, with the first places. Errors are all shown. */
const REPEATED = 3;
const PLACES_SHOWN = 8;

/**
 * Problems for a person to read: place, severity, code and message, the line with a caret under the mistake, and what to
 * do next; at the end how many there are. Errors come last, where a terminal shows them; else by place. Empty where there are none.
 */
export function formatProblems(problems: readonly Problem[], options: { color: boolean }): string {
  if (problems.length === 0) return "";
  const paint = (style: keyof typeof STYLES, text: string): string =>
    options.color ? `\u{1B}[${STYLES[style]}m${text}\u{1B}[0m` : text;
  const blocks = gathered([...problems].sort(worstLast))
    .sort(byFirst)
    .map(({ problem, others }) => {
      const { file, line, column } = problem.place;
      const lines = [
        `${paint("place", `${withoutControls(file)}:${line}:${column}`)} ${paint(problem.severity, problem.severity)} ` +
          `${withoutControls(problem.message)} ${paint("faint", `[${problem.code}]`)}`,
      ];
      if (problem.line !== undefined && problem.line.trim() !== "") {
        const { text, caret } = drawCaret(problem.line, column, problem.place.length ?? 1);
        const number = String(line);
        const margin = " ".repeat(number.length);
        lines.push(
          `  ${paint("faint", `${number} |`)} ${text}`,
          `  ${paint("faint", `${margin} |`)} ${paint(problem.severity, caret)}`,
        );
      }
      if (problem.hint !== "") lines.push(`  ${paint("faint", "→")} ${withoutControls(problem.hint)}`);
      if (others.length > 0) lines.push(`  ${paint("faint", withoutControls(alsoIn(others)))}`);
      return lines.join("\n");
    });
  return [...blocks, summary(problems)].join("\n\n") + "\n";
}

interface Gathered {
  readonly problem: Problem;
  readonly others: readonly Problem[];
}

function gathered(sorted: readonly Problem[]): Gathered[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of sorted) {
    const { code, message, hint } = problem;
    const name = JSON.stringify([code, message, hint]);
    const group = groups.get(name) ?? [];
    group.push(problem);
    groups.set(name, group);
  }
  return [...groups.values()].flatMap((group): Gathered[] => {
    const [problem, ...others] = group;
    if (problem === undefined) return [];
    if (problem.severity === "warning" && group.length > REPEATED) return [{ problem, others }];
    return group.map((each) => ({ problem: each, others: [] }));
  });
}

function byFirst(left: Gathered, right: Gathered): number {
  return worstLast(left.problem, right.problem);
}

function alsoIn(others: readonly Problem[]): string {
  const files = [...new Set(others.map(({ place }) => `${place.file}:${place.line}`))];
  const shown = files.slice(0, PLACES_SHOWN).join(", ");
  return `also in ${shown}${files.length > PLACES_SHOWN ? ` and ${files.length - PLACES_SHOWN} more` : ""}`;
}

function summary(problems: readonly Problem[]): string {
  const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const files = new Set(problems.map((problem) => problem.place.file)).size;
  const parts = [plural(count("error"), "error"), plural(count("warning"), "warning")];
  return `${parts.join(" and ")} in ${plural(files, "file")}. \`helpsync explain CODE\` tells more.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function worstLast(left: Problem, right: Problem): number {
  if (left.severity !== right.severity) return left.severity === "error" ? 1 : -1;
  return (
    byCodePoint(left.place.file, right.place.file) ||
    left.place.line - right.place.line ||
    left.place.column - right.place.column ||
    byCodePoint(left.code, right.code)
  );
}

import type { Plan } from "../model/plan.ts";
import type { Problem, Severity } from "../model/problem.ts";
import { byCodePoint } from "../model/key.ts";
import { waysOut } from "../report/plan-notes.ts";
import { saidOf, titleOf, type Drafts } from "../report/hidden-words.ts";
import { inInputs } from "./way-out.ts";

/** A remark that GitHub shows on a line of the pull request. */
export interface Annotation {
  readonly level: Severity;
  /** From the repository's root, with `/`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
  readonly title: string;
  readonly message: string;
}

export interface AnnotationChoice {
  readonly shown: readonly Annotation[];
  /** How many GitHub has no room for. */
  readonly left: Readonly<Record<Severity, number>>;
}

/** In the place of the reason of a page that is not public. */
const HIDDEN_REASON = "it is not public, so only the log says why";

/** GitHub shows this many of each type for one step. */
const MOST = 10;

/** @param fileOf a path from the config's folder → from the repository's root */
export function problemAnnotations(
  problems: readonly Problem[],
  fileOf: (path: string) => string,
): readonly Annotation[] {
  return problems.map(({ code, severity, place, message, hint }) => ({
    level: severity,
    file: fileOf(place.file),
    line: place.line,
    column: place.column,
    ...(place.length === undefined ? {} : { endColumn: place.column + place.length }),
    title: code,
    message: hint === "" ? message : `${message}\n${hint}`,
  }));
}

/**
 * What is in conflict or blocked, at the file that it stands in.
 * @param fileOf a path from the config's folder → from the repository's root
 * @param levelOf whether it turns the step red
 * @param drafts whether the titles of drafts are shown: annotations stand where comments do
 */
export function conflictAnnotations(
  plan: Plan,
  fileOf: (path: string) => string,
  levelOf: (action: Plan["actions"][number]) => Severity,
  drafts: Drafts,
): readonly Annotation[] {
  return plan.actions.flatMap((action) => {
    const { verb, file, reason } = action;
    if ((verb !== "conflict" && verb !== "blocked") || file === undefined) return [];
    const ways = waysOut({ actions: [action] }).map(inInputs);
    const next = [...(action.remedies ?? []), ...ways].map((line) => `\n${line}`).join("");
    return [
      {
        level: levelOf(action),
        file: fileOf(file),
        line: 1,
        title: verb === "conflict" ? "Edited on both sides" : "Blocked",
        message: `"${titleOf(action, drafts)}": ${saidOf(action, inInputs(reason), drafts) ?? HIDDEN_REASON}${next}`,
      },
    ];
  });
}

/**
 * Chooses those that GitHub has room for: of each type those in files that the pull request changes first.
 * @param changed paths from the repository's root
 * @param kept errors that the step itself still makes
 */
export function chooseAnnotations(
  all: readonly Annotation[],
  changed: ReadonlySet<string>,
  kept: number,
): AnnotationChoice {
  const rank = ({ file }: Annotation): number => (changed.has(file) ? 0 : 1);
  const sorted = [...all].sort(
    (left, right) =>
      rank(left) - rank(right) || byCodePoint(left.file, right.file) || (left.line ?? 0) - (right.line ?? 0),
  );
  const errors = sorted.filter(({ level }) => level === "error");
  const warnings = sorted.filter(({ level }) => level === "warning");
  const room = MOST - kept;
  return {
    shown: [...errors.slice(0, room), ...warnings.slice(0, MOST)],
    left: { error: Math.max(0, errors.length - room), warning: Math.max(0, warnings.length - MOST) },
  };
}

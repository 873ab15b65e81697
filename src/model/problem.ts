/** A place in a file that a person edits. Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** Path from the folder of the config, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters the mistake is long; the caret underlines them. */
  readonly length?: number;
}

export type Severity = "error" | "warning";

/** A mistake in what a person wrote. All are reported at once; any error stops plan and apply. */
export interface Problem {
  /** Stable, kebab-case, e.g. `link-target-missing`; `helpsync explain` takes it. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** What happened and why, one sentence without the place. */
  readonly message: string;
  /** What to do next, one sentence. */
  readonly hint: string;
  /** The line of the file that holds the place, for the caret; absent where the file has none (a folder, bytes). */
  readonly line?: string;
}

type Arguments = Readonly<Record<string, string | number>>;

/** The wording of one problem: it stands beside the rule that raises it. */
export interface ProblemKind<A extends Arguments> {
  readonly code: string;
  readonly severity: Severity;
  readonly message: (values: A) => string;
  readonly hint: (values: A) => string;
}

/** Declares a problem; a helper for the types. */
export function problemKind<A extends Arguments>(kind: ProblemKind<A>): ProblemKind<A> {
  return kind;
}

/** Raises a problem at a place. `line` is the text of that line, where the file has one. */
export function raise<A extends Arguments>(kind: ProblemKind<A>, place: Place, values: A, line?: string): Problem {
  return {
    code: kind.code,
    severity: kind.severity,
    place,
    message: kind.message(values),
    hint: kind.hint(values),
    ...(line === undefined ? {} : { line }),
  };
}

/** Whether any of the problems stops plan and apply. */
export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === "error");
}

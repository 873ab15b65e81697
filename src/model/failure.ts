/** The ways in which a run ends, by name (design §8). */
export const EXIT_CODES = {
  done: 0,
  failed: 1,
  changes: 2,
  problems: 3,
  stopped: 4,
  locked: 5,
  partial: 6,
  interrupted: 130,
} as const;
export type Outcome = keyof typeof EXIT_CODES;

/** The outcome that counts when several apply. */
const OUTCOME_RANK: readonly Outcome[] = [
  "interrupted",
  "locked",
  "problems",
  "partial",
  "stopped",
  "failed",
  "changes",
  "done",
];

/** An expected failure: what happened, why, what to do next, and what has already been done. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly why: string;
  readonly next: string;
  readonly done: string;
  readonly outcome: Outcome;

  constructor(parts: { what: string; why?: string; next: string; done?: string; outcome?: Outcome; cause?: unknown }) {
    super(parts.what, parts.cause === undefined ? undefined : { cause: parts.cause });
    this.why = parts.why ?? "";
    this.next = parts.next;
    this.done = parts.done ?? "Nothing was changed.";
    this.outcome = parts.outcome ?? "failed";
  }
}

/** The outcome that a run ends with when several apply. */
export function worstOutcome(outcomes: readonly Outcome[]): Outcome {
  return OUTCOME_RANK.find((outcome) => outcomes.includes(outcome)) ?? "done";
}

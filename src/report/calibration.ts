import { printable } from "./paint.ts";

interface Finding {
  readonly quirk: string;
  readonly question: string;
  readonly value: string | null;
}

/** One line for one question and its answer. */
export function findingLine({ quirk, question, value }: Finding): string {
  return `${printable(question)} ${value === null ? "cannot be told here" : `${quirk}=${value}`}\n`;
}

interface ConstructFinding {
  readonly construct: string;
  readonly outcome: string;
}

/** One line for what became of one construct. */
export function constructLine({ construct, outcome }: ConstructFinding): string {
  return `${construct}: ${printable(outcome)}\n`;
}

/** The file that `helpsync sandbox --quirks` takes: the values that were seen. */
export function calibrationJson(
  findings: readonly Finding[],
  constructs: readonly ConstructFinding[],
  about: { readonly workspace: string; readonly apiVersion: string; readonly seenAt: string },
): string {
  const quirks = Object.fromEntries(
    findings.filter(({ value }) => value !== null).map(({ quirk, value }) => [quirk, value]),
  );
  return `${JSON.stringify({ ...about, quirks, constructs }, null, 2)}\n`;
}

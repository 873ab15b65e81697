import type { Key } from "../model/key.ts";
import { painter, printable } from "./paint.ts";

/** One thing in which the plan of now is not the one that was approved. */
interface Shown {
  readonly key: Key | null;
  readonly title: string;
  readonly what: string;
  readonly how: string;
}

/**
 * Why a saved plan is not applied: a line for each thing that differs.
 * @param plan the command that plans
 */
export function differencesText(
  file: string,
  differences: readonly Shown[],
  plan: string,
  color: "color" | "plain",
): string {
  const paint = painter(color);
  const number = differences.length === 1 ? "1 thing differs" : `${String(differences.length)} things differ`;
  return [
    `${paint("removed", "Stopped:")} ${printable(file)} is not what would be written now; ${number}:`,
    ...differences.map(line),
    `Nothing was changed. Make a new plan with \`${plan} --out FILE\`, and let that one be approved.\n`,
  ].join("\n");
}

/**
 * Why an approved plan is not applied: a line for each write that nobody approved.
 * @param differences `unknown` where the approval does not name the writes, as they were too many
 */
export function unapprovedText(differences: readonly Shown[] | "unknown", color: "color" | "plain"): string {
  const stopped = painter(color)("removed", "Stopped:");
  const next = "Nothing was changed. Let the plan above be approved, and apply it with that approval.\n";
  if (differences === "unknown") {
    return `${stopped} the plan is not the approved one. It has too many writes to tell which differ.\n${next}`;
  }
  const number = differences.length === 1 ? "1 write" : `${String(differences.length)} writes`;
  return [`${stopped} not all was approved; ${number} more:`, ...differences.map(line), next].join("\n");
}

function line({ key, title, what, how }: Shown): string {
  const about = [`"${printable(title)}"`, key === null ? "" : `(${printable(key)})`, what].filter(
    (part) => part !== "",
  );
  return `  ${about.join(" ")}: ${printable(how)}`;
}

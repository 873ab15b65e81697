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
  const lines = differences.map(({ key, title, what, how }) => {
    const about = [`"${printable(title)}"`, key === null ? "" : `(${printable(key)})`, what].filter(
      (part) => part !== "",
    );
    return `  ${about.join(" ")}: ${printable(how)}`;
  });
  const number = differences.length === 1 ? "1 thing differs" : `${String(differences.length)} things differ`;
  return [
    `${paint("removed", "Stopped:")} ${printable(file)} is not what would be written now; ${number}:`,
    ...lines,
    `Nothing was changed. Make a new plan with \`${plan} --out FILE\`, and let that one be approved.\n`,
  ].join("\n");
}

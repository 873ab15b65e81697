import type { Failure } from "../model/failure.ts";
import { painter, printable } from "./paint.ts";

/** A failure for people: what happened, why, what to do next, and what has already been done. */
export function failureText(failure: Failure, color: "color" | "plain"): string {
  const lines = [
    `${painter(color)("removed", "helpsync stopped:")} ${printable(failure.message)}`,
    failure.why === "" ? "" : `  Why:  ${printable(failure.why)}`,
    `  Next: ${printable(failure.next)}`,
    `  ${printable(failure.done)}`,
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

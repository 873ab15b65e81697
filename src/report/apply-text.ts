import { nameOf } from "../model/key.ts";
import { kinds } from "../model/kind.ts";
import type { Action } from "../model/plan.ts";
import { painter, printable, type Tone } from "./paint.ts";

/** How one action ended, as the apply tells it. */
export interface AppliedItem {
  readonly action: Action;
  readonly outcome: "done" | "failed" | "skipped" | "conflict" | "blocked" | "incomplete";
  readonly message?: string;
  readonly markup?: readonly string[];
}

const SAID: Record<AppliedItem["outcome"], { readonly word: string; readonly tone: Tone }> = {
  done: { word: "done", tone: "added" },
  incomplete: { word: "written in part", tone: "changed" },
  conflict: { word: "conflict", tone: "removed" },
  blocked: { word: "blocked", tone: "removed" },
  failed: { word: "FAILED", tone: "removed" },
  skipped: { word: "skipped", tone: "changed" },
};

/** One line for one action, as it ends. */
export function itemLine({ action, outcome, message }: AppliedItem, color: "color" | "plain"): string {
  const { word, tone } = SAID[outcome];
  const name = action.key === undefined ? (action.id ?? "") : nameOf(action.key);
  const why = message === undefined ? "" : `: ${printable(message)}`;
  return `${painter(color)(tone, word)} ${action.verb} ${kinds[action.kind].singular} ${printable(name)}${why}`;
}

/**
 * The end of an apply: what Intercom wrote otherwise, what people should know, and the counts.
 * @param plan the command that plans
 */
export function applyText(
  items: readonly AppliedItem[],
  notices: readonly string[],
  plan: string,
  color: "color" | "plain",
): string {
  const markup = new Map<string, number>();
  for (const item of items) for (const what of item.markup ?? []) markup.set(what, (markup.get(what) ?? 0) + 1);
  const rewritten = [...markup].map(
    ([what, count]) => `! Intercom kept the words and changed the markup: ${what} (${places(count)})`,
  );
  const told = [...rewritten, ...notices.map((notice) => `! ${notice}`)].map(printable);
  const count = (outcome: AppliedItem["outcome"]): number => items.filter((item) => item.outcome === outcome).length;
  const parts = [
    `${String(count("done"))} done`,
    ...(["incomplete", "conflict", "blocked", "failed", "skipped"] as const)
      .filter((outcome) => count(outcome) > 0)
      .map((outcome) => `${String(count(outcome))} ${SAID[outcome].word.toLowerCase()}`),
  ];
  const isWhole = items.every(({ outcome }) => outcome === "done");
  const next = isWhole ? "" : ` \`${plan}\` shows what is left.`;
  return `${[...told, painter(color)("strong", `Applied: ${parts.join(", ")}.`) + next].join("\n")}\n`;
}

function places(count: number): string {
  return count === 1 ? "1 place" : `${String(count)} places`;
}

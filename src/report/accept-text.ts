import { nameOf } from "../model/key.ts";
import { kinds } from "../model/kind.ts";
import type { Action, Plan } from "../model/plan.ts";
import { painter, printable } from "./paint.ts";
import { workspaceLine } from "./plan-text.ts";

/** What was accepted of one resource. */
export interface AcceptedItem {
  readonly action: Action;
  /** E.g. `en body`, `place`. */
  readonly kept: readonly string[];
  readonly writtenOver: readonly string[];
}

export interface AcceptTold {
  readonly color: "color" | "plain";
  /** The command that plans. */
  readonly plan: string;
}

/** What `accept` recorded, and what the next apply makes of it. */
export function acceptText(plan: Plan, items: readonly AcceptedItem[], told: AcceptTold): string {
  const paint = painter(told.color);
  const lines = items.flatMap(({ action, kept, writtenOver }) => {
    const name = action.key === undefined ? action.title : nameOf(action.key);
    const title = paint("added", `✓ ${kinds[action.kind].singular} ${printable(name)}`);
    return [
      `${title} "${printable(action.title)}"`,
      ...(kept.length === 0 ? [] : [`    ${kept.join(", ")}: known from now on; ${keptNote(action, told)}`]),
      ...(writtenOver.length === 0
        ? []
        : [`    ${writtenOver.join(", ")}: changed in content, too; the next apply writes the file over the edit`]),
    ];
  });
  const end = `Nothing was written in Intercom. \`${told.plan}\` shows what the next apply does.`;
  return `${[workspaceLine(plan, paint), "", ...lines, "", end].join("\n")}\n`;
}

function keptNote({ verb }: Action, { plan }: AcceptTold): string {
  return verb === "conflict"
    ? `\`${plan}\` shows what follows`
    : "it stays until the file changes, and is then written over";
}

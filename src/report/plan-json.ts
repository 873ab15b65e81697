import type { Plan } from "../model/plan.ts";

/** A plan as JSON, for other programs. */
export function planJson(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

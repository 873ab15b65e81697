import type { Plan } from "../model/plan.ts";

/** Puts a sentence that names options of the command line into other words. */
export type Advice = (words: string) => string;

/** For whoever types commands. */
export const asTyped: Advice = (words) => words;

/** A plan whose guards, reasons and warnings speak in the words of whoever reads it; an option stands in backticks. */
export function advised(plan: Plan, advice: Advice): Plan {
  return {
    ...plan,
    guards: plan.guards.map(({ message, override, ...guard }) => ({
      ...guard,
      message: advice(message),
      ...(override === undefined ? {} : { override: advice(`\`${override}\``) }),
    })),
    actions: plan.actions.map((action) => ({ ...action, reason: advice(action.reason) })),
    warnings: plan.warnings.map((warning) => ({ ...warning, message: advice(warning.message) })),
  };
}

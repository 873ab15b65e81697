import * as z from "zod";
import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { Failure } from "../../model/failure.ts";
import { PLAN_VERSION, type Guard, type Overrides, type Plan } from "../../model/plan.ts";
import { digestOf, type WrittenAction } from "./digest.ts";
import { actionShape, changeShape, guardShape, placeShape, planShape } from "./plan-shape.ts";

/** A plan that was written to a file, as far as an approval needs it. */
export interface SavedPlan extends Pick<Plan, "workspace" | "helpCenter" | "config" | "digest"> {
  readonly overrides: Overrides;
  readonly actions: readonly WrittenAction[];
  readonly guards: readonly Guard[];
}

const change = changeShape.pick({ locale: true, field: true, verdict: true, seen: true, over: true, meant: true });

const action = actionShape
  .pick({
    ...{ verb: true, kind: true, key: true, id: true, title: true, reason: true, movedFrom: true, adopts: true },
    ...{ afterwards: true, removes: true, drafts: true },
  })
  .extend({
    changes: z.array(change),
    place: placeShape.pick({ verdict: true, before: true, after: true }).exactOptional(),
  }) satisfies z.ZodType<WrittenAction>;

/** What an approval needs of a plan: of the rest nothing is asked. */
const document = planShape
  .pick({
    ...{ version: true, workspace: true, helpCenter: true, config: true, overrides: true },
    ...{ outcome: true, digest: true },
  })
  .extend({
    actions: z.array(action),
    guards: z.array(guardShape.omit({ counted: true })),
  }) satisfies z.ZodType<SavedPlan>;

/**
 * Reads the file of `plan --out`.
 * @param file its name, for people
 * @throws Failure where it is no plan, one of another version, one that was changed by hand, or one that guards stopped
 */
export function parseSavedPlan(written: string, file: string): SavedPlan {
  const value = parseJson(written, file);
  const said = z.object({ version: z.number() }).safeParse(value);
  if (said.success && said.data.version !== PLAN_VERSION) {
    throw refused(
      `${file} is a plan of schema version ${String(said.data.version)}; this helpsync reads version ${String(PLAN_VERSION)}.`,
      "Another version of helpsync wrote it.",
    );
  }
  const result = document.safeParse(value);
  if (!result.success) {
    const place = result.error.issues[0]?.path.join(" → ") ?? "";
    throw refused(
      `${file} is not a saved plan.`,
      place === "" ? "It is not the JSON of a plan." : `The first place that differs is ${place}.`,
    );
  }
  const plan = result.data;
  switch (compareFingerprints(digestOf(plan), plan.digest)) {
    case "same":
      break;
    case "unknown":
      throw refused(
        `${file} holds a digest that this helpsync does not make.`,
        "Another version of helpsync wrote it.",
      );
    case "differs":
      throw refused(`${file} was changed after it was made.`, "Its digest does not fit the writes that it holds.");
  }
  if (plan.guards.length > 0) {
    throw refused(
      `${file} cannot be applied: the plan was stopped.`,
      plan.guards
        .map(({ message, override }) => (override === undefined ? message : `${message} (${override})`))
        .join(" "),
    );
  }
  return plan;
}

function parseJson(written: string, file: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw refused(`${file} is not a saved plan.`, "It is not JSON.");
  }
}

const ANEW = "Make a new plan with `helpsync plan --out FILE`, let it be approved, and apply that one.";

/** Nothing of such a file is carried out. */
export function refused(what: string, why: string, next = ANEW): Failure {
  return new Failure({ what, why, next, outcome: "stopped" });
}

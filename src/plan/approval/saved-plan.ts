import { z } from "zod";
import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { EXIT_CODES, Failure, type Outcome } from "../../model/failure.ts";
import { parseKey, type Key } from "../../model/key.ts";
import { FIELDS, KINDS } from "../../model/kind.ts";
import { LOCALES } from "../../model/locale.ts";
import { PLAN_VERSION, REPORTS, WRITES, type Guard, type Overrides, type Plan } from "../../model/plan.ts";
import { digestOf, type WrittenAction } from "./digest.ts";

/** A plan that was written to a file, as far as an approval needs it. */
export interface SavedPlan extends Pick<Plan, "workspace" | "helpCenter" | "config" | "digest"> {
  readonly overrides: Overrides;
  readonly actions: readonly WrittenAction[];
  readonly guards: readonly Guard[];
}

const text = z.string();
const key = z.custom<Key>((value) => typeof value === "string" && parseKey(value) === value);
const verdict = z.enum(["write", "settle", "drift", "formatting", "conflict", "incomplete"]);
const isAllowed = z.enum(["refuse", "allow"]);

const overrides = z.strictObject({
  allowRemovals: z.int().min(0).exactOptional(),
  allowPublishes: z.int().min(0).exactOptional(),
  allowCreates: z.int().min(0).exactOptional(),
  firstRun: isAllowed,
  rollback: isAllowed,
  dirty: isAllowed,
  uiEdits: z.enum(["policy", "overwrite"]),
  drafts: z.enum(["protect", "overwrite"]),
  recreate: z.array(key),
  rerender: z.array(text),
  only: z.array(text),
}) satisfies z.ZodType<Overrides>;

const change = z.object({
  locale: z.enum(LOCALES),
  field: z.enum(FIELDS),
  verdict,
  seen: text.exactOptional(),
  over: text.exactOptional(),
  meant: text.exactOptional(),
});

const action = z.object({
  verb: z.enum([...WRITES, ...REPORTS]),
  kind: z.enum(KINDS),
  key: key.exactOptional(),
  id: text.exactOptional(),
  title: text,
  reason: text,
  movedFrom: key.exactOptional(),
  adopts: z.enum(["intercom_id", "place-and-title"]).exactOptional(),
  afterwards: z.enum(["hidden", "left", "forgotten"]).exactOptional(),
  removes: z.array(z.enum(LOCALES)).exactOptional(),
  drafts: z.array(z.enum(LOCALES)).exactOptional(),
  changes: z.array(change),
  place: z.object({ verdict, before: text.nullable(), after: key.nullable() }).exactOptional(),
}) satisfies z.ZodType<WrittenAction>;

const outcomes = Object.keys(EXIT_CODES) as [Outcome, ...Outcome[]];

const document = z.object({
  version: z.literal(PLAN_VERSION),
  workspace: z.object({ name: text, id: text, sandbox: z.boolean(), apiVersion: text }),
  helpCenter: z.object({ id: text, identifier: text, url: text }),
  config: text,
  overrides,
  actions: z.array(action),
  guards: z.array(z.object({ code: text, message: text, override: text.exactOptional() })),
  outcome: z.enum(outcomes),
  digest: text,
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

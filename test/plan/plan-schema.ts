import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import type { Plan } from "../../src/model/plan.ts";

let validate: ValidateFunction | undefined;

/** Where a plan is not as the schema that ships says; nothing for one that is. */
export function faultsOfPlan(plan: Plan): string[] {
  const file = new URL("../../schemas/plan.json", import.meta.url);
  validate ??= new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(file, "utf8")) as object);
  return validate(plan) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

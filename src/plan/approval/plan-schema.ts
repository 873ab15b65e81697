import * as z from "zod";
import { planShape } from "./plan-shape.ts";

/** JSON Schemas (draft 7) of what helpsync writes for other programs, by the name of the file that ships. */
export function jsonSchemas(): Readonly<Record<"plan.json", object>> {
  const { $schema, ...rest } = z.toJSONSchema(planShape, { target: "draft-7" });
  return { "plan.json": { $schema, title: "A plan of helpsync", ...rest } };
}

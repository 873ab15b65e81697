import * as z from "zod";
import { configShape } from "./config-shape.ts";
import { frontmatterShape } from "./frontmatter-shape.ts";

/** JSON Schemas (draft 7, which editors understand) of what people write, by the name of the file that ships. */
export function jsonSchemas(): Readonly<Record<"config.schema.json" | "frontmatter.schema.json", object>> {
  return {
    "config.schema.json": schemaOf(configShape, "intercom.config.yaml of helpsync"),
    "frontmatter.schema.json": schemaOf(frontmatterShape, "Frontmatter of an article for helpsync"),
  };
}

function schemaOf(shape: z.ZodType, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(shape, { io: "input", target: "draft-7" });
  return { $schema, title, ...rest };
}

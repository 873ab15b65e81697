import type { Schema } from "./descriptions.ts";

/**
 * Turns OpenAPI's schemas into JSON Schemas in which no property is allowed that is not described. Each stands twice:
 * `open/NAME` for where others extend it, `closed/NAME` for where it is a whole value.
 */
export function strictSchemas(schemas: Readonly<Record<string, Schema>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([name, schema]) => [
      [`open/${name}`, open(schema)],
      [`closed/${name}`, closed(schema)],
    ]),
  );
}

/** A schema for a whole value. */
export function closed(schema: Schema): object {
  if (typeof schema["$ref"] === "string") return orNull(schema, { $ref: reference(schema["$ref"], "closed") });
  if (!("properties" in schema) && !("allOf" in schema)) return orNull(schema, convert(schema, closed));
  // 2.11 requires properties that it does not describe: what is required is allowed.
  const required = ((schema["required"] ?? []) as string[]).map((name) => [name, true]);
  const properties = { ...(Object.fromEntries(required) as object), ...propertiesOf(schema) };
  return orNull(schema, { ...convert(schema, open), properties, unevaluatedProperties: false });
}

/** A schema that says something of a value, and leaves room for others. */
function open(schema: Schema): object {
  if (typeof schema["$ref"] === "string") return orNull(schema, { $ref: reference(schema["$ref"], "open") });
  const properties = "properties" in schema ? { properties: propertiesOf(schema) } : {};
  return orNull(schema, { ...convert(schema, open), ...properties });
}

function propertiesOf(schema: Schema): Record<string, object> {
  const properties = (schema["properties"] ?? {}) as Record<string, Schema>;
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, closed(value)]));
}

/** The rest of a schema; `part` says what becomes of those that it is put together from. */
function convert(schema: Schema, part: (schema: Schema) => object): Record<string, unknown> {
  const converted: Record<string, unknown> = {};
  for (const name of ["type", "enum", "required", "minLength", "maxLength", "minItems", "maxItems", "pattern"]) {
    if (name in schema) converted[name] = schema[name];
  }
  for (const name of ["allOf", "anyOf", "oneOf"]) {
    if (name in schema) converted[name] = (schema[name] as Schema[]).map(part);
  }
  if (isSchema(schema["items"])) converted["items"] = closed(schema["items"]);
  if (isSchema(schema["additionalProperties"]))
    converted["additionalProperties"] = closed(schema["additionalProperties"]);
  return converted;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}

function orNull(schema: Schema, converted: object): object {
  return schema["nullable"] === true ? { anyOf: [converted, { type: "null" }] } : converted;
}

function reference(text: string, kind: "open" | "closed"): string {
  return `api#/${kind}~1${text.split("/").at(-1) ?? ""}`;
}

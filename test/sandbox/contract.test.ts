import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { describe, expect, test } from "vitest";
import type { Quirks } from "../../src/sandbox/quirks.ts";
import { API_VERSIONS } from "../../src/sandbox/versions.ts";
import { type Caller, type JsonAnswer, openCaller } from "./caller.ts";

const DESCRIPTIONS = new URL("../../../shared/intercom/openapi/", import.meta.url);

/** Turns a schema of OpenAPI 3.0 into one of JSON Schema, in which no property is allowed that is not described. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== "object" || schema === null) return schema;
  const { nullable, ...rest } = schema as Record<string, unknown>;
  const converted = Object.fromEntries(
    // Its examples and formats of numbers are no part of the contract.
    Object.entries(rest)
      .filter(([name]) => name !== "example" && name !== "format")
      .map(([name, value]) => [name, toJsonSchema(value)]),
  );
  const strict = "properties" in rest ? { ...converted, ...described(rest), unevaluatedProperties: false } : converted;
  return nullable === true ? { anyOf: [strict, { type: "null" }] } : strict;
}

/** 2.11 requires a property of list items that it does not describe: what is required is allowed. */
function described(schema: Record<string, unknown>): object {
  const required = Object.fromEntries(((schema["required"] ?? []) as string[]).map((name) => [name, true]));
  return { properties: { ...required, ...(toJsonSchema(schema["properties"]) as object) } };
}

/** An object that others extend with `allOf` is closed where it is used, not where it is described. */
function open(schemas: Schemas): Schemas {
  const item = schemas["article_list_item"];
  const properties = { ...item?.properties, ...schemas["article"]?.properties };
  return { ...schemas, article: { ...item, properties } };
}

interface Schemas {
  readonly [name: string]: { readonly properties: object };
}

const schemasRead = new Map<string, Schemas>();

/** The schemas of a version's description, read once. */
function schemasOf(version: string): Schemas {
  const known = schemasRead.get(version);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`${version.toLowerCase()}.json`, DESCRIPTIONS), "utf8");
  const { components } = JSON.parse(text) as { components: { schemas: Schemas } };
  const schemas = open(components.schemas);
  schemasRead.set(version, schemas);
  return schemas;
}

function judge(version: string): (name: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormatsModule.default(ajv);
  ajv.addSchema({ $id: "api", components: { schemas: toJsonSchema(schemasOf(version)) } });
  return (name) => ajv.compile({ $ref: `api#/components/schemas/${name}` });
}

/** What the description of a version says of an object's properties. */
function propertiesOf(version: string, name: string): string[] {
  return Object.keys(schemasOf(version)[name]?.properties ?? {});
}

/** What real answers leave out, or what this sandbox does not do. */
const LEFT_OUT = ["body_markdown", "audience_ids", "avatar"];

interface Answered {
  readonly schema: string;
  readonly answer: JsonAnswer;
}

/** Calls every route of a version, refusals too, and says which schema judges each answer. */
async function everyAnswer({ call }: Caller, version: string): Promise<Answered[]> {
  const out: Answered[] = [];
  const ask = async (schema: string, method: string, path: string, body?: unknown): Promise<string> => {
    const answer = await call(method, path, body, version);
    out.push({ schema, answer });
    return answer.body.id;
  };
  await ask("admin_with_app", "GET", "/me");
  await ask("admin_list", "GET", "/admins");
  await ask("admin_list", "GET", "/admins?display_avatar=true");
  await ask("admin", "GET", "/admins/502");
  await ask("error", "GET", "/admins/1");
  await ask("help_center_list", "GET", "/help_center/help_centers");
  await ask("help_center", "GET", "/help_center/help_centers/1");
  const french = { type: "group_content", name: "F", description: "f" };
  const group = { name: "C", description: "D", translated_content: { type: "group_translated_content", fr: french } };
  const collection = await ask("collection", "POST", "/help_center/collections", group);
  await ask("collection", "PUT", `/help_center/collections/${collection}`, { name: "C2" });
  await ask("collection", "GET", `/help_center/collections/${collection}`);
  const older = ["2.7", "2.8", "2.9"].includes(version);
  const kind = older ? "section" : "collection";
  const nested = await ask(kind, "POST", `/help_center/${kind}s`, { name: "S", parent_id: Number(collection) });
  await ask(kind, "GET", `/help_center/${kind}s/${nested}`);
  await ask(kind, "PUT", `/help_center/${kind}s/${nested}`, { name: "S2" });
  await ask(`${kind}_list`, "GET", `/help_center/${kind}s?per_page=1`);
  await ask("collection_list", "GET", "/help_center/collections");
  const sent = {
    title: "A",
    author_id: 502,
    state: "published",
    body: '<h2>a</h2><img src="https://img.example.com/a.png">',
    parent_id: Number(nested),
    parent_type: older ? "section" : "collection",
    translated_content: { fr: { title: "F", body: "f" } },
  };
  const article = await ask("article", "POST", "/articles", sent);
  await ask("article", "POST", "/articles", { title: "B", author_id: 502 });
  await ask("article", "GET", `/articles/${article}`);
  await ask("article", "PUT", `/articles/${article}`, { state: "draft", translated_content: { de: { title: "D" } } });
  await ask("article_list", "GET", "/articles?per_page=1");
  await ask("article_list", "GET", "/articles?page=9");
  await ask("error", "POST", "/articles", { title: "A" });
  await ask("error", "POST", "/articles", { ...sent, body: "<dl></dl>" });
  await ask("error", "GET", "/articles/1");
  await ask("error", "PUT", `/help_center/collections/${collection}`, { name: "" });
  await ask("deleted_article_object", "DELETE", `/articles/${article}`);
  await ask(`deleted_${kind}_object`, "DELETE", `/help_center/${kind}s/${nested}`);
  await ask("deleted_collection_object", "DELETE", `/help_center/collections/${collection}`);
  return out;
}

const VARIANTS: readonly [string, Partial<Quirks>][] = [
  ["default quirks", {}],
  ["pages without next", { pagesNext: "absent", createEchoesParent: "yes", localeEditBumpsArticle: "yes" }],
];

describe.skipIf(!existsSync(DESCRIPTIONS))("every answer is as Intercom's description of its version says", () => {
  describe.each(API_VERSIONS)("%s", (version) => {
    const schemaOf = existsSync(DESCRIPTIONS) ? judge(version) : undefined;
    test.each(VARIANTS)("%s", async (_name, quirks) => {
      const answered = await everyAnswer(openCaller({ quirks, locales: ["fr", "ja"] }), version);
      for (const { schema, answer } of answered) {
        const validate = schemaOf?.(schema);
        expect([schema, validate?.(answer.body), validate?.errors ?? []]).toEqual([schema, true, []]);
        expect(answer.status === 200).toBe(schema !== "error");
        const missing = propertiesOf(version, schema).filter((name) => !(name in answer.body));
        expect([schema, missing.filter((name) => !LEFT_OUT.includes(name))]).toEqual([schema, []]);
      }
    });
  });

  test("the judge sees what is too much and what is missing", () => {
    const validate = judge("2.11")("collection");
    expect(validate({ id: "1" })).toBe(false);
    const whole = { id: "1", workspace_id: "w", name: "n", created_at: 1, order: 0, default_locale: "en" };
    expect(validate(whole)).toBe(true);
    expect(validate({ ...whole, type: "collection" })).toBe(false);
  });
});

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/content/schemas.ts";

const shipped = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8")) as object;

describe("the JSON Schemas that ship", () => {
  it.each(Object.entries(jsonSchemas()))("%s is fresh (else: node scripts/write-schemas.js)", (name, schema) => {
    expect(shipped(name)).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it("tell an editor what is right and wrong in a config", () => {
    const validate = new Ajv().compile(shipped("config.schema.json"));
    expect(validate({ content: "docs", locales: { default: "en", additional: ["fr"], names: { fr: "french" } } })).toBe(true);
    expect(validate({ workspaces: { a: { workspace_id: 12, api_version: "2.16" } } })).toBe(true);
    expect(validate({ contents: "docs" })).toBe(false);
    expect(validate({ locales: { default: "uk" } })).toBe(false);
  });

  it("tell an editor what is right and wrong in a frontmatter, and leave other tools' keys alone", () => {
    const validate = new Ajv().compile(shipped("frontmatter.schema.json"));
    expect(validate({ title: "A", moved_from: ["article:b"], intercom_id: { production: 1 }, layout: {} })).toBe(true);
    expect(validate({ state: "public" })).toBe(false);
  });
});

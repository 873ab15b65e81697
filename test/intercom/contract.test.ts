import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { afterEach, describe, expect, test } from "vitest";
import { API_VERSIONS, hasSections, type ApiVersion } from "../../src/model/api-version.ts";
import { articleJson, collectionJson, connectTo, serve, type ScriptedServer, type Seen } from "./scripted-server.ts";

const FOLDER = join(import.meta.dirname, "../../../shared/intercom/openapi");

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

interface Description {
  readonly paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: unknown }> } }>>;
  readonly components: { readonly schemas: Record<string, { required?: string[] }> };
}

/** OpenAPI 3.0 spells "or null" as `nullable`, which JSON Schema does not know. */
function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asJsonSchema);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "nullable");
  const schema = Object.fromEntries(entries.map(([key, inner]) => [key, asJsonSchema(inner)]));
  return (value as { nullable?: unknown }).nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}

function judgeOf(version: ApiVersion): (seen: Seen) => string {
  const description = JSON.parse(readFileSync(join(FOLDER, `${version}.json`), "utf8")) as Description;
  // 2.11 alone demands every field of a translation, against its own example of a create and the words of its update.
  for (const name of ["article_content", "group_content", "group_translated_content"]) {
    if (version === "2.11") delete description.components.schemas[name]?.required;
  }
  const ajv = new Ajv({ strict: false, logger: false, validateFormats: false });
  const components = asJsonSchema(description.components);
  const compiled = new Map<string, ValidateFunction>();
  return ({ method, path, body }) => {
    const one = path.replace(/\/\d+$/, "/{");
    const template = Object.keys(description.paths).find(
      (candidate) =>
        candidate === path || (candidate.startsWith(one) && candidate.split("/").length === one.split("/").length),
    );
    if (template === undefined) return `${path} is not in the description of ${version}`;
    const operation = description.paths[template]?.[method.toLowerCase()];
    if (operation === undefined) return `${method} ${template} is not in the description of ${version}`;
    const schema = operation.requestBody?.content["application/json"]?.schema;
    if (schema === undefined) return body === undefined ? "" : `${method} ${template} takes no body`;
    const name = `${method} ${template}`;
    const validate = compiled.get(name) ?? ajv.compile({ ...(asJsonSchema(schema) as object), components });
    compiled.set(name, validate);
    return validate(body) ? "" : `${name}: ${ajv.errorsText(validate.errors)}`;
  };
}

describe.skipIf(!existsSync(FOLDER))("every request is one of Intercom's own description", () => {
  test.each(API_VERSIONS)("of API %s", async (version) => {
    const judge = judgeOf(version);
    const sections = hasSections(version);
    const server = await serve(({ method, path }) => {
      if (path === "/help_center/help_centers") return { json: { data: [{ id: "3", identifier: "help" }] } };
      if (path === "/me") return { json: { id: "7", app: { id_code: "abc" } } };
      if (path === "/admins") return { json: { admins: [] } };
      if (method === "DELETE") return { json: { id: "1", deleted: true } };
      if (method === "GET" && !/\d$/.test(path)) return { json: { data: [], total_count: 0, pages: null } };
      const id = /\d+$/.exec(path)?.[0] ?? (path.endsWith("sections") ? "2" : "1");
      if (path.startsWith("/articles")) return { json: articleJson(id) };
      if (sections && path === "/help_center/collections/2") return { status: 404, json: { errors: [] } };
      return { json: collectionJson(id, id === "2" ? { parent_id: "1" } : {}) };
    });
    servers.push(server);
    const intercom = connectTo(server, { apiVersion: version });
    const locales = {
      en: { title: "T", description: "D", body: "<p>B</p>", state: "draft", author: "7" },
      fr: { title: "T", description: "D", body: "<p>B</p>", state: "published", author: "7" },
    } as const;
    const write = { defaultLocale: "en", locales } as const;

    await intercom.readWorkspace();
    for (const kind of ["collection", "article"] as const) {
      await intercom.list(kind);
      for (const parent of [undefined, null, "1", "2"]) {
        if (sections && kind === "collection" && parent === "2") continue;
        await intercom.create(kind, { ...write, ...(parent === undefined ? {} : { parent }) });
      }
      await intercom.update(kind, "1", write);
      await intercom.update(kind, "2", { ...write, parent: "1" });
      await intercom.read(kind, "2");
      await intercom.remove(kind, "2");
    }
    await intercom.close();
    expect(server.seen.length).toBeGreaterThan(15);
    expect(server.seen.filter(({ headers }) => headers["intercom-version"] !== version)).toEqual([]);
    expect(server.seen.map(judge).filter((complaint) => complaint !== "")).toEqual([]);
  });
});

import { afterEach, describe, expect, test } from "vitest";
import type { ApiVersion } from "../../src/model/api-version.ts";
import type { ResourceWrite } from "../../src/model/intercom.ts";
import type { LiveResource } from "../../src/model/live.ts";
import { articleJson, connectTo, serve, type ScriptedServer } from "./scripted-server.ts";

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function readFrom(json: unknown, defaultLocale: "en" | "fr" = "en"): Promise<LiveResource | null> {
  const server = await serve(() => ({ json }));
  servers.push(server);
  const intercom = connectTo(server, { defaultLocale });
  const article = await intercom.read("article", "12");
  await intercom.close();
  return article;
}

describe("an article of an answer", () => {
  test("has its default locale at the top level and the others below", async () => {
    const article = await readFrom(
      articleJson("12", {
        default_locale: "de",
        title: "Einrichten",
        description: null,
        has_unpublished_changes: true,
        parent_ids: [33, 44],
        translated_content: {
          type: "article_translated_content",
          de: { type: "article_content", title: "An older title" },
          fr: {
            type: "article_content",
            title: "Installer",
            description: null,
            body: null,
            state: "draft",
            author_id: 8,
            url: null,
          },
          es: { type: "article_content", title: "", description: "left over", body: "" },
          it: null,
          xx: { title: "No locale of Intercom's" },
        },
      }),
    );
    expect(article).toEqual({
      kind: "article",
      id: "12",
      defaultLocale: "de",
      parents: ["33", "44"],
      helpCenterId: null,
      createdAt: 1700000000,
      updatedAt: 1700000100,
      updatedBy: null,
      languages: "several",
      locales: {
        de: {
          title: "Einrichten",
          description: "",
          body: '<p class="no-margin">Words</p>',
          state: "published",
          author: "7",
          url: "https://help.example.com/en/articles/12-article",
          pendingDraft: true,
          updatedAt: 1700000100,
        },
        fr: {
          title: "Installer",
          description: "",
          body: "",
          state: "draft",
          author: "8",
          url: null,
          pendingDraft: false,
        },
      },
    });
  });

  test("is in the content's default locale where a workspace with one language names none", async () => {
    const article = await readFrom(articleJson("12"), "fr");
    expect(Object.keys(article?.locales ?? {})).toEqual(["fr"]);
  });

  test("keeps a default locale that is empty: the article exists in it", async () => {
    const article = await readFrom(articleJson("12", { title: "", body: "", default_locale: "en" }));
    expect(article?.locales.en).toMatchObject({ title: "", body: "" });
  });

  test("has no body where the answer has none, and an empty one where it is null", async () => {
    const { body, ...rest } = articleJson("12");
    expect(body).toBeDefined();
    expect((await readFrom(rest))?.locales.en).not.toHaveProperty("body");
    expect((await readFrom({ ...rest, body: null }))?.locales.en?.body).toBe("");
  });

  test.each([
    ["one that only `parent_ids` knows", { parent_id: null, parent_ids: [33] }, ["33"]],
    ["one that `parent_ids` denies", { parent_id: 33, parent_ids: [] }, []],
    ["one of an answer without `parent_ids`", { parent_id: 33, parent_ids: undefined }, ["33"]],
    ["none at all", { parent_id: null, parent_ids: null }, []],
  ])("has its parents: %s", async (_, parents, expected) => {
    expect((await readFrom(articleJson("12", parents)))?.parents).toEqual(expected);
  });
});

describe("an article of a write", () => {
  async function sent(
    verb: "create" | "update",
    write: ResourceWrite,
    apiVersion: ApiVersion = "2.16",
  ): Promise<unknown> {
    const server = await serve((seen) =>
      seen.method === "GET" && seen.path === "/help_center/sections/44"
        ? { json: { id: "44", type: "section", name: "Section", parent_id: 33 } }
        : seen.method === "GET"
          ? { status: 404, json: { type: "error.list", errors: [{ code: "not_found" }] } }
          : { json: articleJson("12") },
    );
    servers.push(server);
    const intercom = connectTo(server, { apiVersion });
    const result =
      verb === "create" ? await intercom.create("article", write) : await intercom.update("article", "12", write);
    expect(result.outcome).toBe("answered");
    await intercom.close();
    return server.seen.find(({ method }) => method !== "GET")?.body;
  }

  test("has the default locale at the top level, the others below, and numbers as numbers", async () => {
    const write: ResourceWrite = {
      parent: "33",
      defaultLocale: "en",
      locales: {
        en: { title: "Title", description: "", body: "<p>Words</p>", state: "draft", author: "7" },
        fr: { title: "Titre", author: "8" },
        "pt-BR": { state: "published" },
      },
    };
    expect(await sent("create", write)).toEqual({
      title: "Title",
      description: "",
      body: "<p>Words</p>",
      state: "draft",
      author_id: 7,
      parent_id: 33,
      parent_type: "collection",
      translated_content: { fr: { title: "Titre", author_id: 8 }, "pt-BR": { state: "published" } },
    });
    expect(await sent("update", write)).toMatchObject({ parent_id: "33", parent_type: "collection" });
  });

  test("names only what it changes", async () => {
    expect(
      await sent("update", { defaultLocale: "en", locales: { en: { author: "7" }, de: { body: "<p>Neu</p>" } } }),
    ).toEqual({ author_id: 7, translated_content: { de: { body: "<p>Neu</p>" } } });
  });

  test("says of a section that it is one, up to 2.9, even where no listing was read", async () => {
    const write: ResourceWrite = { parent: "44", defaultLocale: "en", locales: {} };
    expect(await sent("create", write, "2.9")).toEqual({ parent_id: 44, parent_type: "section" });
    expect(await sent("create", { ...write, parent: "33" }, "2.9")).toMatchObject({ parent_type: "collection" });
    expect(await sent("update", write, "2.10")).toEqual({ parent_id: "44", parent_type: "collection" });
  });

  test("clears its parent in both spellings, since none is documented", async () => {
    const write: ResourceWrite = { parent: null, defaultLocale: "en", locales: {} };
    expect(await sent("update", write)).toEqual({ parent_id: null, parent_ids: [] });
    expect(await sent("create", write)).toEqual({});
  });
});

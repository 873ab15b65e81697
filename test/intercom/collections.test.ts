import { afterEach, describe, expect, test } from "vitest";
import type { ApiVersion } from "../../src/model/api-version.ts";
import { Failure } from "../../src/model/failure.ts";
import type { Intercom, ResourceWrite } from "../../src/model/intercom.ts";
import {
  collectionJson,
  connectTo,
  listOf,
  serve,
  type Reply,
  type ScriptedServer,
  type Seen,
} from "./scripted-server.ts";

const servers: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const helpCenters: Reply = { json: { type: "list", data: [{ id: "3", identifier: "help" }] } };
const gone: Reply = { status: 404, json: { type: "error.list", errors: [{ code: "not_found" }] } };

async function connected(
  apiVersion: ApiVersion,
  reply: (seen: Seen) => Reply,
): Promise<{ intercom: Intercom; server: ScriptedServer }> {
  const server = await serve((seen) => (seen.path === "/help_center/help_centers" ? helpCenters : reply(seen)));
  servers.push(server);
  return { server, intercom: connectTo(server, { apiVersion }) };
}

const callsOf = (server: ScriptedServer): string[] => server.seen.map(({ method, path }) => `${method} ${path}`);
const named = (title: string, parent?: string | null): ResourceWrite => ({
  ...(parent === undefined ? {} : { parent }),
  defaultLocale: "en",
  locales: { en: { title, description: "About" }, fr: { title: `${title} (fr)` } },
});

describe("from 2.10: collections in collections", () => {
  const tree = [
    collectionJson("1", {
      default_locale: "en",
      translated_content: { type: "x", fr: { name: "Un", description: null }, de: { name: "", description: "" } },
    }),
    collectionJson("2", { parent_id: "1", help_center_id: null, description: null }),
    collectionJson("4", { parent_id: 2, help_center_id: null }),
    collectionJson("9", { help_center_id: 8 }),
  ];

  test("a child has the help center of its root", async () => {
    const { intercom, server } = await connected("2.16", () => listOf(tree));
    const found = await intercom.list("collection");
    expect(found.map(({ id, parents, helpCenterId }) => [id, parents, helpCenterId])).toEqual([
      ["1", [], "3"],
      ["2", ["1"], "3"],
      ["4", ["2"], "3"],
      ["9", [], "8"],
    ]);
    expect(found[0]?.locales).toEqual({
      en: {
        title: "Collection 1",
        description: "",
        url: "https://help.example.com/en/collections/1",
        pendingDraft: false,
      },
      fr: { title: "Un", description: "", url: null, pendingDraft: false },
    });
    expect(callsOf(server)).toEqual(["GET /help_center/collections"]);
    await intercom.close();
  });

  test("a child that is read alone has it too", async () => {
    const { intercom } = await connected("2.10", ({ path }) => ({
      json: tree.find(({ id }) => path === `/help_center/collections/${String(id)}`),
    }));
    expect((await intercom.read("collection", "4"))?.helpCenterId).toBe("3");
    await intercom.close();
  });

  test("a circle of parents ends", async () => {
    const circle = [
      collectionJson("1", { parent_id: "2", help_center_id: null }),
      collectionJson("2", { parent_id: "1", help_center_id: null }),
    ];
    const { intercom } = await connected("2.16", () => listOf(circle));
    expect((await intercom.list("collection")).map(({ helpCenterId }) => helpCenterId)).toEqual([null, null]);
    await intercom.close();
  });

  test("create says the help center and the parent, update the parent", async () => {
    const { intercom, server } = await connected("2.16", ({ method }) => ({
      json: collectionJson(
        method === "PUT" ? "5" : "1",
        method === "PUT" ? { parent_id: "1", help_center_id: null } : {},
      ),
    }));
    expect(await intercom.create("collection", named("Top", null))).toMatchObject({
      outcome: "answered",
      value: { id: "1", parents: [] },
    });
    await intercom.create("collection", named("Below", "1"));
    expect(await intercom.update("collection", "5", named("Moved", "1"))).toMatchObject({
      outcome: "answered",
      value: { id: "5", parents: ["1"], helpCenterId: "3" },
    });
    await intercom.update("collection", "5", { ...named("Up", null), locales: {} });
    const content = (name: string): unknown => ({
      name,
      description: "About",
      translated_content: { fr: { name: `${name} (fr)` } },
    });
    expect(server.seen.filter(({ method }) => method !== "GET").map(({ body }) => body)).toEqual([
      { ...(content("Top") as object), help_center_id: 3 },
      { ...(content("Below") as object), help_center_id: 3, parent_id: "1" },
      { ...(content("Moved") as object), parent_id: "1" },
      { parent_id: null },
    ]);
    await intercom.close();
  });
});

describe("up to 2.9: sections", () => {
  const collection = { ...collectionJson("1"), type: "collection", parent_id: undefined };
  const section = { id: "2", type: "section", name: "Section 2", parent_id: 1, created_at: 1, updated_at: 2 };
  const reply = ({ method, path }: Seen): Reply => {
    if (method === "DELETE") return { json: { id: "2", object: "section", deleted: true } };
    if (path === "/help_center/collections") return method === "POST" ? { json: collection } : listOf([collection]);
    if (path === "/help_center/sections") return method === "POST" ? { json: section } : listOf([section]);
    if (path === "/help_center/collections/1") return { json: collection };
    if (path === "/help_center/sections/2") return { json: section };
    return gone;
  };

  test("they are listed as collections with a parent, with the same id", async () => {
    const { intercom } = await connected("2.7", reply);
    expect(
      (await intercom.list("collection")).map(({ id, kind, parents, helpCenterId }) => [
        id,
        kind,
        parents,
        helpCenterId,
      ]),
    ).toEqual([
      ["1", "collection", [], "3"],
      ["2", "collection", ["1"], "3"],
    ]);
    await intercom.close();
  });

  test("they are found by their id alone", async () => {
    const { intercom, server } = await connected("2.9", reply);
    expect(await intercom.read("collection", "2")).toMatchObject({ id: "2", parents: ["1"], helpCenterId: "3" });
    expect(await intercom.read("collection", "77")).toBeNull();
    await intercom.update("collection", "2", { defaultLocale: "en", locales: { en: { title: "New" } } });
    await intercom.remove("collection", "2");
    expect(callsOf(server).slice(-2)).toEqual(["PUT /help_center/sections/2", "DELETE /help_center/sections/2"]);
    await intercom.close();
  });

  test("a child is made as a section, a root as a collection", async () => {
    const { intercom, server } = await connected("2.9", reply);
    expect(await intercom.create("collection", named("Top", null))).toMatchObject({
      value: { id: "1", helpCenterId: "3" },
    });
    expect(await intercom.create("collection", named("Below", "1"))).toMatchObject({
      value: { id: "2", parents: ["1"], helpCenterId: "3" },
    });
    const [top, below] = server.seen.filter(({ method }) => method === "POST");
    expect(top).toMatchObject({ path: "/help_center/collections", body: { name: "Top", help_center_id: 3 } });
    expect(top?.body).not.toHaveProperty("parent_id");
    expect(below).toMatchObject({ path: "/help_center/sections", body: { name: "Below", parent_id: 1 } });
    await intercom.close();
  });

  test("what would turn one into the other is refused without a call, with what to do", async () => {
    const { intercom, server } = await connected("2.9", reply);
    await intercom.list("collection");
    const before = server.seen.length;
    for (const [id, parent] of [
      ["1", "2"],
      ["2", null],
    ] as const) {
      const result = await intercom.update("collection", id, { parent, defaultLocale: "en", locales: {} });
      expect(result).toMatchObject({ outcome: "refused", code: "move_not_supported" });
      expect(JSON.stringify(result)).toContain("2.10");
    }
    expect(server.seen).toHaveLength(before);
    // The place that it has already is no move.
    expect(await intercom.update("collection", "1", named("Same", null))).toMatchObject({ outcome: "answered" });
    expect(callsOf(server).at(-1)).toBe("PUT /help_center/collections/1");
    await intercom.close();
  });

  test("the same id as a collection and as a section is a Failure", async () => {
    const { intercom } = await connected("2.9", ({ path }) =>
      path.endsWith("sections") ? listOf([{ ...section, id: "1" }]) : listOf([collection]),
    );
    const error: unknown = await intercom.list("collection").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).next).toContain("2.10");
    await intercom.close();
  });
});

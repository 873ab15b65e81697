import { afterEach, describe, expect, test } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import type { Intercom } from "../../src/model/intercom.ts";
import {
  articleJson,
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

async function connected(
  reply: (seen: Seen, count: number) => Reply,
): Promise<{ intercom: Intercom; server: ScriptedServer }> {
  const server = await serve(reply);
  servers.push(server);
  return { server, intercom: connectTo(server) };
}

/** One page, by number, of ids that stand in pages. */
function pageOf(pages: readonly (readonly string[])[], { query }: Seen, more: Record<string, unknown> = {}): Reply {
  const page = Number(query.get("page"));
  return listOf(
    (pages[page - 1] ?? []).map((id) => articleJson(id)),
    {
      total_count: new Set(pages.flat()).size,
      pages: { type: "pages", page, per_page: 250, total_pages: pages.length, ...more },
    },
  );
}

const idsOf = async (intercom: Intercom): Promise<string[]> =>
  (await intercom.list("article")).map(({ id }) => id).sort();

describe("a listing reads all pages", () => {
  const pages = [["5", "4"], ["3", "2"], ["1"]];
  test.each([
    ["an object", { page: 2, starting_after: "x" }],
    ["an address", "https://api.intercom.io/articles?page=2"],
    ["null", null],
  ])("with `next` as %s", async (_, next) => {
    const { intercom, server } = await connected((seen) => pageOf(pages, seen, { next }));
    expect(await idsOf(intercom)).toEqual(["1", "2", "3", "4", "5"]);
    expect(server.seen.map(({ query }) => query.toString()).sort()).toEqual([
      "page=1&per_page=250",
      "page=2&per_page=250",
      "page=3&per_page=250",
    ]);
    await intercom.close();
  });

  test("with `pages` null where all fits one", async () => {
    const { intercom } = await connected(() => listOf([articleJson("1"), articleJson("2")], { pages: null }));
    expect(await idsOf(intercom)).toEqual(["1", "2"]);
    await intercom.close();
  });

  test("with `pages` absent, and nothing there", async () => {
    const { intercom, server } = await connected(() => ({ json: { type: "list", data: [], total_count: 0 } }));
    expect(await idsOf(intercom)).toEqual([]);
    expect(server.seen).toHaveLength(1);
    await intercom.close();
  });

  test("the others at once, after the first has told how many", async () => {
    let [atOnce, most] = [0, 0];
    const many = Array.from({ length: 20 }, (_, index) => [String(index)]);
    const server = await serve(async (seen) => {
      most = Math.max(most, (atOnce += 1));
      await new Promise((passed) => setTimeout(passed, 20));
      atOnce -= 1;
      return pageOf(many, seen);
    });
    servers.push(server);
    const intercom = connectTo(server);
    expect(await idsOf(intercom)).toHaveLength(20);
    expect(most).toBe(8);
    await intercom.close();
  });
});

describe("a listing that does not add up is read again", () => {
  test("a duplicate on two pages where another is missing", async () => {
    const { intercom, server } = await connected((seen, count) => {
      const page = Number(seen.query.get("page"));
      const broken = count <= 2;
      const data = page === 1 ? ["4", "3"] : broken ? ["3", "1"] : ["2", "1"];
      return listOf(
        data.map((id) => articleJson(id)),
        { total_count: 4, pages: { total_pages: 2 } },
      );
    });
    expect(await idsOf(intercom)).toEqual(["1", "2", "3", "4"]);
    expect(server.seen).toHaveLength(4);
    await intercom.close();
  });

  test("a total that changed on the way", async () => {
    const { intercom, server } = await connected((seen, count) => {
      const page = Number(seen.query.get("page"));
      return listOf([articleJson(String(page))], { total_count: count === 2 ? 3 : 2, pages: { total_pages: 2 } });
    });
    expect(await idsOf(intercom)).toEqual(["1", "2"]);
    expect(server.seen).toHaveLength(4);
    await intercom.close();
  });

  test("a duplicate alone does not matter", async () => {
    const { intercom, server } = await connected((seen) =>
      pageOf(
        [
          ["2", "1"],
          ["1", "2"],
        ],
        seen,
      ),
    );
    expect(await idsOf(intercom)).toEqual(["1", "2"]);
    expect(server.seen).toHaveLength(2);
    await intercom.close();
  });

  test.each([
    ["a total that nothing reaches", listOf([articleJson("1")], { total_count: 2 })],
    ["no total at all", listOf([articleJson("1")], { total_count: null })],
    ["more pages than items", listOf([], { total_count: 3, pages: { total_pages: 1e9 } })],
    ["fewer in the total than there are", listOf([articleJson("1"), articleJson("2")], { total_count: 1 })],
  ])("and is a Failure after three more: %s", async (_, reply) => {
    const { intercom, server } = await connected(() => reply);
    const error: unknown = await intercom.list("article").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toContain("does not add up");
    expect(server.seen.filter(({ query }) => query.get("page") === "1")).toHaveLength(4);
    await intercom.close();
  });
});

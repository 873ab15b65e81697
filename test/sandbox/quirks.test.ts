import { describe, expect, test } from "vitest";
import { QUIRKS, type Quirks } from "../../src/sandbox/quirks.ts";
import { type Body, type Caller, openCaller } from "./caller.ts";

const ARTICLE = { title: "A", author_id: 502, body: "<p>a</p>" };
const OWNER = 501;

async function article(caller: Caller, more: object = {}): Promise<Body> {
  const { status, body } = await caller.call("POST", "/articles", { ...ARTICLE, ...more });
  expect(status).toBe(200);
  return body;
}

async function collection(caller: Caller, more: object = {}): Promise<number> {
  const { status, body } = await caller.call("POST", "/help_center/collections", { name: "C", ...more });
  expect(status).toBe(200);
  return Number(body.id);
}

function opened(quirks: Partial<Quirks>): Caller {
  return openCaller({ quirks });
}

test("listOrder", async () => {
  let now = 1_700_000_000_000;
  const caller = openCaller({ now: () => (now += 5000) });
  const older = await article(caller);
  const newer = await article(caller);
  await caller.call("PUT", `/articles/${older.id}`, { title: "B", author_id: 502 });
  const ids = async (): Promise<string[]> => (await caller.call("GET", "/articles")).body.data.map((item) => item.id);
  expect(await ids()).toEqual([newer.id, older.id]);
  caller.sandbox.setQuirks({ listOrder: "updatedAtDescending" });
  expect(await ids()).toEqual([older.id, newer.id]);
});

describe("deleteCollection", () => {
  async function filled(
    quirks: Partial<Quirks>,
  ): Promise<{ caller: Caller; parent: number; child: number; ids: string[] }> {
    const caller = opened(quirks);
    const parent = await collection(caller);
    const child = await collection(caller, { parent_id: parent });
    const ids = [await article(caller, { parent_id: parent }), await article(caller, { parent_id: child })];
    return { caller, parent, child, ids: ids.map((each) => each.id) };
  }

  test("orphanChildren", async () => {
    const { caller, parent, child, ids } = await filled({});
    expect((await caller.call("DELETE", `/help_center/collections/${parent}`)).status).toBe(200);
    expect((await caller.call("GET", `/help_center/collections/${child}`)).body.parent_id).toBeNull();
    expect((await caller.call("GET", `/articles/${ids[0] ?? ""}`)).body.parent_ids).toEqual([]);
    expect((await caller.call("GET", `/articles/${ids[1] ?? ""}`)).body.parent_ids).toEqual([child]);
  });

  test("cascade, but for an article that stands elsewhere too", async () => {
    const { caller, parent, child, ids } = await filled({ deleteCollection: "cascade" });
    const elsewhere = await collection(caller);
    caller.sandbox.placeArticle(ids[0] ?? "", [String(child), String(elsewhere)]);
    await caller.call("DELETE", `/help_center/collections/${parent}`);
    expect((await caller.call("GET", `/help_center/collections/${child}`)).status).toBe(404);
    expect((await caller.call("GET", `/articles/${ids[0] ?? ""}`)).body.parent_ids).toEqual([elsewhere]);
    expect((await caller.call("GET", `/articles/${ids[1] ?? ""}`)).status).toBe(404);
  });

  test("rejectIfNotEmpty", async () => {
    const { caller, parent } = await filled({ deleteCollection: "rejectIfNotEmpty" });
    const refused = await caller.call("DELETE", `/help_center/collections/${parent}`);
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0]?.code).toBe("resource_conflict");
    const empty = await collection(caller);
    expect((await caller.call("DELETE", `/help_center/collections/${empty}`)).status).toBe(200);
  });
});

describe("removeLocale", () => {
  test.each([
    ["unsupported", true],
    ["nullRemoves", false],
  ] as const)("%s", async (removeLocale, stays) => {
    const caller = opened({ removeLocale });
    const { id } = await article(caller, { translated_content: { fr: { title: "F" } } });
    const { body } = await caller.call("PUT", `/articles/${id}`, { translated_content: { fr: null } });
    expect("fr" in body.translated_content).toBe(stays);
    const created = await caller.call("POST", "/help_center/collections", {
      name: "C",
      translated_content: { fr: { name: "F" } },
    });
    const path = `/help_center/collections/${created.body.id}`;
    const updated = await caller.call("PUT", path, { translated_content: { fr: null } });
    expect("fr" in updated.body.translated_content).toBe(stays);
  });

  test("the default locale stays always", async () => {
    const caller = opened({ removeLocale: "nullRemoves" });
    const { id } = await article(caller);
    expect((await caller.call("PUT", `/articles/${id}`, { translated_content: { en: null } })).status).toBe(400);
  });
});

describe("clearParent", () => {
  const spellings = { parentIdsEmptyArray: { parent_ids: [] }, parentIdNull: { parent_id: null } };
  test.each(QUIRKS.clearParent)("%s", async (clearParent) => {
    const caller = opened({ clearParent });
    const parent = await collection(caller);
    for (const [name, sent] of Object.entries(spellings)) {
      const { id } = await article(caller, { parent_id: parent });
      const { body } = await caller.call("PUT", `/articles/${id}`, sent);
      expect(body.parent_ids).toEqual(name === clearParent ? [] : [parent]);
    }
  });
});

test("createEchoesParent", async () => {
  const caller = opened({ createEchoesParent: "yes" });
  const parent = await collection(caller);
  expect((await article(caller, { parent_id: parent })).parent_ids).toEqual([parent]);
});

describe("omittedAuthor", () => {
  test.each([
    ["restampsTokenOwner", OWNER],
    ["keeps", 502],
  ] as const)("%s", async (omittedAuthor, author) => {
    const caller = opened({ omittedAuthor });
    const french = { title: "F", author_id: 503 };
    const { id } = await article(caller, { translated_content: { fr: french } });
    const { body } = await caller.call("PUT", `/articles/${id}`, {
      title: "B",
      translated_content: { de: { title: "D" } },
    });
    expect(body.author_id).toBe(author);
    expect(body.translated_content["de"]?.author_id).toBe(author);
    expect(body.translated_content["fr"]?.author_id).toBe(503);
    const named = await caller.call("PUT", `/articles/${id}`, { author_id: 503 });
    expect(named.body.author_id).toBe(503);
  });
});

describe("localeEditBumpsArticle", () => {
  test.each([
    ["no", 0],
    ["yes", 60],
  ] as const)("%s", async (localeEditBumpsArticle, seconds) => {
    let now = 1_700_000_000_000;
    const caller = openCaller({ now: () => now, quirks: { localeEditBumpsArticle } });
    const created = await article(caller);
    now += 60_000;
    const french = { title: "F", author_id: 502 };
    const { body } = await caller.call("PUT", `/articles/${created.id}`, { translated_content: { fr: french } });
    expect(body.updated_at - created.updated_at).toBe(seconds);
  });
});

describe("pagesNext", () => {
  test.each([
    ["object", { per_page: 1, starting_after: "2" }],
    ["urlString", "http://127.0.0.1:80/articles?page=2&per_page=1"],
    ["absent", undefined],
  ] as const)("%s", async (pagesNext, next) => {
    const caller = opened({ pagesNext });
    await article(caller);
    await article(caller);
    const { body } = await caller.call("GET", "/articles?per_page=1");
    expect(body.pages?.next).toEqual(next);
    expect(body.pages?.total_pages).toBe(2);
  });

  test("under absent, pages are null where all fits one", async () => {
    expect((await opened({ pagesNext: "absent" }).call("GET", "/articles")).body.pages).toBeNull();
    expect((await opened({}).call("GET", "/articles")).body.pages).not.toBeNull();
  });
});

test("unreachableImage: dropImage", async () => {
  const caller = opened({ unreachableImage: "dropImage" });
  const { body } = await article(caller, { body: '<p>a</p><img src="https://missing.example.com/a.png">' });
  expect(body).toBe('<p class="no-margin">a</p>');
});

test("languages: single", async () => {
  const caller = opened({ languages: "single" });
  const created = await article(caller, { translated_content: { fr: { title: "F" }, xx: {} } });
  expect(created).not.toHaveProperty("translated_content");
  expect(created).not.toHaveProperty("default_locale");
  caller.sandbox.setQuirks({ languages: "multilingual" });
  const { body } = await caller.call("GET", `/articles/${created.id}`);
  expect(Object.keys(body.translated_content)).toEqual(["type", "en"]);
});

describe("listItems", () => {
  test.each([
    ["full", "<p", true],
    ["emptyBody", "", true],
    ["withoutTranslations", "<p", false],
  ] as const)("%s", async (listItems, start, translated) => {
    const caller = opened({ listItems });
    const { id } = await article(caller, { translated_content: { fr: { title: "F", body: "b" } } });
    const [item] = (await caller.call("GET", "/articles")).body.data;
    expect(item?.body.slice(0, 2)).toBe(start);
    expect(item !== undefined && "translated_content" in item).toBe(translated);
    if (translated) expect(item?.translated_content["fr"]?.body.slice(0, 2)).toBe(start);
    expect((await caller.call("GET", `/articles/${id}`)).body.body).toContain("<p");
  });
});

describe("localeFields", () => {
  const french = { title: "F", description: "D", body: "b", state: "published", author_id: 503 };
  test.each([
    ["merge", { title: "G", description: "D", state: "published" }],
    ["replace", { title: "G", description: "", body: "", state: "draft" }],
  ] as const)("%s", async (localeFields, after) => {
    const caller = opened({ localeFields });
    const { id } = await article(caller, { translated_content: { fr: french } });
    const sent = { translated_content: { fr: { title: "G", author_id: 503 } } };
    const { body } = await caller.call("PUT", `/articles/${id}`, sent);
    expect(body.translated_content["fr"]).toMatchObject(after);
    expect(body.body).toBe('<p class="no-margin">a</p>');
  });
});

describe("parentIdOnSeveral", () => {
  test.each(QUIRKS.parentIdOnSeveral)("%s", async (parentIdOnSeveral) => {
    const helpCenters = ["one", "two"].map((identifier) => ({ identifier, displayName: identifier }));
    const caller = openCaller({ helpCenters, quirks: { parentIdOnSeveral } });
    const first = await collection(caller);
    const other = await collection(caller, { help_center_id: 2 });
    const target = await collection(caller);
    const { id } = await article(caller);
    caller.sandbox.placeArticle(id, [String(first), String(other)]);
    const { body } = await caller.call("PUT", `/articles/${id}`, { parent_id: target });
    const expected = { replacesSameHelpCenter: [other, target], replacesAll: [target], adds: [first, other, target] };
    expect(body.parent_ids).toEqual(expected[parentIdOnSeveral]);
  });
});

describe("bareImagePath", () => {
  test.each(QUIRKS.bareImagePath)("%s", async (bareImagePath) => {
    const caller = opened({ bareImagePath });
    const created = await article(caller, { body: '<img src="https://img.example.com/a.png">' });
    const pathOf = (body: string): string | undefined => /https:[^"?]+/.exec(body)?.[0];
    const bare = pathOf(created.body) ?? "";
    const { status, body } = await caller.call("PUT", `/articles/${created.id}`, { body: `<img src="${bare}">` });
    expect(status).toBe(bareImagePath === "reject400" ? 400 : 200);
    if (status === 200) expect(pathOf(body.body) === bare).toBe(bareImagePath === "keepsCopy");
  });
});

import { afterEach, describe, expect, test } from "vitest";
import { connectIntercom } from "../../src/intercom/connect.ts";
import type { ApiVersion } from "../../src/model/api-version.ts";
import type { CallResult, Intercom } from "../../src/model/intercom.ts";
import type { SandboxOptions } from "../../src/sandbox/options.ts";
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function connected(
  apiVersion: ApiVersion,
  options: SandboxOptions = {},
): Promise<{ intercom: Intercom; opened: OpenSandbox }> {
  const opened = await openSandbox({ locales: ["en", "fr"], ...options });
  const intercom = reconnected(opened, apiVersion);
  closers.push(() => opened.close());
  return { intercom, opened };
}

function reconnected(opened: OpenSandbox, apiVersion: ApiVersion): Intercom {
  const intercom = connectIntercom({
    baseUrl: opened.url,
    token: opened.token,
    apiVersion,
    defaultLocale: "en",
    wait: (ms) => new Promise((passed) => setTimeout(passed, ms)),
    now: Date.now,
    random: Math.random,
  });
  closers.push(() => intercom.close());
  return intercom;
}

function valueOf<Value>(result: CallResult<Value>): Value {
  expect(result).toMatchObject({ outcome: "answered" });
  if (result.outcome !== "answered") throw new Error("not answered");
  return result.value;
}

const VERSIONS: readonly ApiVersion[] = ["2.7", "2.9", "2.10", "2.16"];

describe.each(VERSIONS)("the sandbox with API %s", (version) => {
  test("tells the workspace", async () => {
    const { intercom } = await connected(version);
    const workspace = await intercom.readWorkspace();
    expect(workspace).toMatchObject({ id: "sandbox1", tokenOwner: { email: "sam@example.com" } });
    expect(workspace.admins).toHaveLength(3);
    expect(workspace.helpCenter).toMatchObject({ identifier: "helpsync", url: "https://intercom.help/helpsync" });
    expect(workspace.helpCenter.locales).toEqual(version === "2.16" ? ["en", "fr"] : null);
  });

  test("holds a collection in a collection and an article in both, in two locales", async () => {
    const { intercom } = await connected(version);
    const guides = valueOf(
      await intercom.create("collection", {
        parent: null,
        defaultLocale: "en",
        locales: { en: { title: "Guides", description: "How to" }, fr: { title: "Guides (fr)", description: "" } },
      }),
    );
    const advanced = valueOf(
      await intercom.create("collection", {
        parent: guides.id,
        defaultLocale: "en",
        locales: { en: { title: "Advanced" }, fr: { title: "Avancé" } },
      }),
    );
    expect(advanced).toMatchObject({ parents: [guides.id], helpCenterId: guides.helpCenterId });
    const made = valueOf(
      await intercom.create("article", {
        parent: advanced.id,
        defaultLocale: "en",
        locales: {
          en: { title: "Install", description: "d", body: "<p>Words</p>", state: "draft", author: "502" },
          fr: { title: "Installer", body: "<p>Mots</p>", state: "draft", author: "503" },
        },
      }),
    );
    const article = await intercom.read("article", made.id);
    expect(article).toMatchObject({
      parents: [advanced.id],
      locales: {
        en: { title: "Install", description: "d", state: "draft", author: "502", url: null },
        fr: { title: "Installer", description: "", state: "draft", author: "503", url: null },
      },
    });

    const updated = valueOf(
      await intercom.update("article", made.id, {
        parent: guides.id,
        defaultLocale: "en",
        locales: { en: { author: "502" }, fr: { title: "Installation", state: "published", author: "503" } },
      }),
    );
    expect(updated.locales).toMatchObject({
      en: { title: "Install", state: "draft", author: "502" },
      fr: { title: "Installation", state: "published" },
    });
    expect((await intercom.read("article", made.id))?.parents).toEqual([guides.id]);

    const collections = await intercom.list("collection");
    expect(new Map(collections.map(({ id, parents, locales }) => [id, [parents, locales.fr?.title]]))).toEqual(
      new Map([
        [guides.id, [[], "Guides (fr)"]],
        [advanced.id, [[guides.id], "Avancé"]],
      ]),
    );
    expect((await intercom.list("article")).map(({ id }) => id)).toEqual([made.id]);
    expect((await intercom.readWorkspace()).helpCenter.defaultLocale).toBe("en");

    expect(await intercom.remove("article", made.id)).toEqual({ outcome: "answered", value: null });
    expect(await intercom.read("article", made.id)).toBeNull();
    for (const id of [advanced.id, guides.id]) {
      expect(await intercom.remove("collection", id)).toEqual({ outcome: "answered", value: null });
      expect(await intercom.read("collection", id)).toBeNull();
    }
    expect(await intercom.list("collection")).toEqual([]);
  });

  test("is read whole, page by page, under its rate limit", async () => {
    const { intercom, opened } = await connected(version, { rateLimit: { calls: 300, windowSeconds: 1 } });
    await Promise.all(
      Array.from({ length: 260 }, async (_, index) =>
        valueOf(
          await intercom.create("article", {
            defaultLocale: "en",
            locales: { en: { title: `Article ${index}`, author: "501" } },
          }),
        ),
      ),
    );
    await Promise.all(
      Array.from({ length: 60 }, async (_, index) =>
        valueOf(
          await intercom.create("collection", { defaultLocale: "en", locales: { en: { title: `Group ${index}` } } }),
        ),
      ),
    );
    expect(new Set((await intercom.list("article")).map(({ id }) => id)).size).toBe(260);
    expect(new Set((await intercom.list("collection")).map(({ id }) => id)).size).toBe(60);
    expect(opened.sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  test("refuses with its reasons", async () => {
    const { intercom } = await connected(version);
    const refused = await intercom.create("article", { defaultLocale: "en", locales: { en: { title: "No author" } } });
    expect(refused).toMatchObject({ outcome: "refused", status: 400, code: "parameter_not_found" });
    expect(refused.outcome === "refused" && refused.requestId).toBeTruthy();
    expect(
      await intercom.update("article", "404", { defaultLocale: "en", locales: { en: { title: "T" } } }),
    ).toMatchObject({ outcome: "refused", status: 404 });
    expect(await intercom.remove("collection", "404")).toMatchObject({ outcome: "refused", status: 404 });
  });
});

test("the same tree is the same with sections and without: a state survives a change of the version", async () => {
  const { intercom, opened } = await connected("2.9");
  const top = valueOf(
    await intercom.create("collection", { parent: null, defaultLocale: "en", locales: { en: { title: "Top" } } }),
  );
  const below = valueOf(
    await intercom.create("collection", { parent: top.id, defaultLocale: "en", locales: { en: { title: "Below" } } }),
  );
  const article = valueOf(
    await intercom.create("article", {
      parent: below.id,
      defaultLocale: "en",
      locales: { en: { title: "A", author: "501" } },
    }),
  );
  const newer = reconnected(opened, "2.16");
  const shapeOf = async (client: Intercom): Promise<unknown> =>
    [...(await client.list("collection")), ...(await client.list("article"))]
      .map(({ kind, id, parents, helpCenterId }) => ({ kind, id, parents, helpCenterId }))
      .sort((left, right) => (left.id < right.id ? -1 : 1));
  expect(await shapeOf(newer)).toEqual(await shapeOf(reconnected(opened, "2.9")));
  expect((await newer.read("article", article.id))?.parents).toEqual([below.id]);
});

describe("under the quirks that change how answers are spelled", () => {
  test.each([{ pagesNext: "object" }, { pagesNext: "urlString" }, { pagesNext: "absent" }] as const)(
    "%j: every page is read",
    async (quirks) => {
      const { intercom } = await connected("2.10", { quirks: { ...quirks, listOrder: "updatedAtDescending" } });
      for (let index = 0; index < 51; index += 1) {
        await intercom.create("collection", { defaultLocale: "en", locales: { en: { title: `Group ${index}` } } });
      }
      expect(await intercom.list("collection")).toHaveLength(51);
      expect(await intercom.list("article")).toEqual([]);
    },
  );

  test("one language: its content stands in the content's default locale", async () => {
    const { intercom } = await connected("2.16", { quirks: { languages: "single" } });
    const made = valueOf(
      await intercom.create("article", {
        defaultLocale: "en",
        locales: { en: { title: "Install", author: "501" }, fr: { title: "Installer", author: "501" } },
      }),
    );
    expect(Object.keys(made.locales)).toEqual(["en"]);
    expect(Object.keys((await intercom.list("article"))[0]?.locales ?? {})).toEqual(["en"]);
  });

  test.each(["parentIdsEmptyArray", "parentIdNull"] as const)(
    "clearParent %s: the parent is cleared",
    async (clearParent) => {
      const { intercom } = await connected("2.16", { quirks: { clearParent } });
      const group = valueOf(
        await intercom.create("collection", { defaultLocale: "en", locales: { en: { title: "G" } } }),
      );
      const { id } = valueOf(
        await intercom.create("article", {
          parent: group.id,
          defaultLocale: "en",
          locales: { en: { title: "A", author: "501" } },
        }),
      );
      expect((await intercom.read("article", id))?.parents).toEqual([group.id]);
      valueOf(
        await intercom.update("article", id, { parent: null, defaultLocale: "en", locales: { en: { author: "501" } } }),
      );
      expect((await intercom.read("article", id))?.parents).toEqual([]);
    },
  );

  test.each(["no", "yes"] as const)(
    "createEchoesParent %s: a later read shows the parent",
    async (createEchoesParent) => {
      const { intercom } = await connected("2.9", { quirks: { createEchoesParent } });
      const group = valueOf(
        await intercom.create("collection", { defaultLocale: "en", locales: { en: { title: "G" } } }),
      );
      const made = valueOf(
        await intercom.create("article", {
          parent: group.id,
          defaultLocale: "en",
          locales: { en: { title: "A", author: "501" } },
        }),
      );
      expect(made.parents).toEqual(createEchoesParent === "yes" ? [group.id] : []);
      expect((await intercom.read("article", made.id))?.parents).toEqual([group.id]);
    },
  );
});

import { afterEach, describe, expect, it } from "vitest";
import { loseSight } from "./lose-sight.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const ONE = { "content/g/a.md": "---\ntitle: A\n---\n\nOur words.\n" };

async function applied(options: Partial<WorldOptions> = {}): Promise<{ here: World; id: string }> {
  world = await openWorld({ files: ONE, ...options });
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.noted);
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string }[] };
  return { here: world, id: data[0]?.id ?? "" };
}

/** Does something at one request of a run; what it gives instead of an answer, if anything. */
function intercept(
  here: World,
  test: (request: { method: string; path: string }) => boolean,
  act: () => Promise<"cut" | "go">,
): void {
  const { sandbox } = here.sandbox;
  const handle = sandbox.handle.bind(sandbox);
  let done = false;
  sandbox.handle = async (request) => {
    if (!done && test(request)) {
      done = true;
      if ((await act()) === "cut") throw new Error("The connection ends here.");
    }
    return handle(request);
  };
}

const DRAFT = { title: "Maya's notes", author_id: 503, state: "draft", body: "" };

describe("what helpsync did not make stays as it is", () => {
  it.each(["full", "emptyBody"] as const)(
    "a teammate's empty draft is not taken for a lost create (listItems=%s)",
    async (listItems) => {
      const { here } = await applied({ sandbox: { quirks: { listItems } }, requestTimeout: 1 });
      const maya = await here.call("POST", "/articles", DRAFT);
      await here.write("content/g/b.md", "---\ntitle: B\n---\n\nMore words.\n");
      intercept(
        here,
        ({ method }) => method === "POST",
        () => Promise.resolve("cut"),
      );
      expect((await here.run("apply", "--yes")).code).toBe(0);
      expect(await here.call("GET", `/articles/${String(maya["id"])}`)).toMatchObject({
        title: "Maya's notes",
        state: "draft",
      });
      expect((await here.call("GET", "/articles"))["total_count"]).toBe(3);
    },
  );

  it("a draft that helpsync began is a teammate's as far as they edited it", async () => {
    world = await openWorld({ files: ONE, requestTimeout: 1 });
    const seeAgain = loseSight(
      world,
      ({ method, path }) => method === "PUT" && path.startsWith("/articles/"),
      "before",
    );
    await world.run("apply", "--yes");
    seeAgain();
    const { data } = (await world.call("GET", "/articles")) as { data: { id: string }[] };
    const id = data[0]?.id ?? "";
    const video = '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>';
    await world.call("PUT", `/articles/${id}`, { body: video, title: "Maya's video tour" });
    expect((await world.run("apply", "--yes")).code).toBe(4);
    const after = await world.call("GET", `/articles/${id}`);
    expect(after["title"]).toBe("Maya's video tour");
    expect(after["body"]).toContain("youtube.com/embed");
    await world.remove("content/g");
    await world.write("content/h/other.md", "---\ntitle: Other\n---\n\nWords.\n");
    await world.run("apply", "--yes");
    expect((await world.call("GET", `/articles/${id}`))["title"]).toBe("Maya's video tour");
  });

  it.each(["delete", "unpublish"] as const)("a teammate's own translation stops a removal (%s)", async (onRemoval) => {
    const files = { ...ONE, "content/g/b.md": "---\ntitle: B\n---\n\nWords.\n" };
    const { here } = await applied({ files, config: { policies: { on_removal: onRemoval } } });
    const { data } = (await here.call("GET", "/articles")) as { data: { id: string; title: string }[] };
    const id = data.find(({ title }) => title === "A")?.id ?? "";
    const german = { title: "Mayas Seite", body: "<p>Deutsch.</p>", author_id: 503, state: "published" };
    await here.call("PUT", `/articles/${id}`, { translated_content: { de: german } });
    await here.remove("content/g/a.md");
    expect((await here.run("apply", "--yes")).code).toBe(4);
    const after = (await here.call("GET", `/articles/${id}`)) as {
      state: string;
      translated_content: { de: { state: string } };
    };
    expect([after.state, after.translated_content.de.state]).toEqual(["published", "published"]);
  });

  it.each(["delete", "unpublish"] as const)("an edit right before a removal stops it (%s)", async (onRemoval) => {
    const files = { ...ONE, "content/g/b.md": "---\ntitle: B\n---\n\nWords.\n" };
    const { here } = await applied({ files, config: { policies: { on_removal: onRemoval } } });
    const { data } = (await here.call("GET", "/articles")) as { data: { id: string; title: string }[] };
    const id = data.find(({ title }) => title === "A")?.id ?? "";
    await here.remove("content/g/a.md");
    intercept(
      here,
      ({ method, path }) => method === "GET" && path === `/articles/${id}`,
      async () => {
        await here.call("PUT", `/articles/${id}`, { body: "<p>Written this very second.</p>" });
        return "go";
      },
    );
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(await here.call("GET", `/articles/${id}`)).toMatchObject({ state: "published" });
  });
});

describe("no second copy", () => {
  it("of an article whose file was ignored for a while", async () => {
    const { here } = await applied({ files: { ...ONE, "content/g/b.md": "---\ntitle: B\n---\n\nWords.\n" } });
    const config = await here.read("intercom.config.yaml");
    await here.write("intercom.config.yaml", `${config}ignore: [g/a.md]\n`);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    await here.write("intercom.config.yaml", config);
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(0);
    expect(ran.printed).toContain("1 to adopt");
    expect((await here.call("GET", "/articles"))["total_count"]).toBe(2);
  });

  it("of an article whose file gets a uid", async () => {
    const { here, id } = await applied();
    await here.write("content/g/a.md", "---\ntitle: A\nuid: the-first\n---\n\nOur words.\n");
    expect((await here.plan()).summary).toMatchObject({ create: 0, unpublish: 0, move: 0, unchanged: 2 });
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(await here.call("GET", `/articles/${id}`)).toMatchObject({ state: "published" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("of a collection when several could be the one whose create was lost: it stops and asks", async () => {
    world = await openWorld({ files: ONE });
    const here = world;
    const seeAgain = loseSight(here, ({ method }) => method === "POST", "after");
    await here.run("apply", "--yes");
    seeAgain();
    await here.call("POST", "/help_center/collections", { name: "g" });
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(ran.printed).toContain("several alike");
    expect((await here.call("GET", "/help_center/collections"))["total_count"]).toBe(2);
  });
});

describe("nothing becomes public that nobody asked for", () => {
  it("under the wrong language: the first answer that shows it ends the run", async () => {
    const files = { ...ONE, "content/h/b.md": "---\ntitle: B\n---\n\nWords.\n" };
    world = await openWorld({ files, apiVersion: "2.10", sandbox: { defaultLocale: "fr", locales: ["fr"] } });
    const ran = await world.run("apply", "--yes");
    expect(ran.code).toBe(6);
    expect(ran.noted).toContain("default language is fr");
    expect((await world.call("GET", "/articles"))["total_count"]).toBe(0);
  });

  it("when a draft by its file comes back without its state line", async () => {
    const file = "---\ntitle: B\nstate: draft\n---\n\nWords.\n";
    const { here } = await applied({ files: { ...ONE, "content/g/b.md": file } });
    await here.remove("content/g/b.md");
    await here.run("apply", "--yes");
    await here.write("content/g/b.md", file.replace("state: draft\n", ""));
    await here.run("apply", "--yes");
    const { data } = (await here.call("GET", "/articles")) as { data: { title: string; state: string }[] };
    expect(data.find(({ title }) => title === "B")?.state).toBe("draft");
  });

  it("when an article that a teammate took down gets a translation", async () => {
    const { here, id } = await applied();
    await here.call("PUT", `/articles/${id}`, { state: "draft" });
    await here.write("content/g/a.fr.md", "---\ntitle: A (fr)\n---\n\nNos mots.\n");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const after = (await here.call("GET", `/articles/${id}`)) as { translated_content: { fr: { state: string } } };
    expect(after.translated_content.fr.state).toBe("draft");
  });
});

describe("what is said is true", () => {
  it("a text that Intercom emptied and did not take back is no success, and the next apply mends it", async () => {
    const files = { ...ONE, "content/g/a.fr.md": "---\ntitle: A (fr)\n---\n\nNos mots.\n" };
    const { here, id } = await applied({ files, requestTimeout: 1, sandbox: { quirks: { localeFields: "replace" } } });
    await here.write("content/g/a.fr.md", "---\ntitle: Autre\n---\n\nNos mots.\n");
    const { sandbox } = here.sandbox;
    const handle = sandbox.handle.bind(sandbox);
    let puts = 0;
    sandbox.handle = async (request) => {
      if (request.method === "PUT" && ++puts > 1 && puts < 5) throw new Error("The connection ends here.");
      return handle(request);
    };
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(6);
    expect(ran.noted).toContain("apply again");
    const again = await here.run("apply", "--yes");
    // The text that was sent back may yet land, over what the file says by then.
    expect([again.code, again.noted]).toEqual([0, expect.stringContaining("Waiting ")]);
    const after = (await here.call("GET", `/articles/${id}`)) as { translated_content: { fr: { body: string } } };
    expect(after.translated_content.fr.body).toContain("Nos mots.");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("a state that cannot be stored after writes is told as such, not as nothing done", async () => {
    world = await openWorld({ files: ONE });
    const here = world;
    intercept(
      here,
      ({ method }) => method === "POST",
      async () => {
        await here.remove(".helpsync/state");
        await here.write(".helpsync/state", "a file where a folder should be");
        return "go";
      },
    );
    const ran = await here.run("apply", "--yes");
    expect(ran.noted).toContain("could not be stored");
    expect(ran.noted).not.toContain("Nothing was changed");
    expect(ran.code).toBe(6);
  });

  it("a listing without translations does not make a plan that never settles", async () => {
    const { here } = await applied({ sandbox: { quirks: { listItems: "withoutTranslations" } } });
    await here.write("content/g/a.fr.md", "---\ntitle: A (fr)\n---\n\nNos mots.\n");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });
});

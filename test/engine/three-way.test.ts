import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const FILES = {
  "content/guides/one.md": "---\ntitle: One\n---\n\nThe first words.\n",
  "content/guides/two.md": "---\ntitle: Two\n---\n\nThe second words.\n",
};

async function applied(options: Partial<WorldOptions> = {}): Promise<{ here: World; one: string; two: string }> {
  world = await openWorld({ files: FILES, ...options });
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.noted);
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  const id = (title: string): string => data.find((item) => item.title === title)?.id ?? "";
  return { here: world, one: id("One"), two: id("Two") };
}

async function body(here: World, id: string): Promise<unknown> {
  return (await here.call("GET", `/articles/${id}`))["body"];
}

describe("edits made in Intercom", () => {
  it("are shown and kept while the file stays as it is", async () => {
    const { here, one } = await applied();
    await here.call("PUT", `/articles/${one}`, { body: "<p>A teammate's words.</p>" });
    const plan = await here.run("plan");
    expect(plan.printed).toContain("≠ article guides/one");
    expect(plan.lastLine).toBe("No changes.");
    expect(plan.code).toBe(0);
    await here.run("apply", "--yes");
    expect(await body(here, one)).toContain("A teammate's words.");
    expect((await here.plan()).summary).toMatchObject({ drift: 1, kept: 1 });
  });

  it("conflict with a change of the file: that article is not written, the others are", async () => {
    const { here, one, two } = await applied();
    await here.call("PUT", `/articles/${one}`, { body: "<p>A teammate's words.</p>" });
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nThe author's words.\n");
    await here.write("content/guides/two.md", "---\ntitle: Two\n---\n\nNew words.\n");
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(await body(here, one)).toContain("A teammate's words.");
    expect(await body(here, two)).toContain("New words.");
  });

  it("go only when told: --overwrite-ui-edits", async () => {
    const { here, one } = await applied();
    await here.call("PUT", `/articles/${one}`, { body: "<p>A teammate's words.</p>" });
    expect((await here.run("apply", "--yes", "--overwrite-ui-edits")).code).toBe(0);
    expect(await body(here, one)).toContain("The first words.");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("that say the same as the file are no difference", async () => {
    const { here, one } = await applied();
    await here.call("PUT", `/articles/${one}`, { body: "<p>The same new words.</p>" });
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nThe same new words.\n");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    here.requests();
    await here.run("apply", "--yes");
    expect(here.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nNewer words.\n");
    expect((await here.plan()).summary).toMatchObject({ update: 1, conflict: 0 });
  });

  it("in another field are kept while the file's change is written", async () => {
    const { here, one } = await applied();
    await here.call("PUT", `/articles/${one}`, { title: "Their title" });
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nThe author's words.\n");
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const after = await here.call("GET", `/articles/${one}`);
    expect(after).toMatchObject({ title: "Their title" });
    expect(after["body"]).toContain("The author's words.");
    expect((await here.plan()).summary).toMatchObject({ drift: 1, conflict: 0 });
  });

  it("made between the plan and the write are found by reading again", async () => {
    const { here, one } = await applied();
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nThe author's words.\n");
    const handle = here.sandbox.sandbox.handle.bind(here.sandbox.sandbox);
    let edited = false;
    here.sandbox.sandbox.handle = async (request) => {
      if (!edited && request.method === "GET" && request.path === `/articles/${one}`) {
        edited = true;
        await here.call("PUT", `/articles/${one}`, { body: "<p>Just now.</p>" });
      }
      return handle(request);
    };
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(ran.noted).toContain("edited in Intercom since the plan was made");
    expect(await body(here, one)).toContain("Just now.");
  });

  it("survive the removal of the file: nothing is unpublished", async () => {
    const { here, one } = await applied();
    await here.call("PUT", `/articles/${one}`, { body: "<p>A teammate's words.</p>" });
    await here.remove("content/guides/one.md");
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect((await here.call("GET", `/articles/${one}`))["state"]).toBe("published");
  });

  it("an article deleted in Intercom is not made again by itself", async () => {
    const { here, one } = await applied();
    await here.call("DELETE", `/articles/${one}`);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await here.plan()).summary).toMatchObject({ create: 0, drift: 1 });
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nThe author's words.\n");
    expect((await here.plan()).summary).toMatchObject({ create: 0, conflict: 1 });
  });
});

describe("what a file does not say", () => {
  it("has no desired value: a description written in Intercom stays", async () => {
    const { here, one } = await applied();
    await here.call("PUT", `/articles/${one}`, { description: "Theirs" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nThe author's words.\n");
    await here.run("apply", "--yes");
    expect(await here.call("GET", `/articles/${one}`)).toMatchObject({ description: "Theirs" });
  });

  it("is not published by an update: a draft made in Intercom stays a draft", async () => {
    const { here, one } = await applied();
    await here.call("PUT", `/articles/${one}`, { state: "draft" });
    await here.write("content/guides/one.md", "---\ntitle: One\n---\n\nThe author's words.\n");
    await here.run("apply", "--yes");
    expect(await here.call("GET", `/articles/${one}`)).toMatchObject({ state: "draft" });
  });

  it('description: "" empties it', async () => {
    const { here, one } = await applied();
    await here.write("content/guides/one.md", "---\ntitle: One\ndescription: Ours\n---\n\nThe first words.\n");
    await here.run("apply", "--yes");
    expect(await here.call("GET", `/articles/${one}`)).toMatchObject({ description: "Ours" });
    await here.write("content/guides/one.md", '---\ntitle: One\ndescription: ""\n---\n\nThe first words.\n');
    await here.run("apply", "--yes");
    expect(await here.call("GET", `/articles/${one}`)).toMatchObject({ description: "" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });
});

describe("guards", () => {
  it("a help center that helpsync has no memory of: nothing is created twice", async () => {
    const { here } = await applied();
    await here.remove(".helpsync");
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(ran.printed).toContain("--first-run");
    expect((await here.call("GET", "/articles"))["total_count"]).toBe(2);
  });

  it("an empty content folder takes nothing away", async () => {
    const { here } = await applied();
    await here.remove("content/guides");
    await here.write("content/note.txt", "nothing");
    const ran = await here.run("apply", "--yes");
    expect(ran.code).toBe(4);
    expect(here.requests().filter((request) => /^(PUT|DELETE)/u.test(request)).length).toBe(2);
  });

  it("more pages than may go at once need their number", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 6 }, (_, index) => [
        `content/g/${String(index)}.md`,
        `---\ntitle: T${String(index)}\n---\n\nWords.\n`,
      ]),
    );
    const { here } = await applied({ files });
    for (const index of ["0", "1", "2", "3"]) await here.remove(`content/g/${index}.md`);
    const stopped = await here.run("apply", "--yes");
    expect(stopped.code).toBe(4);
    expect(stopped.printed).toContain("--allow-removals 4");
    expect((await here.run("apply", "--yes", "--allow-removals", "3")).code).toBe(4);
    expect((await here.run("apply", "--yes", "--allow-removals", "4")).code).toBe(0);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("without a terminal nothing is applied unless --yes says so", async () => {
    world = await openWorld({ files: FILES });
    const ran = await world.run("apply");
    expect(ran.code).toBe(1);
    expect(ran.noted).toContain("--yes");
    expect((await world.call("GET", "/articles"))["total_count"]).toBe(0);
  });
});

describe("the workspace", () => {
  it("is pinned by the first apply: another's token is refused, and nothing is written", async () => {
    const { here } = await applied();
    const other = await openWorld({ files: {}, sandbox: { workspaceId: "other1" } });
    try {
      const config = await here.read("intercom.config.yaml");
      await here.write("intercom.config.yaml", config.replace(here.sandbox.url, other.sandbox.url));
      const ran = await here.run("apply", "--yes");
      expect(ran.code).toBe(1);
      expect(ran.noted).toContain("The token belongs to workspace other1; test was first applied to sandbox1.");
      expect((await other.call("GET", "/articles"))["total_count"]).toBe(0);
    } finally {
      await other.close();
    }
  });

  it("that the config names is held to", async () => {
    world = await openWorld({ files: FILES });
    const config = await world.read("intercom.config.yaml");
    await world.write("intercom.config.yaml", config.replace("token_env:", "workspace_id: mine\n    token_env:"));
    const ran = await world.run("plan");
    expect(ran.code).toBe(1);
    expect(ran.noted).toContain("not to mine");
  });
});

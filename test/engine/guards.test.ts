import { afterEach, describe, expect, it } from "vitest";
import { asRepository, commit, git } from "./checkout.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

function article(title: string, more = ""): string {
  return `---\ntitle: ${title}\n${more}---\n\nWords of ${title}.\n`;
}

function articles(number: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: number }, (_, index) => [`content/g/a${index}.md`, article(`Article ${index}`)]),
  );
}

async function open(files: Record<string, string>, options: Partial<WorldOptions> = {}): Promise<World> {
  world = await openWorld({ files, ...options });
  return world;
}

async function applied(files: Record<string, string>, options: Partial<WorldOptions> = {}): Promise<World> {
  const here = await open(files, options);
  const ran = await here.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.noted + ran.printed);
  here.requests();
  return here;
}

/** What a run wrote in Intercom since the last question. */
function writes(here: World): string[] {
  return here.requests().filter((request) => !request.startsWith("GET "));
}

async function codes(here: World, ...parameters: string[]): Promise<string[]> {
  return (await here.plan(...parameters)).guards.map(({ code }) => code);
}

describe("a checkout that does not hold what was applied last", () => {
  it("is refused: A, then B that adds three articles, then A again", async () => {
    const here = await open(articles(2));
    await asRepository(here);
    const first = await commit(here);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    for (const name of ["x", "y", "z"]) await here.write(`content/g/${name}.md`, article(name));
    const second = await commit(here);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    await git(here, "checkout", "--quiet", first);
    here.requests();

    const refused = await here.run("apply", "--yes");
    expect(refused.code).toBe(4);
    expect(refused.printed).toContain(
      `Stopped: HEAD (${first.slice(0, 7)}) does not hold the commit that was applied last (${second.slice(0, 7)})`,
    );
    expect(refused.printed).toContain("--allow-rollback");
    expect(writes(here)).toEqual([]);
    expect(await here.plan()).toMatchObject({ outcome: "stopped", guards: [{ code: "rollback" }] });

    expect((await here.run("apply", "--yes", "--allow-rollback")).code).toBe(0);
    expect(writes(here)).toHaveLength(3);
    await git(here, "checkout", "--quiet", "main");
    await here.write("content/g/x.md", article("x, again"));
    await commit(here);
    expect((await here.run("apply", "--yes")).code).toBe(0);
  });

  it("stops only what would write", async () => {
    const here = await open(articles(1));
    await asRepository(here);
    const first = await commit(here);
    await commit(here);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    await git(here, "checkout", "--quiet", first);

    expect(await here.run("plan")).toMatchObject({ code: 0, lastLine: "No changes." });
  });

  it("is refused where a shallow clone cannot tell, with what to do", async () => {
    const here = await open(articles(1));
    await asRepository(here);
    await commit(here);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    await here.write("content/g/b.md", article("B"));
    const head = await commit(here);
    await here.write(".git/shallow", `${head}\n`);

    const [guard] = (await here.plan()).guards;
    expect(guard).toMatchObject({ code: "rollback", override: "--allow-rollback" });
    expect(guard?.message).toContain("fetch-depth: 0");
    expect(await codes(here, "--allow-rollback")).toEqual([]);
  });
});

describe("content that is not committed", () => {
  it("is not applied to a real workspace unless told so; five files are named", async () => {
    const here = await open(articles(1));
    await asRepository(here);
    await commit(here);
    for (const name of ["1", "2", "3", "4", "5", "6", "7"])
      await here.write(`content/g/${name}.md`, article(`New ${name}`));
    await here.write("content/g/notes.txt", "No content.");

    const refused = await here.run("apply", "--yes");
    expect(refused.code).toBe(4);
    expect(refused.printed).toContain("content/g/5.md and 2 more are not committed, and test is a real workspace.");
    expect(refused.printed).not.toContain("content/g/6.md are");
    expect(writes(here)).toEqual([]);
    expect((await here.run("apply", "--yes", "--allow-dirty")).code).toBe(0);
  });

  it("is what the embedded workspace is for", async () => {
    const here = await open(articles(1), { config: { workspaces: { trial: { sandbox: true } } } });
    await asRepository(here);
    await commit(here);
    await here.write("content/g/b.md", article("B"));

    expect(await codes(here)).toEqual([]);
  });

  it("does not count where git ignores it, nor the plan that was saved beside it", async () => {
    const here = await open(articles(1), { config: { content: "." } });
    await asRepository(here);
    await here.write(".gitignore", ".helpsync/\nlocal/\n");
    await commit(here);
    await here.write("content/local/mine.md", article("Mine"));

    expect(await codes(here, "--out", "plan.json")).toEqual([]);
    expect(await codes(here)).toEqual([]);
  });
});

describe("pages that would no longer be public", () => {
  it("are counted whatever the cause, one for each article and language", async () => {
    const files = {
      ...articles(10),
      "content/g/both.md": article("Both"),
      "content/g/both.fr.md": article("Les deux"),
      "content/g/hidden.md": article("Hidden"),
      "content/g/deleted.md": article("Deleted", "on_removal: delete\n"),
      "content/g/french.md": article("French"),
      "content/g/french.fr.md": article("En français"),
    };
    const here = await applied(files);
    await here.remove("content/g/both.md");
    await here.remove("content/g/both.fr.md");
    await here.write("content/g/hidden.md", article("Hidden", "state: draft\n"));
    await here.remove("content/g/deleted.md");
    await here.remove("content/g/french.fr.md");

    const refused = await here.run("apply", "--yes");
    expect(refused.code).toBe(4);
    expect(refused.printed).toContain("Stopped: 5 pages would no longer be public; at most 3");
    expect(writes(here)).toEqual([]);
  });

  it("pass with exactly their number, and three always do", async () => {
    const here = await applied(articles(8));
    for (const number of [0, 1, 2]) await here.remove(`content/g/a${number}.md`);
    expect(await codes(here)).toEqual([]);
    await here.remove("content/g/a3.md");
    expect(await codes(here)).toEqual(["removals"]);
    expect(await codes(here, "--allow-removals", "5")).toEqual(["removals"]);
    expect((await here.run("apply", "--yes", "--allow-removals", "4")).code).toBe(0);
  });

  it("are at most max_removals, however large the help center", async () => {
    const here = await applied(articles(8), { config: { policies: { max_removals: 1 } } });
    await here.remove("content/g/a0.md");
    expect(await codes(here)).toEqual([]);
    await here.remove("content/g/a1.md");
    expect((await here.plan()).guards).toMatchObject([{ code: "removals", override: "--allow-removals 2" }]);
  });
});

it("drafts that would become public without a change of their own file are counted", async () => {
  const published = Object.fromEntries(
    [1, 2, 3].map((number) => [`content/g/${number}.md`, article(`Page ${number}`, "state: published\n")]),
  );
  const here = await applied(published, { config: { policies: { max_publishes: 2 } } });
  const { data } = (await here.call("GET", "/articles")) as { data: { id: string }[] };
  for (const { id } of data) await here.call("PUT", `/articles/${id}`, { state: "draft", author_id: 501 });

  expect((await here.plan("--overwrite-ui-edits")).guards).toMatchObject([
    { code: "publishes", override: "--allow-publishes 3" },
  ]);
  expect(await codes(here, "--overwrite-ui-edits", "--allow-publishes", "3")).toEqual([]);
});

it("a content folder that became empty stops, and nothing lets it through", async () => {
  const here = await applied(articles(1));
  await here.remove("content/g");
  await here.write("content/other.txt", "No content.");

  expect((await here.plan()).guards).toEqual([
    { code: "empty-content", message: expect.stringContaining("holds no article") as string },
  ]);
});

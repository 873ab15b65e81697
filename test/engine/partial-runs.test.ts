import { afterEach, describe, expect, it } from "vitest";
import { asRepository, commit, git } from "./checkout.ts";
import { edit } from "./teammate.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

function article(title: string, body = `Words of ${title}.`): string {
  return `---\ntitle: ${title}\n---\n\n${body}\n`;
}

const FILES = {
  "content/guides/index.md": "---\ntitle: Guides\n---\n",
  "content/guides/deep/install.md": article("Install", "See [billing](../../money/billing.md)."),
  "content/guides/deep/install.fr.md": article("Installer"),
  "content/guides/more.md": article("More"),
  "content/money/billing.md": article("Billing"),
};

async function open(options: Partial<WorldOptions> = {}): Promise<World> {
  return (world = await openWorld({ files: FILES, ...options }));
}

async function applied(here: World, ...parameters: string[]): Promise<World> {
  const ran = await here.run("apply", "--yes", ...parameters);
  if (ran.code !== 0) throw new Error(ran.noted + ran.printed);
  here.requests();
  return here;
}

async function idOf(here: World, title: string): Promise<string> {
  const { data } = (await here.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return data.find((item) => item.title === title)?.id ?? "";
}

/** Title and words of each article, in the order of the titles. */
async function articles(here: World): Promise<string[]> {
  const { data } = (await here.call("GET", "/articles")) as { data: { title: string; body: string }[] };
  return data.map(({ title, body }) => `${title}: ${body.replace(/<a [^>]*>/gu, "<a>")}`).sort();
}

function keys(plan: Awaited<ReturnType<World["plan"]>>): string[] {
  return plan.actions.map(({ verb, key }) => `${verb} ${key ?? ""}`);
}

describe("a part of a first apply", () => {
  it("makes what is named and the collections that it stands in, and tells what it left out", async () => {
    const here = await open();
    const ran = await here.run("plan", "--only", "guides/deep/install");
    expect(ran.printed).toContain("Left out by --only: 3 changes.");
    expect(ran.lastLine).toMatch(/^Plan: 3 to create/u);
    expect(keys(await here.plan("--only", "article:guides/deep/install"))).toEqual([
      "create collection:guides",
      "create collection:guides/deep",
      "create article:guides/deep/install",
    ]);
    await applied(here, "--only", "guides/deep/install");
    expect(await articles(here)).toEqual(['Install: <p class="no-margin">See billing.</p>']);
  });

  it("has plain text for links to what is not there, and the next full run mends them", async () => {
    const here = await applied(await open(), "--only", "guides/**");
    expect(await articles(here)).toEqual([
      'Install: <p class="no-margin">See billing.</p>',
      'More: <p class="no-margin">Words of More.</p>',
    ]);
    expect(await here.run("plan", "--only", "guides/**")).toMatchObject({ code: 0, lastLine: "No changes." });
    await applied(here);
    expect(await articles(here)).toContain('Install: <p class="no-margin">See <a>billing</a>.</p>');
    expect(await here.run("plan")).toMatchObject({ code: 0, lastLine: "No changes." });
  });

  it("takes a folder alone by its path, and what is in it by a pattern; several add up", async () => {
    const here = await open();
    expect(keys(await here.plan("--only", "guides"))).toEqual(["create collection:guides"]);
    expect(keys(await here.plan("--only", "collection:money", "--only", "guides/more"))).toEqual([
      "create collection:guides",
      "create collection:money",
      "create article:guides/more",
    ]);
    expect((await here.plan("--only", "**")).summary).toMatchObject({ create: 6, leftOut: 0 });
  });
});

describe("a part of a later apply", () => {
  it("never removes, says so, and leaves that to a full run", async () => {
    const here = await applied(await open());
    await here.remove("content/guides/more.md");
    await here.remove("content/guides/deep/install.fr.md");
    await here.write("content/guides/deep/install.md", article("Install", "Other words."));

    const plan = await here.plan("--only", "guides/**");
    expect(plan.actions.filter(({ verb }) => verb !== "unchanged")).toMatchObject([
      { verb: "update", key: "article:guides/deep/install", changes: [{ locale: "en", field: "body" }] },
    ]);
    expect(plan.summary.leftOut).toBe(1);
    expect(plan.warnings.map(({ message }) => message).filter((message) => message.includes("--only"))).toEqual([
      "guides/deep/install: removed in fr. A run with --only never removes; the next full one does.",
      "guides/more: file removed. A run with --only never removes; the next full one does.",
    ]);
    await applied(here, "--only", "guides/**");
    expect((await here.plan()).summary).toMatchObject({ update: 1, unpublish: 1 });
    await applied(here);
    expect(await here.run("plan")).toMatchObject({ code: 0, lastLine: "No changes." });
  });

  it("does not end badly for what is in conflict elsewhere", async () => {
    const here = await applied(await open());
    const { data } = (await here.call("GET", "/articles")) as { data: { id: string; title: string }[] };
    const id = data.find(({ title }) => title === "Billing")?.id ?? "";
    await here.call("PUT", `/articles/${id}`, { author_id: 501, body: "<p>A teammate's words.</p>" });
    await here.write("content/money/billing.md", article("Billing", "Words of the file."));
    await here.write("content/guides/more.md", article("More", "Other words."));

    expect((await here.run("plan")).code).toBe(4);
    expect((await here.run("apply", "--yes", "--only", "guides/**")).code).toBe(0);
    expect((await here.run("plan", "--only", "money/billing")).code).toBe(4);
  });

  it("does not lose links to files that moved and are not named", async () => {
    const here = await applied(await open());
    await here.move("content/money/billing.md", "content/money/invoices.md");
    await here.write("content/guides/deep/install.md", article("Install", "Now see [this](../../money/invoices.md)."));
    await applied(here, "--only", "guides/**");
    expect(await articles(here)).toContain('Install: <p class="no-margin">Now see <a>this</a>.</p>');
    await applied(here);
    expect(await here.run("plan")).toMatchObject({ code: 0, lastLine: "No changes." });
  });

  it("does not count as the apply of its commit", async () => {
    const here = await open();
    await asRepository(here);
    const first = await commit(here);
    await applied(here);
    await here.write("content/guides/more.md", article("More", "Other words."));
    const second = await commit(here);
    const state = ".helpsync/state/sandbox1/1.json";
    await applied(here, "--only", "guides/more");
    expect(await here.read(state)).toContain(`"commit": "${first}"`);
    await applied(here);
    expect(await here.read(state)).toContain(`"commit": "${second}"`);
  });
});

describe("an older checkout after a run that did not apply all of a commit", () => {
  const state = ".helpsync/state/sandbox1/1.json";

  /** A commit that was applied, and one after it. */
  async function twoCommits(): Promise<{ here: World; first: string; second: string }> {
    const here = await open();
    await asRepository(here);
    const first = await commit(here);
    await applied(here);
    await here.write("content/guides/more.md", article("More", "Other words."));
    await here.write("content/money/billing.md", article("Billing", "Other words."));
    return { here, first, second: await commit(here) };
  }

  async function stopsAt(here: World, older: string, told: string): Promise<void> {
    await git(here, "checkout", "--quiet", older);
    const plan = await here.plan();
    expect(plan.guards).toMatchObject([{ code: "rollback", override: "--allow-rollback" }]);
    expect(plan.guards[0]?.message).toContain(told);
  }

  it("is stopped after a partial one, until a whole one takes its place", async () => {
    const { here, first, second } = await twoCommits();
    await applied(here, "--only", "guides/**");
    await stopsAt(here, first, `not hold a commit that was applied in part (${second.slice(0, 7)})`);
    await git(here, "checkout", "--quiet", "main");
    await applied(here);
    expect(await here.read(state)).not.toContain('"partial"');
    await stopsAt(here, first, `the commit that was applied last (${second.slice(0, 7)})`);
    await applied(here, "--allow-rollback");
    expect((await here.plan()).guards).toEqual([]);
  });

  it("is stopped after one in which a write failed", async () => {
    const { here, first, second } = await twoCommits();
    here.sandbox.sandbox.setFaults({ faults: ["PUT /articles/*: resetBefore from call 2"] });
    expect((await here.run("apply", "--yes")).code).toBe(6);
    here.sandbox.sandbox.setFaults({ faults: [] });
    await stopsAt(here, first, second.slice(0, 7));
  });

  it("is not stopped by a partial one that wrote nothing, or by what a snapshot brought back", async () => {
    const { here } = await twoCommits();
    await applied(here, "--only", "guides/deep/**");
    expect(await here.read(state)).not.toContain('"partial"');

    await edit(here, await idOf(here, "More"), { body: "<p>Theirs.</p>" });
    await applied(here, "--overwrite-ui-edits");
    expect((await here.run("restore", "article:guides/more", "--yes")).code).toBe(0);
    expect(await here.read(state)).not.toContain('"partial"');
  });

  it("holds them all where it is on a branch of its own", async () => {
    const { here, first, second } = await twoCommits();
    await applied(here, "--only", "guides/**");
    await git(here, "checkout", "--quiet", "-b", "other", first);
    await here.write("content/money/billing.md", article("Billing", "Words of a branch."));
    const third = await commit(here);
    await applied(here, "--only", "money/**", "--allow-rollback");
    expect(await here.read(state)).toContain(`"partial": ["${second}","${third}"]`);
    await stopsAt(here, "main", third.slice(0, 7));
  });
});

describe("a part that is nothing", () => {
  it.each([
    ["guides/mor", "Did you mean guides/more?"],
    ["article:guides/mores", "Did you mean article:guides/more?"],
    ["nowhere/**", "Give a key such as article:guides/install, or a pattern such as 'guides/**'."],
  ])("is refused: %s", async (pattern, told) => {
    const here = await open();
    for (const command of ["plan", "apply"]) {
      const ran = await here.run(command, "--only", "guides/**", "--only", pattern);
      expect(ran.code).toBe(1);
      expect(ran.noted).toContain(`--only ${pattern} names nothing.`);
      expect(ran.noted).toContain(told);
    }
  });

  it("is refused for --rerender, too, which names all where it names nothing", async () => {
    const here = await open();
    const ran = await here.run("plan", "--rerender", "guides/mor");
    expect([ran.code, ran.noted]).toEqual([1, expect.stringContaining("--rerender guides/mor names nothing.")]);
    expect(ran.noted).toContain("Did you mean guides/more?");
    expect((await here.run("plan", "--rerender")).code).toBe(0);
  });

  it("is not what only the state knows any more", async () => {
    const here = await applied(await open());
    await here.remove("content/guides/more.md");

    expect(await here.run("plan", "--only", "guides/more")).toMatchObject({ code: 0, lastLine: "No changes." });
  });
});

import { rm, symlink } from "node:fs/promises";
import { afterEach, describe, expect, it } from "vitest";
import { commit, git } from "./checkout.ts";
import { both, moving, nothing, openPullRequest, originsOf, removing, writing, type Work } from "./pull-requests.ts";
import { edit } from "./teammate.ts";
import type { World, WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function open(merged: Work, proposed: Work, options: Partial<WorldOptions> = {}): Promise<World> {
  return (world = await openPullRequest({ merged, proposed }, options));
}

async function told(here: World, ...options: string[]): Promise<Record<string, string>> {
  return originsOf(await here.plan("--since", "HEAD^1", ...options));
}

async function idOf(here: World, title: string): Promise<string> {
  const { data } = (await here.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return data.find((found) => found.title === title)?.id ?? "";
}

describe("a plan of a pull request", () => {
  it("tells its own field from one that main holds already and from one that a teammate edited", async () => {
    const here = await open(
      writing({
        "guides/one.md": ["One", "Press the **green** button.\n\nMerged, and not deployed."],
        "faq/refunds.md": ["Refunds", "Merged words."],
      }),
      writing({ "guides/two.md": ["Two", "Proposed words."], "guides/one.fr.md": ["Un, proposé", "Appuyez."] }),
    );
    await edit(here, await idOf(here, "One"), { locale: "fr", body: "<p>Une main.</p>" });

    const text = await here.run("plan", "--since", "HEAD^1");
    expect(await told(here)).toEqual({
      "article:faq/refunds": "update merged: en body merged",
      "article:guides/one": "update proposed+merged+edited: en body merged, fr title proposed, fr body edited",
      "article:guides/two": "update proposed: en body proposed",
    });
    expect(text.printed).toContain('"Refunds" (changed in content; already on HEAD^1, not deployed)');
    expect(text.printed).toContain('"Two" (changed in content by this pull request)');
    expect(text.printed).toContain("this pull request; in part already on HEAD^1, not deployed; edited in Intercom, last");
    expect(text.printed).toContain("(already on HEAD^1)\n");
    expect(text.printed).toContain("Of these, 1 is already on HEAD^1 and not deployed, 1 more in part.\n");
    const plain = await here.plan();
    const since = await here.plan("--since", "main");
    expect(plain.digest).toBe(since.digest);
    expect(plain.actions.some(({ origins }) => origins !== undefined)).toBe(false);
    expect(since.proposal).toEqual({ since: await git(here, "rev-parse", "main"), branch: "main" });
    expect(since.warnings).toEqual(plain.warnings);
  });

  it("tells what is made, removed, moved and renamed", async () => {
    const here = await open(
      both(
        writing({ "guides/three.md": ["Three", "Made on main."], "guides/four.md": ["Four", "Made on main, too."] }),
        removing("faq/refunds.md"),
        moving("guides/two.md", "faq/two.md"),
      ),
      both(writing({ "guides/five.md": ["Five", "Made here."] }), removing("guides/one.fr.md")),
    );
    expect(await told(here)).toEqual({
      "article:faq/refunds": "unpublish merged: en state merged",
      "article:faq/two": "move merged: place merged",
      "article:guides/five":
        "create proposed: en title proposed, en body proposed, en state proposed, en author proposed, place proposed",
      "article:guides/four":
        "create merged: en title merged, en body merged, en state merged, en author merged, place merged",
      "article:guides/one": "update proposed: fr state proposed",
      "article:guides/three":
        "create merged: en title merged, en body merged, en state merged, en author merged, place merged",
    });

    // The pull request goes on: it moves what main made, changes another of those, and moves a folder.
    await git(here, "mv", "content/guides", "content/handbook");
    await here.write("content/handbook/four.md", "---\ntitle: Four\n---\n\nMade on main, changed here.\n");
    await commit(here);
    expect(await told(here, "--since", "main")).toEqual({
      "collection:handbook": "move proposed: en title proposed",
      "article:faq/refunds": "unpublish merged: en state merged",
      "article:faq/two": "move merged: place merged",
      "article:handbook/five":
        "create proposed: en title proposed, en body proposed, en state proposed, en author proposed, place proposed",
      "article:handbook/four":
        "create proposed: en title proposed, en body proposed, en state proposed, en author proposed, place proposed",
      "article:handbook/one": "update proposed: fr state proposed",
      "article:handbook/three":
        "create merged: en title merged, en body merged, en state merged, en author merged, place merged",
    });
  });

  it("tells conflicts by the side of the content, and finds one that it touches to be its own", async () => {
    const here = await open(
      writing({ "guides/one.md": ["One", "Words of main."], "guides/two.md": ["Two", "Words of main."] }),
      both(writing({ "guides/one.fr.md": ["Un, proposé", "Appuyez."] }), removing("faq/refunds.md")),
    );
    for (const title of ["One", "Two", "Refunds"]) {
      await edit(here, await idOf(here, title), { body: "<p>Words of a teammate.</p>" });
    }
    expect(await told(here)).toEqual({
      "article:guides/one": "conflict proposed+merged+edited: en body merged, fr title proposed",
      "article:guides/two": "conflict merged+edited: en body merged",
      "article:faq/refunds": "conflict proposed+edited: ",
      "collection:faq": "forget proposed: ",
    });
    // What is written over by an option is what main wrote; an edit that it undoes by the way is the teammate's.
    await edit(here, await idOf(here, "One"), { locale: "fr", body: "<p>Une main.</p>" });
    expect((await told(here, "--overwrite-ui-edits"))["article:guides/one"]).toBe(
      "update proposed+merged+edited: en body merged, fr title proposed, fr body edited",
    );
  });

  it("counts what a changed config brings as its own", async () => {
    const config = "intercom.config.yaml";
    const change =
      (from: string, to: string): Work =>
      async (here) =>
        here.write(config, (await here.read(config)).replace(from, to));
    const here = await open(
      writing({ "guides/three.md": ["Three", "Made on main."] }),
      both(change("state: published", "state: draft"), change("ui_edits: protect", "ui_edits: overwrite")),
      { config: { policies: { ui_edits: "protect" } } },
    );
    await edit(here, await idOf(here, "Two"), { body: "<p>Words of a teammate.</p>" });
    expect(await told(here)).toEqual({
      "article:guides/three":
        "create proposed+merged: en title merged, en body merged, en state proposed, en author merged, place merged",
      "article:guides/two": "update proposed: en body proposed",
    });
  });

  it("is of nothing but the pull request where main had no content, and says so where main's has errors", async () => {
    const here = await open(nothing, writing({ "guides/one.md": ["One", "Proposed."] }));
    await git(here, "checkout", "--quiet", "--orphan", "fresh");
    await git(here, "rm", "-r", "--quiet", "--cached", ".");
    await git(here, "add", ".gitignore");
    await git(here, "commit", "--quiet", "--message", "a start");
    await commit(here);
    const first = await here.plan("--since", "HEAD^1", "--allow-rollback");
    expect(originsOf(first)).toEqual({ "article:guides/one": "update proposed: en body proposed" });
    expect(first.warnings.map(({ code }) => code)).not.toContain("since-problems");

    await here.write("content/guides/two.md", "---\ntitle: [\n---\nBroken.\n");
    await commit(here);
    await git(here, "checkout", "--quiet", "HEAD^1", "--", "content");
    const broken = await here.plan("--since", "HEAD", "--allow-rollback", "--allow-dirty");
    expect(originsOf(broken)).toEqual({ "article:guides/one": "update proposed: en body proposed" });
    expect(broken.warnings.find(({ code }) => code === "since-problems")?.message).toMatch(
      /^The content at [0-9a-f]{7} \(HEAD\) has 1 error: .*every change counts as this pull request's\.$/u,
    );
  });

  it("needs the commit in a shallow clone as GitHub's checkout makes it, and tells how to fetch it", async () => {
    const here = await open(
      writing({ "guides/one.md": ["One", "Merged."] }),
      writing({ "guides/two.md": ["Two", "Proposed."] }),
      { config: { state: { store: "file" } }, env: { GITHUB_BASE_REF: "ma\u001b[31min" } },
    );
    const base = await git(here, "rev-parse", "main");
    const origin = `${here.folder}-origin.git`;
    await git(here, "clone", "--quiet", "--mirror", here.folder, origin);
    await rm(`${here.folder}/.git`, { recursive: true });
    await git(here, "init", "--quiet", "--initial-branch=main");
    await git(here, "remote", "add", "origin", `file://${origin}`);
    await git(here, "fetch", "--quiet", "--depth=1", "origin", "refs/pull/7/merge:refs/remotes/pull/7/merge");
    await git(here, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge");

    const missing = await here.run("plan", "--since", base);
    expect(missing.code).toBe(1);
    const advice = `git fetch --depth=1 origin ${base}`;
    expect(missing.noted).toContain(advice);
    await git(here, ...advice.split(" ").slice(1));
    expect(originsOf(await here.plan("--since", base))).toEqual({
      "article:guides/one": "update merged: en body merged",
      "article:guides/two": "update proposed: en body proposed",
    });
    const text = await here.run("plan", "--since", base);
    expect(text.printed).toContain("(changed in content; already on ma[31min, not deployed)");
    await rm(origin, { recursive: true });
  });

  it("costs nothing where nothing would be written, asks for a commit that is there, and says where it cannot tell", async () => {
    const here = await open(nothing, nothing);
    expect(await told(here)).toEqual({});
    expect((await here.run("plan", "--since", "HEAD^1")).lastLine).toBe("No changes.");
    const missing = await here.run("plan", "--since", "nowhere");
    expect(missing.code).toBe(1);
    expect(missing.noted).toContain("There is no commit nowhere.");

    await git(here, "mv", "content", "docs");
    await symlink("docs", `${here.folder}/content`);
    await here.write("docs/guides/two.md", "---\ntitle: Two\n---\n\nProposed words.\n");
    await commit(here);
    const unclear = await here.plan("--since", "HEAD^1");
    expect(unclear.summary.update).toBe(1);
    expect(unclear).not.toHaveProperty("proposal");
    expect(originsOf(unclear)).toEqual({});
    expect(unclear.warnings.find(({ code }) => code === "since-unclear")?.message).toContain(
      "Whose changes these are cannot be told: content is a symbolic link",
    );
  });
});

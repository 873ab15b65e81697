import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import type { StandInOptions } from "../github/stand-in.ts";
import type { StoredPull } from "../github/stand-in/world.ts";
import { pulledFile, pullReport, startRepository, type Repository } from "./pull-reports.ts";

const BRANCH = "helpsync/pull-production";
const opened: Repository[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((repository) => repository.close()));
});

async function start(options?: StandInOptions): Promise<Repository> {
  const repository = await startRepository(options);
  opened.push(repository);
  return repository;
}

const only = ({ standIn }: Repository): StoredPull => {
  const [pull, ...others] = standIn.pulls;
  if (pull === undefined || others.length > 0) throw new Error("There is not one pull request.");
  return pull;
};
const containing = (text: string): string => expect.stringContaining(text) as string;

describe("one pull request for a workspace", () => {
  it("brings what was pulled as one commit over the base, is written anew, and closes with its branch", async () => {
    const repository = await start();
    const { standIn, teammate, pulled, push, textOn } = repository;
    expect(await pulled({})).toMatchObject({ kind: "nothing" });

    const picture = Buffer.from([0x89, 0x50, 0, 0xff]);
    const files = {
      "content/a.md": "A, edited\n",
      "content/new/ü.md": "",
      "content/images/p.png": picture,
      "content/run.sh": "echo on\n",
    };
    expect(
      await pulled(
        { ...files, "elsewhere.md": "not content\n" },
        { report: pullReport(["a.md", "new/ü.md"], { images: 1 }) },
      ),
    ).toMatchObject({
      kind: "opened",
      url: "https://github.com/octo/help/pull/1",
    });
    const pull = only(repository);
    expect(pull).toMatchObject({ title: "Edited in Intercom: production", draft: false, state: "open" });
    for (const part of ["`a.md`", "edited by Ana", "`production`", "/runs/1"]) expect(pull.body).toContain(part);
    const changes = await teammate(
      "diff",
      "--raw",
      "--abbrev=7",
      "--no-renames",
      "-z",
      `origin/main`,
      `origin/${BRANCH}`,
    );
    expect(
      changes
        .split("\0")
        .filter((part) => part !== "")
        .map((part) => part.replace(/ [0-9a-f]{7} [0-9a-f]{7}/u, "")),
    ).toEqual([
      ...[":100644 100644 M", "content/a.md", ":000000 100644 A", "content/images/p.png"],
      ...[":000000 100644 A", "content/new/ü.md", ":100755 100755 M", "content/run.sh"],
    ]);
    expect(await teammate("rev-list", "--count", `origin/main..origin/${BRANCH}`)).toBe("1");
    expect(await teammate("cat-file", "-s", `origin/${BRANCH}:content/images/p.png`)).toBe("4");

    const first = await teammate("rev-parse", `origin/${BRANCH}`);
    const before = standIn.requests.length;
    expect(await pulled(files)).toMatchObject({ kind: "updated" });
    const made = standIn.requests
      .slice(before)
      .filter(({ method, path: route }) => method === "POST" && !route.endsWith("/graphql"));
    expect(made).toEqual([]);

    await push("main", { "content/b.md": "B, by Ana\n" });
    expect(await pulled({ "content/a.md": "A, edited again\n" })).toMatchObject({ kind: "updated" });
    expect(await teammate("rev-parse", `origin/${BRANCH}^`)).toBe(await teammate("rev-parse", "origin/main"));
    expect(await teammate("rev-parse", `origin/${BRANCH}`)).not.toBe(first);
    expect(await textOn(BRANCH, "content/b.md")).toBe("B, by Ana\n");
    expect(await textOn(BRANCH, "content/images/p.png")).toBeNull();

    pull.title = "Ana's title";
    pull.body = `Ana's note.\n\n${pull.body ?? ""}`;
    expect(await pulled({})).toMatchObject({ kind: "closed" });
    expect(only(repository)).toMatchObject({
      state: "closed",
      title: "Ana's title",
      body: expect.stringMatching(/^Ana's note\.\n\n/u) as string,
    });
    expect((standIn.comments.get(pull.number) ?? []).map(({ body }) => body)).toEqual([
      expect.stringContaining(`deleted branch \`${BRANCH}\``),
    ]);
    expect(await textOn(BRANCH, "content/a.md")).toBeNull();
    expect(await textOn("main", "content/a.md")).toBe("A\n");

    expect(await pulled({ "content/a.md": "A, edited\n" })).toMatchObject({ kind: "opened" });
    expect(standIn.pulls.filter(({ state }) => state === "open")).toHaveLength(1);
  });

  it("never drops a teammate's commit, and deletes no file", async () => {
    const repository = await start();
    const { pulled, push, teammate, textOn, checkout } = repository;
    await pulled({ "content/a.md": "<<<<<<< content\nA\n=======\nA2\n>>>>>>> Intercom\n" });
    const settled = await push(BRANCH, { "content/a.md": "A, settled\n" });
    expect(await pulled({ "content/a.md": "A, edited once more\n" })).toMatchObject({ kind: "left" });
    expect(await teammate("rev-parse", `origin/${BRANCH}`)).toBe(settled);
    expect(only(repository).body).toContain(`Others have committed to this branch** (\`${settled.slice(0, 7)}\`)`);
    expect(await pulled({})).toMatchObject({ kind: "left" });
    expect(only(repository).state).toBe("open");
    only(repository).state = "closed";
    expect(await pulled({ "content/a.md": "A, edited\n" })).toMatchObject({ kind: "left" });
    expect(await teammate("rev-parse", `origin/${BRANCH}`)).toBe(settled);

    // The same message with other files in it is a teammate's commit, too.
    await teammate("checkout", "--quiet", "--detach", `origin/${BRANCH}^`);
    await teammate("rm", "--quiet", "content/run.sh");
    await teammate("commit", "--quiet", "--amend", "--no-edit");
    await teammate("push", "--quiet", "--force", "origin", `HEAD:${BRANCH}`);
    expect(await pulled({ "content/a.md": "A, edited\n" })).toMatchObject({ kind: "left" });

    await teammate("push", "--quiet", "origin", `:${BRANCH}`);
    await rm(path.join(checkout, "content/b.md"));
    expect(await pulled({ "content/a.md": "A, edited\n" })).toMatchObject({ kind: "opened" });
    expect(await textOn(BRANCH, "content/b.md")).toBe("B\n");
  });

  it("is a draft while conflicts are to be settled, where the repository has drafts, and says how", async () => {
    for (const drafts of ["on", "off"] as const) {
      const repository = await start({ settings: { drafts } });
      const { pulled, standIn } = repository;
      const files = { "content/a.md": "<<<<<<<\n" };
      const report = pullReport([], {
        files: [pulledFile("a.md", { conflicts: 2 })],
        commandToSettle: "helpsync accept article:a",
      });
      await pulled(files, { report });
      const pull = only(repository);
      expect(pull).toMatchObject({
        draft: drafts === "on",
        title: "Edited in Intercom: production (conflicts to settle)",
      });
      for (const part of ["2 places to settle", "cannot be merged", "`helpsync accept article:a`"])
        expect(pull.body).toContain(part);
      await pulled({ "content/a.md": "A, settled\n" });
      expect(standIn.pulls).toHaveLength(1);
      expect(pull.title).toBe("Edited in Intercom: production");
    }
  });

  it("stays closed where a person closed it, until something else is edited; once merged there is a new one", async () => {
    const repository = await start();
    const { pulled, standIn, teammate } = repository;
    await pulled({ "content/a.md": "A, edited\n" });
    only(repository).state = "closed";
    expect(await pulled({ "content/a.md": "A, edited\n" })).toMatchObject({
      kind: "left",
      url: only(repository)["html_url"],
    });
    expect(await pulled({ "content/a.md": "A, edited\n", "content/b.md": "B, edited\n" })).toMatchObject({
      kind: "opened",
    });

    await teammate("push", "--quiet", "origin", `origin/${BRANCH}:main`);
    Object.assign(standIn.pulls[1] ?? {}, { state: "closed", merged_at: "2026-01-01T00:00:00Z" });
    expect(await pulled({})).toMatchObject({ kind: "nothing" });
    expect(await pulled({ "content/b.md": "B, edited again\n" })).toMatchObject({ kind: "opened" });
    expect(standIn.pulls).toHaveLength(3);
  });
});

describe("what a pull request cannot be made of", () => {
  it("tells which permissions the workflow lacks, and the setting that lets workflows open pull requests", async () => {
    const { pulled, standIn, textOn } = await start({ permissions: { contents: "read", "pull-requests": "read" } });
    const files = { "content/a.md": "A, edited\n" };
    await expect(pulled(files)).rejects.toMatchObject({
      next: containing("`contents: write` and `pull-requests: write`"),
    });
    expect(await textOn(BRANCH, "content/a.md")).toBeNull();
    standIn.permissions = { contents: "write", "pull-requests": "write" };
    standIn.settings.pullRequestsOfWorkflows = "off";
    const refused = await pulled(files).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({
      next: containing("Allow GitHub Actions"),
      done: `Branch ${BRANCH} holds what was pulled.`,
    });
    standIn.settings.pullRequestsOfWorkflows = "on";
    expect(await pulled(files)).toMatchObject({ kind: "opened" });
  });

  it("brings nothing from a checkout that the base does not hold, and nothing over a push that came between", async () => {
    const { pulled, push, standIn, textOn, teammate } = await start();
    await teammate("push", "--quiet", "origin", "origin/main:refs/heads/older");
    await push("main", { "elsewhere.md": "Ahead\n" });
    const files = { "content/a.md": "A, edited\n" };
    await expect(pulled(files, { base: "older" })).rejects.toMatchObject({
      message: containing("cannot be brought"),
    });

    await pulled(files);
    standIn.fault = async ({ method, path: asked }) => {
      if (method === "POST" && asked.endsWith("/git/commits")) await push(BRANCH, { "content/b.md": "B, by Ana\n" });
      return undefined;
    };
    await expect(pulled({ "content/a.md": "A, edited again\n" })).rejects.toMatchObject({
      message: containing("was changed while"),
    });
    expect(await textOn(BRANCH, "content/b.md")).toBe("B, by Ana\n");
  });

  it("shows text of others as text, within GitHub's limit", async () => {
    const repository = await start();
    const hostile =
      "@everyone </details> ``` <!-- /helpsync --> ${{ secrets.X }} <script> #1 [x](javascript:alert(1)) \u202e";
    const file = (index: number) =>
      pulledFile(`${String(index)} ${hostile}`, { title: hostile + "x".repeat(10_000), by: hostile, fields: ["body"] });
    const report = pullReport([], {
      files: Array.from({ length: 900 }, (_, index) => file(index)),
      notes: [{ text: hostile }],
      passed: Array.from({ length: 400 }, () => ({ title: hostile, why: hostile, detail: hostile })),
      raw: [{ path: hostile, block: hostile, excerpt: hostile, reason: hostile }],
      missingImages: [{ address: `https://x/${hostile}`, why: hostile }],
      leftOut: [{ what: hostile, count: 3 }],
    });
    await repository.pulled({ "content/a.md": "A, edited\n" }, { report });
    const body = only(repository).body ?? "";
    expect(body.length).toBeLessThanOrEqual(60_500);
    expect(body).toMatch(/… and \d+ more files/u);
    const outside = body.replace(/(?<!`)(`+)(?!`)[^]*?[^`]\1(?!`)/gu, "CODE");
    for (const part of ["@everyone", "</details>", "${{", "<script>", "javascript:", "#1 "])
      expect(outside).not.toContain(part);
    expect(outside.match(/<!--/gu)).toHaveLength(2);
  });

  it("keeps line ends as the repository says", async () => {
    const repository = await start();
    const { push, pulled, textOn, checkout } = repository;
    await push("main", { ".gitattributes": "*.md text eol=crlf\n" });
    await pulled({ "content/a.md": "A, edited\r\n" });
    expect(await textOn(BRANCH, "content/a.md")).toBe("A, edited\n");
    expect(await readFile(path.join(checkout, "content/a.md"), "utf8")).toBe("A, edited\r\n");
  });
});

import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { mkdtemp, realpath } from "node:fs/promises";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCommit } from "../../src/git/commit-files.ts";
import { Failure } from "../../src/model/failure.ts";

const run = promisify(execFile);
const ENV = { PATH: process.env["PATH"], HOME: "/nonexistent" };
let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "helpsync-commit-")));
  await mkdir(path.join(root, "temporary"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function git(folder: string, ...parameters: string[]): Promise<string> {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  const allowed = ["-c", "protocol.file.allow=always"];
  return (await run("git", [...identity, ...allowed, ...parameters], { cwd: path.join(root, folder) })).stdout.trim();
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

async function commit(folder: string): Promise<string> {
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--allow-empty", "--message", "a commit");
  return git(folder, "rev-parse", "HEAD");
}

async function init(folder: string): Promise<void> {
  await mkdir(path.join(root, folder), { recursive: true });
  await git(folder, "init", "--quiet", "--initial-branch=main");
}

/** What is in a folder, file by file. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = files.sort().map(async (file): Promise<[string, string]> => {
    const name = path.relative(folder, file).split(path.sep).join("/");
    return [name, await readFile(file, "latin1").catch(async () => `-> ${await readlink(file)}`)];
  });
  return Object.fromEntries(await Promise.all(texts));
}

/** What a commit held, and that nothing else was written anywhere. */
async function brought(folder: string, named: string, paths: readonly string[], top = folder): Promise<unknown> {
  const before = await filesIn(path.join(root, top, ".git"));
  const files = await openCommit(path.join(root, folder), named, ENV, path.join(root, "temporary"));
  try {
    const why = await files.bring(paths);
    return why ?? (await filesIn(files.folder));
  } finally {
    await files.close();
    expect(await filesIn(path.join(root, top, ".git"))).toEqual(before);
    expect(await readdir(path.join(root, "temporary"))).toEqual([]);
  }
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((caught: unknown) => caught);
  if (!(error instanceof Failure)) throw new Error("Nothing was refused.");
  return `${error.message} ${error.why} ${error.next}`;
}

describe("the files of a commit", () => {
  it("are those of the folders that were asked for, whatever the checkout holds by now, and nothing is written to the repository", async () => {
    await init("repo");
    await put("repo/docs/content/a.md", "Old.\n");
    await put("repo/docs/content/same.md", "Same.\n");
    await put("repo/docs/content/ä ö/gone.md", "Gone.\n");
    await put("repo/docs/config.yaml", "old\n");
    await put("repo/other/big.bin", "not asked for");
    await symlink("same.md", path.join(root, "repo/docs/content/link.md"));
    const old = await commit("repo");
    await put("repo/docs/content/a.md", "New.\n");
    await put("repo/docs/content/b.md", "Added.\n");
    await rm(path.join(root, "repo/docs/content/ä ö"), { recursive: true });
    await commit("repo");
    await put("repo/docs/content/same.md", "Not committed.\n");
    await put("repo/docs/content/untracked.md", "Not committed, either.\n");

    expect(await brought("repo/docs", old, ["content"], "repo")).toEqual({
      "content/a.md": "Old.\n",
      "content/link.md": "Same.\n",
      "content/same.md": "Same.\n",
      "content/ä ö/gone.md": Buffer.from("Gone.\n").toString("latin1"),
    });
    expect(await brought("repo/docs", "HEAD", ["config.yaml", "none.yaml"], "repo")).toEqual({
      "config.yaml": "old\n",
    });
    expect(Object.keys((await brought("repo", "HEAD^1", ["."])) as object)).toContain("other/big.bin");
    expect(await brought("repo/docs", "main", ["../other"], "repo")).toEqual({});
    expect(await brought("repo/docs", "main", ["../../elsewhere"], "repo")).toBe(
      "../elsewhere is outside of the repository",
    );
  });

  it("come through the filters of the checkout", async () => {
    await init("repo");
    await put("repo/.gitattributes", "*.md text eol=crlf\n*.png filter=store\n");
    await put("repo/content/a.md", "Old.\n");
    await put("repo/content/same.png", "pointer");
    const old = await commit("repo");
    await put("repo/content/a.md", "New.\n");
    await commit("repo");
    // A store of large files that the checkout was made without: pointers lie there, and stay what they are.
    await git("repo", "config", "filter.store.smudge", "echo fetched");
    expect(await brought("repo", old, ["content"])).toEqual({
      "content/a.md": "Old.\r\n",
      "content/same.png": "pointer",
    });
  });

  it("of a shallow clone are there where the commit is, and else it is told how to fetch it", async () => {
    await init("origin");
    await put("origin/content/a.md", "Old.\n");
    const old = await commit("origin");
    await put("origin/content/a.md", "New.\n");
    await commit("origin");
    await git("origin", "config", "uploadpack.allowAnySHA1InWant", "true");
    await git(".", "clone", "--quiet", "--depth=1", `file://${root}/origin`, "clone");

    expect(await refusal(brought("clone", old, ["content"]))).toContain(
      `shallow clone, which holds the newest commits only. Fetch it with \`git fetch --depth=1 origin ${old}\``,
    );
    expect(await refusal(brought("clone", "HEAD^1", ["content"]))).toContain("`git fetch --deepen=1`");
    await git("clone", "fetch", "--quiet", "--depth=1", "origin", old);
    expect(await brought("clone", old, ["content"])).toEqual({ "content/a.md": "Old.\n" });
  });

  it("of a partial clone are fetched beside it, and a remote that is gone is told", async () => {
    await init("origin");
    await put("origin/content/a.md", "Old.\n");
    await put("origin/content/same.md", "Same.\n");
    const old = await commit("origin");
    await put("origin/content/a.md", "New.\n");
    await commit("origin");
    await git("origin", "config", "uploadpack.allowFilter", "true");
    await git("origin", "config", "uploadpack.allowAnySHA1InWant", "true");
    await git(".", "clone", "--quiet", "--filter=blob:none", `file://${root}/origin`, "clone");

    expect(await brought("clone", old, ["content"])).toEqual({
      "content/a.md": "Old.\n",
      "content/same.md": "Same.\n",
    });
    await rm(path.join(root, "origin"), { recursive: true });
    expect(await refusal(brought("clone", old, ["content"]))).toMatch(/^The content of commit .* cannot be read\./u);
  });

  it("that a sparse checkout leaves out are left out here, too", async () => {
    await init("repo");
    await put("repo/content/a/one.md", "Old.\n");
    await put("repo/content/b/two.md", "Two.\n");
    const old = await commit("repo");
    await put("repo/content/a/one.md", "New.\n");
    await commit("repo");
    await git("repo", "sparse-checkout", "set", "--cone", "content/a");
    expect(existsSync(path.join(root, "repo/content/b"))).toBe(false);
    expect(await brought("repo", old, ["content"])).toEqual({ "content/a/one.md": "Old.\n" });
  });

  it("cannot be put together where a submodule changed, or where the folder is another's", async () => {
    await init("pictures");
    await put("pictures/flow.svg", "<svg/>");
    await commit("pictures");
    await init("repo");
    await put("repo/content/a.md", "A.\n");
    await git("repo", "submodule", "--quiet", "add", `${root}/pictures`, "content/images");
    const old = await commit("repo");
    expect(await brought("repo", old, ["content"])).toMatchObject({ "content/images/flow.svg": "<svg/>" });
    await put("pictures/flow.svg", "<svg></svg>");
    await commit("pictures");
    await git("repo/content/images", "pull", "--quiet", "origin", "main");
    await commit("repo");
    expect(await brought("repo", old, ["content"])).toBe("content/images is a submodule that changed");
    expect(await brought("repo", old, ["content/images/icons"])).toBe("content/images is a repository of its own");
    await symlink("content", path.join(root, "repo/docs"));
    expect(await brought("repo", old, ["docs"])).toBe("docs is a symbolic link");
  });

  it("need a repository, and a commit that it has", async () => {
    await init("repo");
    await put("repo/content/a.md", "A.\n");
    await commit("repo");
    await mkdir(path.join(root, "plain"));
    for (const named of ["nowhere", "--all", "", "f".repeat(40)]) {
      expect(await refusal(brought("repo", named, ["content"]))).toContain(`There is no commit ${named}.`);
    }
    const outside = openCommit(path.join(root, "plain"), "HEAD", ENV, path.join(root, "temporary"));
    expect(await refusal(outside)).toContain("git cannot read a repository at");
  });
});

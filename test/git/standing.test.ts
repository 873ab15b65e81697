import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readStanding } from "../../src/git/standing.ts";

const run = promisify(execFile);
let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "helpsync-git-")));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function git(folder: string, ...parameters: string[]): Promise<string> {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  return (await run("git", [...identity, ...parameters], { cwd: folder })).stdout.trim();
}

async function put(file: string, text = "Words.\n"): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

async function commit(folder: string): Promise<string> {
  await git(folder, "add", "--all");
  await git(folder, "commit", "--quiet", "--allow-empty", "--message", "a commit");
  return git(folder, "rev-parse", "HEAD");
}

/** A repository at a folder of the root, with a config, an article and a first commit. */
async function repository(name: string): Promise<{ folder: string; first: string }> {
  const folder = path.join(root, name);
  await mkdir(folder, { recursive: true });
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await put(`${name}/intercom.config.yaml`);
  await put(`${name}/content/a.md`);
  return { folder, first: await commit(folder) };
}

function standing(folder: string, lastApplied: string | null, paths = ["content", "intercom.config.yaml"]) {
  return readStanding(folder, {
    applied: lastApplied === null ? [] : [lastApplied],
    paths,
    counts: (file) => /\.(?:md|png|yaml)$/u.test(file),
  });
}

describe("the commit that was applied last", () => {
  it("is held by itself, and by what was built on it", async () => {
    const { folder, first } = await repository("repo");
    await put("repo/content/b.md");
    const second = await commit(folder);

    expect(await standing(folder, second)).toMatchObject({ commit: second, holdsLastApplied: "yes" });
    expect(await standing(folder, first)).toMatchObject({ holdsLastApplied: "yes" });
    expect(await standing(folder, null)).toMatchObject({ holdsLastApplied: "yes" });
  });

  it("is not held by an older commit, by another branch, or where it is not known at all", async () => {
    const { folder, first } = await repository("repo");
    await put("repo/content/b.md");
    const second = await commit(folder);
    await git(folder, "checkout", "--quiet", "--detach", first);

    expect(await standing(folder, second)).toMatchObject({ commit: first, holdsLastApplied: "no" });
    await git(folder, "checkout", "--quiet", "-b", "other");
    await commit(folder);
    expect(await standing(folder, second)).toMatchObject({ holdsLastApplied: "no" });
    expect(await standing(folder, "0123456789012345678901234567890123456789")).toMatchObject({
      holdsLastApplied: "no",
    });
  });

  it("is named where one of several is not held", async () => {
    const { folder, first } = await repository("repo");
    await put("repo/content/b.md");
    const second = await commit(folder);
    await git(folder, "checkout", "--quiet", "--detach", first);

    const applied = { applied: [first, second], paths: ["content"], counts: () => true };
    expect(await readStanding(folder, applied)).toMatchObject({ holdsLastApplied: "no", notHeld: second });
  });

  it("cannot be told in a shallow clone that ends before it, and can in one that is at it", async () => {
    const { folder, first } = await repository("repo");
    await put("repo/content/b.md");
    const second = await commit(folder);
    const clone = path.join(root, "clone");
    await run("git", ["clone", "--quiet", "--depth=1", `file://${folder}`, clone]);

    expect(await standing(clone, first)).toMatchObject({ commit: second, holdsLastApplied: "unknown" });
    expect(await standing(clone, second)).toMatchObject({ holdsLastApplied: "yes" });
    await git(clone, "fetch", "--quiet", "--unshallow");
    expect(await standing(clone, first)).toMatchObject({ holdsLastApplied: "yes" });
  });

  it("is told in a worktree as in the checkout that it belongs to", async () => {
    const { folder, first } = await repository("repo");
    await put("repo/content/b.md");
    const second = await commit(folder);
    const tree = path.join(root, "tree");
    await git(folder, "worktree", "add", "--quiet", "--detach", tree, first);
    await put("tree/content/c.md");

    expect(await standing(tree, second)).toEqual({
      commit: first,
      holdsLastApplied: "no",
      notHeld: second,
      uncommitted: ["content/c.md"],
    });
  });
});

describe("what is not committed", () => {
  it("is a new file, a changed, a staged, a renamed and a removed one, of content and config alone", async () => {
    const { folder, first } = await repository("repo");
    for (const name of ["changed", "staged", "old", "gone"]) await put(`repo/content/${name}.md`, `${name}\n`);
    const second = await commit(folder);
    expect(await standing(folder, first)).toEqual({ commit: second, holdsLastApplied: "yes", uncommitted: [] });

    await put("repo/content/changed.md", "Other words.\n");
    await put("repo/content/staged.md", "Other words.\n");
    await git(folder, "add", "content/staged.md");
    await git(folder, "mv", "content/old.md", "content/new.md");
    await rm(path.join(folder, "content/gone.md"));
    await put("repo/content/deep/fresh.md");
    await put("repo/content/notes.txt");
    await put("repo/README.md");
    await put("repo/intercom.config.yaml", "content: content\n");

    expect((await standing(folder, first)).uncommitted.toSorted()).toEqual([
      "content/changed.md",
      "content/deep/fresh.md",
      "content/gone.md",
      "content/new.md",
      "content/old.md",
      "content/staged.md",
      "intercom.config.yaml",
    ]);
  });

  it("is no file that git ignores", async () => {
    const { folder } = await repository("repo");
    await put("repo/.gitignore", "drafts/\n");
    await commit(folder);
    await put("repo/content/drafts/a.md");

    expect((await standing(folder, null)).uncommitted).toEqual([]);
  });

  it("is found where the config stands in a subfolder, and the content beside that", async () => {
    const { folder } = await repository("repo");
    await put("repo/tools/helpsync/intercom.config.yaml");
    await put("repo/docs/a.md");
    await commit(folder);
    await put("repo/docs/a.md", "Other words.\n");
    await put("repo/content/a.md", "Not what this config means.\n");

    const uncommitted = ["docs/a.md"];
    const config = path.join(folder, "tools/helpsync");
    expect(await standing(config, null, ["../../docs", "intercom.config.yaml"])).toMatchObject({ uncommitted });
  });

  it("counts in the config although the content stands outside of the repository", async () => {
    const { folder } = await repository("repo");
    await put("elsewhere/a.md");
    await put("repo/intercom.config.yaml", "content: ../elsewhere\n");

    const uncommitted = ["intercom.config.yaml"];
    expect(await standing(folder, null, ["../elsewhere", "intercom.config.yaml"])).toMatchObject({ uncommitted });
  });

  it("is spelled as it is: blanks, umlauts, signs that git takes for patterns", async () => {
    const { folder } = await repository("ein Ordner");
    await put("ein Ordner/Hilfe [neu]/Über uns.md");
    await commit(folder);
    await put("ein Ordner/Hilfe [neu]/Über uns.md", "Other words.\n");
    await put("ein Ordner/Hilfe [neu]/größe *.md");

    const uncommitted = ["Hilfe [neu]/Über uns.md", "Hilfe [neu]/größe *.md"];
    expect((await standing(folder, null, ["Hilfe [neu]"])).uncommitted.toSorted()).toEqual(uncommitted.toSorted());
  });

  it("is everything before the first commit", async () => {
    await mkdir(path.join(root, "fresh"));
    await git(path.join(root, "fresh"), "init", "--quiet");
    await put("fresh/content/a.md");

    expect(await standing(path.join(root, "fresh"), "0123456")).toEqual({
      commit: null,
      holdsLastApplied: "no",
      notHeld: "0123456",
      uncommitted: ["content/a.md"],
    });
  });

  it("is asked without a write, not even of git's index", async () => {
    const { folder } = await repository("repo");
    // A new time of the same words is what git would note in its index.
    await put("repo/content/a.md");
    const before = await stat(path.join(folder, ".git/index"), { bigint: true });
    await standing(folder, null);

    expect((await stat(path.join(folder, ".git/index"), { bigint: true })).mtimeNs).toBe(before.mtimeNs);
  });
});

it("outside a repository nothing can be told, and nothing is", async () => {
  await put("plain/content/a.md");

  expect(await standing(path.join(root, "plain"), "0123456")).toEqual({
    commit: null,
    holdsLastApplied: "yes",
    uncommitted: [],
  });
});

it("looks at the folder's own repository where a hook of another one started the program", async () => {
  await git(root, "init", "--quiet", "other");
  await git(root, "init", "--quiet", "own");
  await put("own/a.md");
  const head = await commit(path.join(root, "own"));
  process.env["GIT_DIR"] = path.join(root, "other", ".git");
  try {
    const standing = await readStanding(path.join(root, "own"), { applied: [head], paths: [root], counts: () => true });
    expect(standing).toEqual({ commit: head, holdsLastApplied: "yes", uncommitted: [] });
  } finally {
    delete process.env["GIT_DIR"];
  }
});

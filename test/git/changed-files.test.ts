import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readChangedFiles } from "../../src/git/changed-files.ts";

const run = promisify(execFile);
let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "helpsync-changed-")));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function git(...parameters: string[]): Promise<string> {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  return (await run("git", [...identity, ...parameters], { cwd: path.join(root, "repo") })).stdout.trim();
}

async function put(file: string, text: string | Buffer): Promise<void> {
  const name = path.join(root, "repo", file);
  await mkdir(path.dirname(name), { recursive: true });
  await writeFile(name, text);
}

const at = (file: string): string => path.join(root, "repo/docs/content", file);
const changed = (...written: string[]) =>
  readChangedFiles({ folder: at(""), written: written.map(at), env: process.env, temporary: root });

it("gives what was written and is new or changed below a folder, as git would store it, and leaves the checkout as it is", async () => {
  await mkdir(path.join(root, "repo"));
  await git("init", "--quiet", "--initial-branch=main");
  await put(".gitattributes", "*.md text eol=crlf\n");
  await put(".gitignore", "*.log\n");
  await put("docs/content/same.md", "Same\r\n");
  await put("docs/content/a b.md", "Before\r\n");
  await put("docs/content/run.sh", "echo\n");
  await chmod(path.join(root, "repo/docs/content/run.sh"), 0o755);
  await put("docs/content/gone.md", "Gone\r\n");
  await put("docs/elsewhere.md", "Before\r\n");
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "first");
  expect(await changed()).toEqual({ head: await git("rev-parse", "HEAD"), files: [], others: [] });

  await put("docs/content/a b.md", "After\r\n");
  await put("docs/content/run.sh", "echo again\n");
  await put('docs/content/日本/ü\t"new".md', "New\r\n");
  await put("docs/content/staged.png", Buffer.from([0x89, 0, 0xff]));
  await put("docs/content/noise.log", "ignored\n");
  await put("docs/elsewhere.md", "After\r\n");
  await rm(path.join(root, "repo/docs/content/gone.md"));
  await git("add", "docs/content/staged.png");
  const index = await readFile(path.join(root, "repo/.git/index"));
  await symlink("日本", at("link"));
  const names = ["a b.md", "run.sh", 'link/ü\t"new".md', "staged.png", "noise.log", "same.md"];
  const { files, others } = await changed(...names);

  expect(files.map(({ path: name, mode }) => [name, mode])).toEqual([
    ["docs/content/a b.md", "100644"],
    ["docs/content/run.sh", "100755"],
    ["docs/content/staged.png", "100644"],
    ['docs/content/日本/ü\t"new".md', "100644"],
  ]);
  expect(others).toEqual(["docs/content/link"]);
  expect(await changed("same.md")).toMatchObject({ files: [], others: { length: 5 } });
  expect(files.map(({ bytes }) => bytes.toString("latin1").length)).toEqual([6, 11, 3, 4]);
  expect(files[0]?.before).toBe(await git("rev-parse", "HEAD:docs/content/a b.md"));
  expect(files[2]).toMatchObject({ before: null, bytes: Buffer.from([0x89, 0, 0xff]) });
  expect(await readFile(path.join(root, "repo/.git/index"))).toEqual(index);
  expect(await readdir(root)).toEqual(["repo"]);
});

it("says so where there is no checkout, or no commit in it", async () => {
  await mkdir(path.join(root, "repo/docs/content"), { recursive: true });
  await expect(changed()).rejects.toThrow("git cannot tell");
  await git("init", "--quiet");
  await expect(changed()).rejects.toThrow("git cannot tell");
});

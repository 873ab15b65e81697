import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { reportPull } from "../../src/action/report-pull.ts";
import type { PullReporting } from "../../src/action/report/pull-scene.ts";
import type { Reported } from "../../src/action/report/reported.ts";
import type { PulledFile, PullReport } from "../../src/report/pull-text.ts";
import { startGitHub, type StandIn, type StandInOptions } from "../github/stand-in.ts";
import { connect, key } from "./drift-reports.ts";

const run = promisify(execFile);

/** A repository on GitHub, a teammate's clone of it, and the checkout of a workflow. */
export interface Repository {
  readonly standIn: StandIn;
  readonly checkout: string;
  /** Runs git in the teammate's clone, which has all branches as they are now. */
  readonly teammate: (...parameters: string[]) => Promise<string>;
  /** A teammate writes files, commits them and pushes them to a branch. Gives the commit. */
  readonly push: (branch: string, files: Readonly<Record<string, string>>) => Promise<string>;
  /** A run of `pull`: the base as actions/checkout leaves it, shallow, then files written into its content. */
  readonly pulled: (
    files: Readonly<Record<string, string | Buffer>>,
    more?: Partial<PullReporting>,
  ) => Promise<Reported>;
  /** The text of a file on a branch; null where there is none. */
  readonly textOn: (branch: string, file: string) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

async function git(folder: string, ...parameters: string[]): Promise<string> {
  const identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.com", "-c", "commit.gpgsign=false"];
  return (
    await run("git", [...identity, "-c", "advice.detachedHead=false", ...parameters], { cwd: folder })
  ).stdout.trim();
}

async function write(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}

/** What a pull tells of files, by their path in the repository. */
export function pullReport(files: readonly string[], more: Partial<PullReport> = {}): PullReport {
  const workspace = { name: "production", id: "w", sandbox: false, apiVersion: "2.16" };
  return {
    about: { workspace, helpCenter: { id: "1", identifier: "help", url: "https://help.example.com" } },
    files: files.map((name) => pulledFile(name)),
    ...{ images: 0, missingImages: [], raw: [], leftOut: [], notes: [], passed: [], left: 0, mode: "written" },
    commandForNew: "helpsync pull --new",
    ...more,
  };
}

export function pulledFile(name: string, more: Partial<PulledFile> = {}): PulledFile {
  return { path: name, title: `Title of ${name}`, kind: "changed", fields: ["body"], conflicts: 0, by: "Ana", ...more };
}

/** The content that main begins with. */
const FIRST = {
  "content/a.md": "A\n",
  "content/b.md": "B\n",
  "content/run.sh": "echo\n",
  "elsewhere.md": "E\n",
};

export async function startRepository(options: StandInOptions = {}): Promise<Repository> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), "helpsync-pull-request-")));
  const [bare, clone, checkout] = ["github.git", "teammate", "checkout"].map((name) => path.join(root, name)) as [
    string,
    string,
    string,
  ];
  await git(root, "init", "--quiet", "--bare", "--initial-branch=main", bare);
  await git(bare, "config", "uploadpack.allowAnySHA1InWant", "true");
  await git(root, "clone", "--quiet", bare, clone);
  await git(clone, "checkout", "--quiet", "-b", "main");
  await write(clone, FIRST);
  await chmod(path.join(clone, "content/run.sh"), 0o755);
  await git(clone, "add", "--all");
  await git(clone, "commit", "--quiet", "--message", "first");
  await git(clone, "push", "--quiet", "origin", "main");
  await git(root, "init", "--quiet", checkout);
  await git(checkout, "remote", "add", "origin", `file://${bare}`);
  const standIn = await startGitHub({ ...options, git: bare });
  const teammate = async (...parameters: string[]): Promise<string> => {
    await git(clone, "fetch", "--quiet", "--prune", "origin");
    return git(clone, ...parameters);
  };
  return {
    ...{ standIn, checkout, teammate },
    async push(branch, files) {
      await teammate("checkout", "--quiet", "--detach", `origin/${branch}`);
      await write(clone, files);
      await git(clone, "add", "--all");
      await git(clone, "commit", "--quiet", "--message", "Ana's words");
      await git(clone, "push", "--quiet", "origin", `HEAD:${branch}`);
      return git(clone, "rev-parse", "HEAD");
    },
    async pulled(files, more = {}) {
      await git(checkout, "fetch", "--quiet", "--depth=1", "origin", "main");
      await git(checkout, "checkout", "--quiet", "--force", "FETCH_HEAD");
      await git(checkout, "clean", "--quiet", "-fd");
      await write(checkout, files);
      return reportPull({
        ...{ github: connect(standIn), key, report: pullReport(Object.keys(files)), drafts: "hidden" },
        written: Object.keys(files).map((name) => path.join(checkout, name)),
        ...{ runUrl: "https://github.com/octo/help/actions/runs/1", content: path.join(checkout, "content") },
        ...{ base: "main", env: process.env, temporary: root, ...more },
      });
    },
    async textOn(branch, file) {
      const shown = await run("git", ["show", `refs/heads/${branch}:${file}`], { cwd: bare }).catch(() => null);
      return shown?.stdout ?? null;
    },
    async close() {
      await standIn.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

import { lstat, mkdir } from "node:fs/promises";
import path from "node:path";
import { Failure } from "../model/failure.ts";
import { copyInto } from "./copy-into.ts";
import { userEnvironment } from "./environment.ts";
import { runGitProcess, type GitEnd } from "./run-git.ts";
import { deleteTemporaryFolder, makeTemporaryFolder } from "./temporary-folder.ts";

/** A commit of the checkout, whose files can be had beside it, as a checkout of it would have them. */
export interface CommitFiles {
  /** All of its hash. */
  readonly hash: string;
  /** The folder that was asked for, as it is put together: absolute; it holds what was brought. */
  readonly folder: string;
  /**
   * Brings files and folders, by their paths from the folder that was asked for; one that the commit does not have is
   * left out.
   * @returns why that cannot be done, where something else than the repository holds one of them
   */
  bring(paths: readonly string[]): Promise<string | undefined>;
  /** Deletes all that was brought. */
  close(): Promise<void>;
}

/** Calls that only touch this machine, unless a partial clone has to fetch, in milliseconds. */
const PATIENCE = 120_000;

/** Nothing of the user's repository is written by the way, and nothing runs in the background. */
const SETTINGS = ["core.fsmonitor=false", "core.splitIndex=false", "core.untrackedCache=false"]
  .concat(["gc.auto=0", "maintenance.auto=false"])
  .flatMap((setting) => ["-c", setting]);

/**
 * Finds a commit in the repository that a folder is in. The repository is only read: what a partial clone fetches goes
 * to a temporary folder.
 * @param named a hash, a branch, or any other way in which git names a commit
 * @param temporary a folder for temporary files
 * @throws Failure where there is no such commit, or no repository
 */
export async function openCommit(
  folder: string,
  named: string,
  env: NodeJS.ProcessEnv,
  temporary: string,
): Promise<CommitFiles> {
  const call = { folder, env: userEnvironment(env), timeout: PATIENCE };
  const asked = ["--show-toplevel", "--is-shallow-repository", "--git-path", "objects", "--show-prefix"];
  const about = await runGitProcess(["rev-parse", ...asked], call);
  if (about.code !== 0) throw notFound(named, `git cannot read a repository at ${folder}: ${about.said}`);
  const [top = "", shallow, objects = "", prefix = ""] = about.output.toString("utf8").split(/\r?\n/u);
  const place = makeTemporaryFolder(path.join(temporary, "helpsync-since-"));
  const close = (): Promise<void> => deleteTemporaryFolder(place);
  const inside = { ...call.env, ...objectsBeside(path.join(place, "objects"), path.resolve(folder, objects)) };
  const git = (parameters: readonly string[], more: NodeJS.ProcessEnv = {}, input?: Uint8Array): Promise<GitEnd> => {
    const where = { folder: top, env: { ...inside, ...more }, timeout: PATIENCE };
    return runGitProcess([...SETTINGS, ...parameters], input === undefined ? where : { ...where, input });
  };
  try {
    await mkdir(path.join(place, "objects"));
    const found = await git(["rev-parse", "--verify", "--quiet", "--end-of-options", `${named}^{commit}`]);
    if (found.code !== 0)
      throw shallow === "true" ? cutOff(named) : notFound(named, "The repository does not have it.");
    const hash = found.output.toString("utf8").trim();
    let count = 0;
    return {
      hash,
      folder: path.join(place, "files", prefix),
      bring: (paths) =>
        bring(
          {
            top,
            prefix,
            hash,
            into: path.join(place, "files"),
            git,
            index: path.join(place, `index${String(count++)}`),
          },
          paths,
        ),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Bringing {
  readonly top: string;
  readonly prefix: string;
  readonly hash: string;
  readonly into: string;
  /** A file for git's list of what is checked out. */
  readonly index: string;
  readonly git: (parameters: readonly string[], more?: NodeJS.ProcessEnv, input?: Uint8Array) => Promise<GitEnd>;
}

/**
 * Files that the checkout has just so are copied from there, so that a picture that filters or a partial clone kept away
 * counts as it does now; the others are checked out into the temporary folder, through the filters of the checkout.
 */
async function bring(to: Bringing, paths: readonly string[]): Promise<string | undefined> {
  const { top, prefix, hash, into, index, git } = to;
  const wanted = paths.map((one) => path.posix.join(prefix, one).replace(/\/$/u, ""));
  for (const one of wanted) {
    const holder = await otherHolder(top, one);
    if (holder !== undefined) return holder;
  }
  await mkdir(path.join(into, prefix), { recursive: true });
  const those = wanted.includes(".") ? [] : ["--", ...wanted];
  const listed = sure(await git(["ls-tree", "-r", "-z", "--full-tree", hash, ...those]), hash);
  const options = ["--name-only", "--no-renames", "--no-ext-diff", "--ignore-submodules=dirty", "-z"];
  const differing = sure(await git(["--literal-pathspecs", "diff", ...options, hash, ...those]), hash);
  const changed = new Set(differing);
  const isModule = (entry: string): boolean => entry.startsWith("160000 ");
  const module = listed.find((entry) => isModule(entry) && changed.has(pathOf(entry)));
  if (module !== undefined) return `${pathOf(module)} is a submodule that changed`;
  const [other, same] = [
    listed.filter((entry) => changed.has(pathOf(entry))),
    listed.filter((entry) => !changed.has(pathOf(entry))),
  ];
  for (const entry of same) await copyInto(top, into, pathOf(entry));
  const beside = { GIT_INDEX_FILE: index, GIT_LFS_SKIP_SMUDGE: "1" };
  const entries = Buffer.from(other.map((entry) => `${entry}\0`).join(""));
  sure(await git(["update-index", "-z", "--index-info"], beside, entries), hash);
  sure(await git(["checkout-index", "--all", "--force", `--prefix=${into}/`], beside), hash);
  return undefined;
}

function pathOf(entry: string): string {
  return entry.slice(entry.indexOf("\t") + 1);
}

/** What else than this repository holds a path, as the checkout has it now. */
async function otherHolder(top: string, wanted: string): Promise<string | undefined> {
  if (wanted === ".." || wanted.startsWith("../")) return `${wanted} is outside of the repository`;
  const parts = wanted.split("/");
  for (const [index] of parts.entries()) {
    const part = parts.slice(0, index + 1).join("/");
    const found = await lstat(path.join(top, part)).catch(() => undefined);
    if (found?.isSymbolicLink() === true) return `${part} is a symbolic link`;
    const isOther = part !== "." && (await lstat(path.join(top, part, ".git")).catch(() => undefined)) !== undefined;
    if (isOther) return `${part} is a repository of its own`;
  }
  return undefined;
}

/** Objects that are fetched go beside the repository's own. */
function objectsBeside(fresh: string, own: string): NodeJS.ProcessEnv {
  const quoted = `"${own.replace(/["\\]/gu, String.raw`\$&`)}"`;
  return { GIT_OBJECT_DIRECTORY: fresh, GIT_ALTERNATE_OBJECT_DIRECTORIES: quoted };
}

/** What git answered, entry by entry. */
function sure({ code, output, said }: GitEnd, hash: string): string[] {
  if (code === 0)
    return output
      .toString("utf8")
      .split("\0")
      .filter((entry) => entry !== "");
  throw new Failure({
    what: `The content of commit ${hash} cannot be read.`,
    why: said.replace(/\/\/[^/\s@]*@/gu, "//"),
    next: "Check that the whole commit is here: a partial clone needs its remote, or is to be made without a filter.",
  });
}

function notFound(named: string, why: string): Failure {
  return new Failure({
    what: `There is no commit ${named}.`,
    why,
    next: "Give --since a commit of the repository that the config is in, or fetch it first.",
  });
}

function cutOff(named: string): Failure {
  const isHash = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(named);
  const fetch = isHash ? `git fetch --depth=1 origin ${named}` : "git fetch --deepen=1";
  return new Failure({
    what: `There is no commit ${named} in this checkout.`,
    why: "It is a shallow clone, which holds the newest commits only.",
    next: `Fetch it with \`${fetch}\`, then run the command again.`,
  });
}

import { Failure } from "../model/failure.ts";
import { userEnvironment, type ConfigEntry } from "./environment.ts";
import { runGitProcess } from "./run-git.ts";

/** What the folder of the config is to git. */
export interface Checkout {
  /** Relative addresses of remotes start here. */
  readonly root: string;
  readonly objectFormat: string;
}

const QUICK = 20_000;

/**
 * The repository that a folder is in; null outside one, and where there is no git. Reads only.
 * @throws Failure where there is one that git refuses to read
 */
export async function findCheckout(folder: string, env: NodeJS.ProcessEnv): Promise<Checkout | null> {
  const call = { folder, env: userEnvironment(env), timeout: QUICK };
  const found = await runGitProcess(["rev-parse", "--is-bare-repository", "--git-dir"], call).catch(() => null);
  if (found === null) return null;
  if (found.code !== 0) {
    if (/not a git repository/u.test(found.said)) return null;
    throw new Failure({
      what: `git cannot read the repository of ${folder}.`,
      why: found.said,
      next: "Mend what git says, then run the command again; or set state.store in the config.",
    });
  }
  const isBare = found.output.toString("utf8").startsWith("true");
  const root = await runGitProcess(["rev-parse", isBare ? "--absolute-git-dir" : "--show-toplevel"], call);
  const format = await runGitProcess(["rev-parse", "--show-object-format"], call);
  return {
    root: root.code === 0 ? line(root.output) : folder,
    objectFormat: format.code === 0 ? line(format.output) : "sha1",
  };
}

/** All of git's configuration as it counts in a folder, system, user and repository together, in its order. */
export async function readConfiguration(folder: string, env: NodeJS.ProcessEnv): Promise<ConfigEntry[]> {
  const call = { folder, env: userEnvironment(env), timeout: QUICK };
  const { code, output } = await runGitProcess(["config", "--list", "--includes", "-z"], call);
  if (code !== 0) return [];
  return output
    .toString("utf8")
    .split("\0")
    .filter((entry) => entry !== "")
    .map((entry) => {
      const end = entry.indexOf("\n");
      // A key without a value means true.
      return end < 0 ? { key: entry, value: "true" } : { key: entry.slice(0, end), value: entry.slice(end + 1) };
    });
}

function line(output: Buffer): string {
  return output.toString("utf8").replace(/\r?\n$/u, "");
}

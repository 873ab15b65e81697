import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { userEnvironment } from "./environment.ts";

const run = promisify(execFile);

/** A large checkout lists many changed files; what is cut off would count as clean. In bytes. */
const LONGEST_OUTPUT = 256 * 1024 * 1024;

/** The commit that a folder's repository stands at; null outside a repository or before its first commit. */
export async function readHead(folder: string): Promise<string | null> {
  const output = await runGit(folder, ["rev-parse", "--verify", "--quiet", "HEAD"]);
  return output === null ? null : output.trim();
}

/** Whether git keeps a file out of commits; null outside a repository. */
export async function isIgnored(folder: string, file: string): Promise<boolean | null> {
  if ((await runGit(folder, ["rev-parse", "--git-dir"])) === null) return null;
  return (await runGit(folder, ["check-ignore", "--quiet", "--", file])) !== null;
}

/**
 * The output of one git command; null where it failed or there is no git. Where a hook of git started this program, its
 * variables that name another repository are left out.
 */
export async function runGit(folder: string, parameters: readonly string[]): Promise<string | null> {
  try {
    const options = { cwd: folder, env: userEnvironment(process.env), maxBuffer: LONGEST_OUTPUT };
    return (await run("git", [...parameters], options)).stdout;
  } catch {
    return null;
  }
}

import type { GitStanding } from "../model/git.ts";
import { readHead, runGit } from "./repository.ts";

/**
 * How a checkout stands to the commit that was last applied. Reads only.
 * @param folder the folder of the config
 * @param lastApplied the commit in the state; null where none was applied
 * @param paths files and folders whose changes count, absolute or from `folder`
 */
export async function readStanding(
  folder: string,
  lastApplied: string | null,
  paths: readonly string[],
): Promise<GitStanding> {
  const commit = await readHead(folder);
  if (commit === null) return { commit, holdsLastApplied: "yes", uncommitted: [] };
  const status = await runGit(folder, ["status", "--porcelain=v1", "-z", "--untracked-files=all", "--", ...paths]);
  return { commit, holdsLastApplied: await holds(folder, lastApplied), uncommitted: changedFiles(status ?? "") };
}

async function holds(folder: string, commit: string | null): Promise<GitStanding["holdsLastApplied"]> {
  if (commit === null) return "yes";
  if ((await runGit(folder, ["merge-base", "--is-ancestor", commit, "HEAD"])) !== null) return "yes";
  return (await runGit(folder, ["rev-parse", "--is-shallow-repository"]))?.trim() === "true" ? "unknown" : "no";
}

/** The paths of `git status -z`; the second path of a rename is where the file was. */
function changedFiles(status: string): string[] {
  const entries = status.split("\0").filter((entry) => entry !== "");
  const files: string[] = [];
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index] ?? "";
    files.push(entry.slice(3));
    if (/^[RC]/u.test(entry)) index += 1;
  }
  return files;
}

import type { GitStanding } from "../model/git.ts";
import { readHead, runGit } from "./repository.ts";

export interface StandingOptions {
  /** The commits that were applied, as a whole or in part. */
  readonly applied: readonly string[];
  /** Files and folders whose changes may count, absolute or from the folder; those outside the repository never do. */
  readonly paths: readonly string[];
  /** Whether a changed file counts, by its path from the repository's root. */
  readonly counts: (file: string) => boolean;
}

/**
 * How a checkout stands to the commits that were applied. Reads only: not even git's own index is refreshed.
 * @param folder the folder of the config; outside a repository nothing can be told, and nothing is
 */
export async function readStanding(folder: string, options: StandingOptions): Promise<GitStanding> {
  const isInside = (await runGit(folder, ["rev-parse", "--is-inside-work-tree"]))?.trim() === "true";
  if (!isInside) return { commit: null, holdsLastApplied: "yes", uncommitted: [] };
  const [commit, held, changed] = await Promise.all([
    readHead(folder),
    holding(folder, options.applied),
    uncommitted(folder, options),
  ]);
  return { commit, ...held, uncommitted: changed };
}

async function holding(
  folder: string,
  commits: readonly string[],
): Promise<Pick<GitStanding, "holdsLastApplied" | "notHeld">> {
  for (const commit of commits) {
    const holdsLastApplied = await holds(folder, commit);
    if (holdsLastApplied !== "yes") return { holdsLastApplied, notHeld: commit };
  }
  return { holdsLastApplied: "yes" };
}

async function holds(folder: string, commit: string): Promise<GitStanding["holdsLastApplied"]> {
  if ((await runGit(folder, ["merge-base", "--is-ancestor", commit, "HEAD"])) !== null) return "yes";
  return (await runGit(folder, ["rev-parse", "--is-shallow-repository"]))?.trim() === "true" ? "unknown" : "no";
}

/** Each path is asked for by itself: git refuses the whole question where one of them is outside the repository. */
async function uncommitted(folder: string, { paths, counts }: StandingOptions): Promise<string[]> {
  const question = ["--no-optional-locks", "--literal-pathspecs", "status", "--porcelain=v1", "-z", "--no-renames"];
  const answers = await Promise.all(
    paths.map((path) => runGit(folder, [...question, "--untracked-files=all", "--", path])),
  );
  // An entry is two letters, a space, and the path from the repository's root.
  const entries = answers.flatMap((status) => (status ?? "").split("\0").filter((entry) => entry !== ""));
  const files = entries.map((entry) => entry.slice(3));
  return [...new Set(files)].filter(counts);
}

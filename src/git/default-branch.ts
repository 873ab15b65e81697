import { runGit } from "./repository.ts";

/** The branch that people merge into: the one that the remote `origin` names, else the repository's own `main` or `master`. */
export async function defaultBranch(folder: string): Promise<string> {
  const ofRemote = await runGit(folder, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]);
  if (ofRemote !== null) return ofRemote.trim().replace(/^origin\//u, "");
  const own = (await runGit(folder, ["symbolic-ref", "--short", "HEAD"]))?.trim();
  return own === "master" ? own : "main";
}

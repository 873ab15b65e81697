import { runGit } from "./repository.ts";

/** Names that say it, where no remote does. */
const USUAL = ["main", "master"];

/**
 * The branch that people merge into, without asking a remote: the one that `origin` named at the last clone, else a `main`
 * or `master` that is here or was fetched, else the branch that is checked out.
 */
export async function defaultBranch(folder: string): Promise<string> {
  const ofRemote = await runGit(folder, ["symbolic-ref", "--short", "refs/remotes/origin/HEAD"]);
  if (ofRemote !== null) return ofRemote.trim().replace(/^origin\//u, "");
  const patterns = USUAL.flatMap((name) => [`refs/heads/${name}`, `refs/remotes/*/${name}`]);
  const found = (await runGit(folder, ["for-each-ref", "--format=%(refname)", ...patterns]))?.split("\n") ?? [];
  const usual = USUAL.find((name) => found.some((ref) => ref.endsWith(`/${name}`)));
  if (usual !== undefined) return usual;
  return (await runGit(folder, ["symbolic-ref", "--short", "HEAD"]))?.trim() ?? "main";
}

import { readHead, runGit } from "./repository.ts";

/**
 * The commits by which a checkout's branch came from another commit to where it stands, the newest first: of merges the
 * merge itself, without what it merged. At most `most`. The checkout's own is always among them; it is alone where the
 * clone does not hold the other.
 * @param since null for none
 * @returns nothing outside a repository
 */
export async function commitsSince(folder: string, since: string | null, most: number): Promise<readonly string[]> {
  const head = await readHead(folder);
  if (head === null) return [];
  const range = since === null ? ["--max-count=1"] : [`--max-count=${String(most)}`, `^${since}`];
  const text = await runGit(folder, ["rev-list", "--first-parent", ...range, head, "--"]);
  const commits = (text ?? "").split("\n").filter((line) => line !== "");
  return commits.includes(head) ? commits : [head, ...commits];
}

import { commitsSince } from "../../git/commits-since.ts";
import type { PullRequest } from "../../github/pull-requests.ts";
import type { Context } from "../context.ts";

/** How many commits are asked about. */
const MOST = 100;

/**
 * The merged pull requests that an apply brings to Intercom, the first merged first: one apply may bring several.
 * @param since the commit that was applied before; null where it is not known
 */
export async function mergedPulls(
  { github, run, place }: Pick<Context, "github" | "run" | "place">,
  since: string | null,
): Promise<readonly PullRequest[]> {
  if (github === undefined) return [];
  const commits = await commitsSince(place.folder, since, MOST);
  const found = new Map<number, PullRequest>();
  for (const commit of commits.length === 0 ? [run.commit] : [...commits].reverse()) {
    for (const pull of await github.pullRequestsWith(commit)) if (pull.isMerged) found.set(pull.number, pull);
  }
  return [...found.values()];
}

import { haveCommit, mergeBase, parentsOfHead } from "../git/fetched.ts";
import { readHead } from "../git/repository.ts";
import type { Trigger } from "./trigger.ts";

/** The commit that a proposed change adds to, or why it cannot be told. */
export type BaseCommit =
  | { readonly kind: "known"; readonly commit: string; readonly branch: string }
  | { readonly kind: "unknown"; readonly why: string }
  /** Nothing is proposed. */
  | { readonly kind: "none" };

/**
 * Finds the commit that a pull request or a merge queue adds to. For a pull request actions/checkout leaves GitHub's
 * merge of it, often as the only commit: its first parent is the branch. A checkout of the pull request's own commit
 * counts from where it left the branch.
 */
export async function findBaseCommit(trigger: Trigger, folder: string, env: NodeJS.ProcessEnv): Promise<BaseCommit> {
  switch (trigger.kind) {
    case "push":
    case "schedule":
    case "workflow_dispatch":
      return { kind: "none" };
    case "merge_group":
      return had(trigger.base.sha, trigger.base.ref, folder, env);
    case "pull_request": {
      const { head, base } = trigger.pull;
      const [first, second, ...more] = await parentsOfHead(folder);
      if (first !== undefined && second === head && more.length === 0) return had(first, base.ref, folder, env);
      if ((await readHead(folder)) === null) return { kind: "unknown", why: "there is no git checkout" };
      const parting = (await haveCommit(folder, base.sha, env)) ? await mergeBase(folder, base.sha, "HEAD") : null;
      if (parting !== null) return had(parting, base.ref, folder, env);
      return { kind: "unknown", why: "the clone does not reach back to it; use fetch-depth: 0" };
    }
  }
}

async function had(commit: string, branch: string, folder: string, env: NodeJS.ProcessEnv): Promise<BaseCommit> {
  if (await haveCommit(folder, commit, env)) return { kind: "known", commit, branch };
  return { kind: "unknown", why: `commit ${commit.slice(0, 7)} could not be fetched; use fetch-depth: 0` };
}

import type { Guard } from "../../model/plan.ts";
import type { PlanInput } from "../input.ts";

/** How many files a message names. */
const NAMED = 5;

/** What stops a plan because of the checkout that it is made from. */
export function gitGuards(input: PlanInput): Guard[] {
  return [...rollback(input), ...dirty(input)];
}

/** An older checkout would take back what was applied since. */
function rollback({ git, state, overrides }: PlanInput): Guard[] {
  if (git.holdsLastApplied === "yes" || overrides.rollback === "allow") return [];
  const head = git.commit === null ? "This checkout has no commit, and so does" : `HEAD (${short(git.commit)}) does`;
  const lacking = git.notHeld ?? state.commit ?? "";
  const isPart = lacking !== state.commit && state.partial?.includes(lacking) === true;
  const applied = `${isPart ? "a commit that was applied in part" : "the commit that was applied last"} (${short(lacking)})`;
  const message =
    git.holdsLastApplied === "no"
      ? `${head} not hold ${applied}: what was applied since would be taken back. Merge or pull first.`
      : `This checkout is too shallow to tell whether it holds ${applied}. Fetch all of the history: git fetch --unshallow, or fetch-depth: 0 of actions/checkout.`;
  return [{ code: "rollback", message, override: "--allow-rollback" }];
}

/** What no commit holds cannot be reviewed, and nobody else can apply it again. The embedded workspace is for trying. */
function dirty({ git, workspace, overrides }: PlanInput): Guard[] {
  const files = git.uncommitted;
  if (files.length === 0 || workspace.sandbox || overrides.dirty === "allow") return [];
  const rest = files.length > NAMED ? ` and ${String(files.length - NAMED)} more` : "";
  const are = files.length === 1 ? "is" : "are";
  return [
    {
      code: "dirty",
      message: `${files.slice(0, NAMED).join(", ")}${rest} ${are} not committed, and ${workspace.name} is a real workspace. Commit first.`,
      override: "--allow-dirty",
    },
  ];
}

/** A commit as git shortens it. */
function short(commit: string): string {
  return commit.slice(0, 7);
}

import type { PullRequest } from "../../github/pull-requests.ts";
import { Failure } from "../../model/failure.ts";
import { unlessRefused, type Context } from "../context.ts";
import { commentKey, isToldBy, type Marker } from "./marker.ts";
import { mergedPulls } from "./merged-pulls.ts";
import { commitText, withEarlier, type Deployed } from "./notes.ts";
import { findComment, noteOn, type Note, type Sticky } from "./sticky.ts";

/** So many runs are remembered. */
const REMEMBERED = 5;

function stickyOn(pull: PullRequest, { github, run, place }: Context): Sticky | undefined {
  const key = commentKey(place);
  return github === undefined || key === undefined ? undefined : { github, pull: pull.number, key, run: run.number };
}

/**
 * Says in the comments of what was merged how its apply ended. What was told as applied is not told again.
 * @param since the commit that was applied before; null where it is not known
 */
export async function tellDeployed(deployed: Deployed, since: string | null, context: Context): Promise<void> {
  const { inputs, log, run } = context;
  if (inputs.command !== "apply" || inputs.comment === "off" || context.github === undefined) return;
  const { note, status, over, wrote = [] } = deployed;
  const noteFor = (marker: Marker): Note | undefined => {
    if (marker.status === "applied" || (over === "other runs" && isToldBy(run.number, marker))) return undefined;
    const { wrote: earlier = [] } = marker;
    const change = { status, wrote: [...earlier, ...wrote].slice(-REMEMBERED) };
    return { text: withEarlier(note, earlier), change };
  };
  await unlessRefused("The comments on what was merged stay as they are", log.warn, async () => {
    for (const pull of await mergedPulls(context, since)) {
      const sticky = stickyOn(pull, context);
      if (sticky !== undefined) await noteOn(sticky, noteFor);
    }
  });
}

/**
 * The lines that stand for the plans that the comments of the merged pull requests show. Those that show none count for
 * nothing.
 * @param since the commit that was applied before; null where none was
 * @throws Failure `stopped` where no comment shows a plan of what was merged
 */
export async function approvalsOfMerged(since: string | null, context: Context): Promise<readonly string[]> {
  const { run, place, github, log } = context;
  const workspace = place.workspace ?? "this workspace";
  const again = "open a pull request with the change, let the Action plan it, and merge it";
  if (github === undefined)
    throw unapproved("There is no github-token to read the approved plan with.", "Give the input github-token.");
  const pulls = await mergedPulls(context, since);
  if (pulls.length === 0) {
    throw unapproved(
      `No merged pull request holds commit ${commitText(run.commit)}, so nobody approved what would be applied.`,
      `To have it applied, ${again}; or run the Action without require-approved-plan.`,
    );
  }
  const approvals: string[] = [];
  const refusals: string[] = [];
  for (const pull of pulls) {
    const sticky = stickyOn(pull, context);
    const { first } = sticky === undefined ? {} : await findComment(sticky);
    const name = `#${String(pull.number)}`;
    if (first === undefined) refusals.push(`Pull request ${name} has no comment with a plan of ${workspace}.`);
    else if (first.marker.head !== pull.head.sha)
      refusals.push(
        `The plan in the comment of ${name} is of ${first.marker.head.slice(0, 7)}; ${pull.head.sha.slice(0, 7)} was merged.`,
      );
    else if (first.marker.approval === undefined) refusals.push(`The comment of ${name} shows no plan.`);
    else approvals.push(first.marker.approval);
  }
  if (approvals.length === 0) {
    throw unapproved(
      refusals.join(" "),
      `Look at the plan yourself, then ${again}; or run the Action once without require-approved-plan.`,
    );
  }
  for (const refusal of refusals) log.say(`${refusal}\n`);
  return approvals;
}

function unapproved(why: string, next: string): Failure {
  return new Failure({ what: "What would be applied was not approved.", why, next, outcome: "stopped" });
}

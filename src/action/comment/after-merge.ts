import type { PullRequest } from "../../github/pull-requests.ts";
import { Failure } from "../../model/failure.ts";
import { NOTHING } from "../../plan/approval/approval.ts";
import { unlessRefused, type Context } from "../context.ts";
import type { Facts } from "./body.ts";
import { commentKey, isToldBy } from "./marker.ts";
import { mergedPulls } from "./merged-pulls.ts";
import { commitText, withEarlier, type Deployed } from "./notes.ts";
import { findComment, noteOn, type Note, type Sticky } from "./sticky.ts";

/** So many runs are remembered. */
const REMEMBERED = 3;

/** What leads from commits to the comments of their pull requests. */
type Merged = Pick<Context, "github" | "place" | "run">;

function stickyOn(pull: PullRequest, { github, run, place }: Merged): Sticky | undefined {
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
  const noteFor = (marker: Facts): Note | undefined => {
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

/** What was approved of what is applied. */
export interface MergedApproval {
  /** For `apply --approved`. */
  readonly approved: readonly string[];
  /** Why not more of it was, should there be more to write. */
  readonly refusal?: Failure;
}

/**
 * The lines that stand for the plans that the comments of the merged pull requests show. Where there is none, nothing is
 * approved: a plan without writes needs no approval.
 * @param since the commit that was applied before; null where none was
 */
export async function approvalOfMerged(since: string | null, context: Merged): Promise<MergedApproval> {
  const { run, github } = context;
  if (github === undefined)
    return unapproved("There is no github-token to read the approved plan with.", "Give the input github-token.");
  const pulls = await mergedPulls(context, since);
  if (pulls.length === 0) {
    return unapproved(
      `No merged pull request holds commit ${commitText(run.commit)}, so nobody approved what would be applied.`,
      `To have it applied, ${AGAIN}; or run the Action without require-approved-plan.`,
    );
  }
  const found = await Promise.all(pulls.map((pull) => approvalOf(pull, context)));
  const approved = found.flatMap(({ approval }) => approval ?? []);
  const refusals = found.flatMap(({ refusal }) => refusal ?? []);
  if (refusals.length === 0) return { approved };
  const next = `Look at the plan yourself, then ${AGAIN}; or run the Action once without require-approved-plan.`;
  return { ...unapproved(refusals.join(" "), next), ...(approved.length === 0 ? {} : { approved }) };
}

const AGAIN = "open a pull request with the change, let the Action plan it, and merge it";

/** The approval of one pull request, or a sentence why there is none. */
async function approvalOf(
  pull: PullRequest,
  context: Merged,
): Promise<{ readonly approval?: string; readonly refusal?: string }> {
  const sticky = stickyOn(pull, context);
  const { first } = sticky === undefined ? {} : await findComment(sticky);
  const name = `#${String(pull.number)}`;
  if (first === undefined) {
    const workspace = context.place.workspace ?? "this workspace";
    return { refusal: `Pull request ${name} has no comment with a plan of ${workspace}.` };
  }
  const { marker, isEdited } = first;
  if (marker.head !== pull.head.sha) {
    const [shown, merged] = [marker.head.slice(0, 7), pull.head.sha.slice(0, 7)];
    return { refusal: `The plan in the comment of ${name} is of ${shown}; ${merged} was merged.` };
  }
  if (isEdited) return { refusal: `The comment of ${name} was edited after helpsync had written it.` };
  return marker.approval === undefined
    ? { refusal: `The comment of ${name} shows no plan.` }
    : { approval: marker.approval };
}

function unapproved(why: string, next: string): MergedApproval {
  const what = "What would be applied was not approved.";
  return { approved: [NOTHING], refusal: new Failure({ what, why, next, outcome: "stopped" }) };
}

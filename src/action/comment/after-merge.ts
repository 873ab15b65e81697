import type { PullRequest } from "../../github/pull-requests.ts";
import { Failure } from "../../model/failure.ts";
import { unlessRefused, type Context } from "../context.ts";
import type { Findings } from "../findings.ts";
import type { Verdict } from "../verdict.ts";
import { commentKey, type Marker } from "./marker.ts";
import { commitText, countDone, deployedLine, deployedNote } from "./notes.ts";
import { findComment, noteOn, type Note, type Sticky } from "./sticky.ts";

/** So many runs of a commit are told. */
const REMEMBERED = 5;

/** The merged pull requests that the commit of this run came with. */
async function mergedPulls({ github, run }: Context): Promise<readonly PullRequest[]> {
  return ((await github?.pullRequestsWith(run.commit)) ?? []).filter(({ isMerged }) => isMerged);
}

function stickyOn(pull: PullRequest, { github, run, place }: Context): Sticky | undefined {
  const key = commentKey(place);
  return github === undefined || key === undefined ? undefined : { github, pull: pull.number, key, run: run.number };
}

/** Says in the comments of what was merged how its apply ended. */
export async function tellDeployed(findings: Findings, verdict: Verdict, context: Context): Promise<void> {
  const { inputs, log, run } = context;
  if (inputs.command !== "apply" || inputs.comment === "off" || context.github === undefined) return;
  const deployed = { findings, verdict, runUrl: run.url, drafts: inputs.drafts };
  const noteAfter = (marker: Marker): Note => {
    const earlier = marker.deployed?.commit === run.commit ? marker.deployed.lines : [];
    const lines = [...earlier, ...(countDone(findings) === 0 ? [] : [deployedLine(deployed)])].slice(-REMEMBERED);
    return {
      text: deployedNote({ ...deployed, earlier }),
      change: { status: "deployed", deployed: { commit: run.commit, lines } },
    };
  };
  await unlessRefused("The comment on the merged pull request stays as it is", log.warn, async () => {
    for (const pull of await mergedPulls(context)) {
      const sticky = stickyOn(pull, context);
      if (sticky !== undefined) await noteOn(sticky, noteAfter);
    }
  });
}

/**
 * The line that stands for the plan that the comment of the merged pull request shows.
 * @throws Failure `stopped` where there is none, or it is of another commit than the one that was merged
 */
export async function approvalOfMerged(context: Context): Promise<string> {
  const { run, place, github } = context;
  const workspace = place.workspace ?? "this workspace";
  const again = "open a pull request with the change, let the Action plan it, and merge it";
  if (github === undefined)
    throw unapproved("There is no github-token to read the approved plan with.", "Give the input github-token.");
  const pulls = await mergedPulls(context);
  if (pulls.length === 0) {
    throw unapproved(
      `No merged pull request holds commit ${commitText(run.commit)}, so nobody approved what would be applied.`,
      `To have it applied, ${again}; or run the Action without require-approved-plan.`,
    );
  }
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
    else return first.marker.approval;
  }
  throw unapproved(
    refusals.join(" "),
    `Look at the plan yourself, then ${again}; or run the Action once without require-approved-plan.`,
  );
}

function unapproved(why: string, next: string): Failure {
  return new Failure({ what: "What would be applied was not approved.", why, next, outcome: "stopped" });
}

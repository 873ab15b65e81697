import { approvalText } from "../../plan/approval/approval.ts";
import { NO_CHANGES, summaryLine } from "../../report/summary-line.ts";
import { unlessRefused, type Context } from "../context.ts";
import type { Findings } from "../findings.ts";
import { LONGEST_COMMENT } from "./body.ts";
import { commentKey, isToldBy } from "./marker.ts";
import { commitText, cancelledNote, planningNote } from "./notes.ts";
import { noteOn, writeComment, type Sticky } from "./sticky.ts";
import { findingsMarkdown } from "./words.ts";

/** What the marker and the notes need at most, besides the approval. */
const ROOM = 5_000;
const MOST = 60_000;
const REFUSED = "The comment on the pull request is left out";

/** The comment of the pull request that is planned, with the commit of its head. */
export interface PlanComment {
  readonly sticky: Sticky;
  readonly head: string;
}

/** Undefined where no pull request is planned, or no comment is wanted or possible. */
export function planComment(context: Context): PlanComment | undefined {
  const { inputs, trigger, github, run, place } = context;
  if (inputs.command !== "plan" || inputs.comment === "off" || trigger.kind !== "pull_request") return undefined;
  if (github === undefined) return undefined;
  const { number, head } = trigger.pull;
  const key = commentKey(place);
  if (key === undefined) return undefined;
  return { sticky: { github, pull: number, key, run: run.number }, head };
}

/** Marks the comment of an earlier plan, as its time is over. */
export async function tellPlanning({ sticky, head }: PlanComment, { log, run }: Context): Promise<void> {
  // Whoever may not write it hears of that at the end.
  const told = (said: string): void => {
    log.say(`${said}\n`);
  };
  await unlessRefused(REFUSED, told, () =>
    noteOn(sticky, () => ({ text: planningNote(head, run.url), change: { status: "planning" } })),
  );
}

/** Says that the plan was cancelled; what the comment shows is one of an earlier commit. */
export async function tellCancelled({ sticky, head }: PlanComment, { log, run }: Context): Promise<void> {
  await unlessRefused(REFUSED, log.warn, () =>
    noteOn(sticky, (marker) =>
      isToldBy(run.number, marker) ? undefined : { text: cancelledNote(head, run.url), change: { status: "failed" } },
    ),
  );
}

/** Writes what was found: the plan, or what came in its way. */
export async function tellPlan(
  { sticky, head }: PlanComment,
  findings: Findings,
  notes: readonly string[],
  { inputs, log, run, place }: Context,
): Promise<void> {
  const { plan } = findings;
  const approval = plan === undefined ? undefined : approvalText(plan);
  const budget = Math.min(MOST, LONGEST_COMMENT - ROOM - (approval?.length ?? 0));
  const rest = findingsMarkdown(findings, {
    ...{ place, inputs, runUrl: run.url, budget },
    notes: [...notes, `Planned at ${commitText(head)}.`],
  });
  const isNews = plan === undefined || plan.guards.length > 0 || summaryLine(plan.summary) !== NO_CHANGES;
  const said = await unlessRefused(REFUSED, log.warn, () =>
    writeComment(sticky, {
      ...{ head, rest },
      status: plan === undefined ? "failed" : "planned",
      worth: inputs.comment === "always" || isNews ? "always" : "only an update",
      ...(approval === undefined ? {} : { approval }),
    }),
  );
  if (said === "a later run wrote it") log.say("A later run has written the comment; it stays.\n");
}

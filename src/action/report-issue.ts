import type { GitHub } from "../github/github.ts";
import type { Issue } from "../github/issues.ts";
import {
  closingComment,
  closedText,
  issueText,
  issueTitle,
  newsComment,
  type DriftTelling,
} from "./report/issue-text.ts";
import { damageNote, lengthAround, readMarker, withReport, type ReportKey } from "./report/marker.ts";
import { fingerprintsOf, joinFingerprints, newEdits } from "./report/news.ts";
import { withPermissions } from "./report/needs.ts";
import { ownership } from "./report/ownership.ts";
import { numbered, remarking, type Reported } from "./report/reported.ts";

/** What a run reports in an issue. */
export interface DriftReporting extends DriftTelling {
  readonly github: GitHub;
}

/** Issues that were closed are found by it. */
const LABEL = "helpsync";

/** Characters; GitHub refuses bodies over 65,536, and people may write into them, too. */
const BUDGET = 60_000;

/**
 * Keeps one issue for a workspace: open while there is drift, closed when it is gone. Only an issue that holds the key of
 * this report and was written under our login is touched. One that a person closed as not planned is opened again
 * only when something else was edited.
 * @throws Failure where GitHub refuses
 */
export async function reportDrift(reporting: DriftReporting): Promise<Reported> {
  return withPermissions(["issues: write"], () => tell(reporting));
}

async function tell(reporting: DriftReporting): Promise<Reported> {
  const { github, drift, key } = reporting;
  const isOurs = reportsOf(key, github);
  const [open, ...doubled] = await isOurs(await github.listIssues("open"));
  for (const { number } of open === undefined ? [] : doubled) {
    await github.createComment(number, `${numbered(open?.number ?? 0)} tells the same, so this one is closed.`);
    await github.updateIssue(number, { state: "closed" });
  }
  if (drift.edits.length === 0) return open === undefined ? NOTHING : closeIssue(open, reporting);
  if (open !== undefined) return tellAgain(open, "updated", reporting);
  const closed = (await isOurs(await github.listIssues("closed", LABEL))).at(-1);
  if (closed === undefined) return openIssue(reporting);
  if (closed.stateReason === "not_planned" && newEdits(drift, toldIn(closed, key)).length === 0) {
    const said = `${numbered(closed.number)} was closed as not planned, and nothing else was edited since.`;
    return { kind: "left", url: closed.url, said };
  }
  return tellAgain(closed, "reopened", reporting);
}

const NOTHING: Reported = { kind: "nothing", said: "Nothing was edited in Intercom, and no issue is open." };

/** Picks the issues of this report, the oldest first. */
function reportsOf(key: ReportKey, github: GitHub): (issues: readonly Issue[]) => Promise<readonly Issue[]> {
  const isOwn = ownership(github);
  return async (issues) => {
    const found: Issue[] = [];
    for (const issue of issues) {
      if ((await isOwn(issue.author)) && readMarker("drift", issue.body, key) !== undefined) found.push(issue);
    }
    return found;
  };
}

async function openIssue(reporting: DriftReporting): Promise<Reported> {
  const { github, key } = reporting;
  const issue = { title: issueTitle(key), body: bodyWith("", reporting), label: LABEL };
  const { number, url } = await github.createIssue(issue);
  return { kind: "opened", url, said: `Opened issue ${numbered(number)}.` };
}

async function tellAgain(issue: Issue, kind: "updated" | "reopened", reporting: DriftReporting): Promise<Reported> {
  const { github, drift, key } = reporting;
  const { number, url, body } = issue;
  const news = newEdits(drift, toldIn(issue, key));
  await github.updateIssue(number, {
    body: bodyWith(body, reporting),
    ...(kind === "reopened" ? { state: "open" } : {}),
  });
  // Only a comment tells people: an edited body does not.
  if (news.length > 0 || kind === "reopened") await github.createComment(number, newsComment(news, reporting));
  const said =
    kind === "reopened"
      ? "Opened issue NUMBER again."
      : news.length > 0
        ? "Issue NUMBER tells what is new."
        : "Issue NUMBER tells it already.";
  return remarking({ kind, url, said: said.replace("NUMBER", numbered(number)) }, damageNote("drift", body, key));
}

async function closeIssue({ number, url, body }: Issue, { github, key, runUrl }: DriftReporting): Promise<Reported> {
  await github.createComment(number, closingComment(runUrl));
  const text = withReport("drift", body, { ...key, told: "" }, closedText(key, runUrl));
  await github.updateIssue(number, { body: text, state: "closed" });
  const said = `Nothing is edited in Intercom any more; closed issue ${numbered(number)}.`;
  return remarking({ kind: "closed", url, said }, damageNote("drift", body, key));
}

function bodyWith(before: string, reporting: DriftReporting): string {
  const { drift, key } = reporting;
  const told = joinFingerprints(fingerprintsOf(drift));
  const taken = lengthAround("drift", before, key) + Math.ceil(told.length * 1.4) + 500;
  const text = issueText({ ...reporting, budget: Math.max(2000, BUDGET - taken) });
  return withReport("drift", before, { ...key, told }, text);
}

function toldIn({ body }: Issue, key: ReportKey): string {
  return readMarker("drift", body, key)?.told ?? "";
}

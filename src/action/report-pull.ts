import { readChangedFiles, type ChangedFiles } from "../git/changed-files.ts";
import type { GitHub } from "../github/github.ts";
import type { PullRequest } from "../github/pull-requests.ts";
import { Refusal } from "../github/refusal.ts";
import { Failure } from "../model/failure.ts";
import type { PullReport } from "../report/pull-text.ts";
import { branchFor, changesIn, fingerprintOf, storeCommit } from "./report/branch.ts";
import { lengthAround, readMarker, withReport, type ReportKey } from "./report/marker.ts";
import { withPermissions } from "./report/needs.ts";
import { ownership } from "./report/ownership.ts";
import { closedText, pullRequestText, pullRequestTitles, unsettledFiles } from "./report/pull-request-text.ts";
import { numbered, type Reported } from "./report/reported.ts";

/** What a run brings as a pull request. */
export interface PullReporting {
  readonly github: GitHub;
  /** What the pull told. */
  readonly report: PullReport;
  readonly key: ReportKey;
  /** The page of the run. */
  readonly runUrl: string;
  /** The folder of the content that the pull wrote into, absolute. */
  readonly content: string;
  /** The branch that the pull request is to go into, which the checkout stands on. */
  readonly base: string;
  /** For git. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder for temporary files. */
  readonly temporary: string;
}

/** Characters; GitHub refuses descriptions over 65,536, and people may write into them, too. */
const BUDGET = 60_000;

/** What is there already. */
interface Scene extends PullReporting, ChangedFiles {
  readonly branch: string;
  /** The commit of the branch; absent where there is no branch. `changes`: where only helpsync wrote it, what is in it. */
  readonly tip?: { readonly sha: string; readonly changes?: string };
  /** Of the branch, whoever opened it. */
  readonly open?: PullRequest;
  readonly isOwn: boolean;
  /** helpsync's last one, where it was closed without a merge. */
  readonly refused?: PullRequest;
}

/**
 * Keeps one pull request for a workspace with what a pull wrote into the content: opened or updated where there is
 * something, closed where nothing is left. Its branch is written anew while only helpsync's commit stands on it; commits
 * of others stay. Deletes no file. One that a person closed comes back only with other changes.
 * @throws Failure where GitHub refuses, or the checkout does not stand on the base
 */
export async function reportPull(reporting: PullReporting): Promise<Reported> {
  return withPermissions(["contents: write", "pull-requests: write"], () => keep(reporting));
}

async function keep(reporting: PullReporting): Promise<Reported> {
  const scene = await lookAround(reporting);
  const { files, tip, open, isOwn, branch } = scene;
  const isOthers = tip !== undefined && tip.changes === undefined;
  if (files.length === 0) return nothingLeft(scene, isOthers);
  if (isOthers && open === undefined) {
    const said = `Branch ${branch} holds commits of others and has no open pull request: merge or delete it. Nothing was brought.`;
    return { kind: "left", said };
  }
  if (open === undefined && scene.refused !== undefined) {
    const { number, url } = scene.refused;
    const said = `${numbered(number)} was closed with the same changes, so nothing was brought. Open it again to take them.`;
    return { kind: "left", url, said };
  }
  if (!isOthers) await bring(scene);
  if (open === undefined) return openPull(scene);
  if (!isOwn)
    return {
      kind: "left",
      url: open.url,
      said: `${numbered(open.number)} of ${open.author.login} has the branch; its text stays.`,
    };
  return updatePull(scene, open, isOthers);
}

async function lookAround(reporting: PullReporting): Promise<Scene> {
  const { github, key, content, env, temporary } = reporting;
  const changed = await readChangedFiles(content, env, temporary);
  const branch = branchFor(key);
  const pulls = await github.pullRequestsFrom(branch);
  const isOurs = ownership(github);
  const open = pulls.find(({ state }) => state === "open");
  const [last] = pulls;
  const isSame = last !== undefined && toldIn(last) === fingerprintOf(changed.files);
  const sha = await github.readBranch(branch);
  const changes = sha === null ? undefined : changesIn(await github.readCommit(sha));
  return {
    ...reporting,
    ...changed,
    branch,
    ...(sha === null ? {} : { tip: { sha, ...(changes === undefined ? {} : { changes }) } }),
    ...(open === undefined ? {} : { open }),
    isOwn: open !== undefined && (await isOurs(open.author)),
    ...(isSame && last.state === "closed" && !last.isMerged && (await isOurs(last.author)) ? { refused: last } : {}),
  };
}

/** Lets the branch hold what was pulled, in one commit over that of the checkout. */
async function bring(scene: Scene): Promise<void> {
  const { github, files, head, base, branch, key, tip } = scene;
  if (tip?.changes === fingerprintOf(files)) return;
  if (!(await github.isOnBranch(head, base))) {
    throw new Failure({
      what: `What was pulled cannot be brought as a pull request to ${base}.`,
      why: `The checkout stands at ${head.slice(0, 7)}, which ${base} does not hold on GitHub: the pull request would bring more than was pulled.`,
      next: `Let actions/checkout check out ${base}, and commit nothing before the pull.`,
      done: "The pulled files are in the checkout of this run alone.",
    });
  }
  const commit = await storeCommit(github, key, head, files);
  if (tip === undefined) return github.createBranch(branch, commit);
  // GitHub cannot be told to move a branch only from a commit: what somebody pushed meanwhile is looked for once more.
  if ((await github.readBranch(branch)) !== tip.sha) throw movedMeanwhile(branch);
  await github.moveBranch(branch, commit);
}

function movedMeanwhile(branch: string): Failure {
  return new Failure({
    what: `Branch ${branch} was changed while helpsync wrote its commit.`,
    why: "Somebody pushed to it, or another run was at work.",
    next: "Run the workflow again; give it a concurrency group, so that its runs wait for each other.",
    done: "The branch is as the other left it.",
  });
}

async function openPull(scene: Scene): Promise<Reported> {
  const { github, branch, base, key, report } = scene;
  const isUnsettled = unsettledFiles(report).length > 0;
  const titles = pullRequestTitles(key);
  const opening = github.createPullRequest({
    ...{ head: branch, base, title: isUnsettled ? titles.unsettled : titles.settled },
    ...{ body: bodyWith("", scene), stage: isUnsettled ? "draft" : "ready" },
  });
  const pull = await opening.catch((error: unknown) => {
    if (error instanceof Refusal) throw error.having(`Branch ${branch} holds what was pulled.`);
    throw error;
  });
  const said = isUnsettled
    ? `Opened pull request ${numbered(pull.number)}; conflicts are to be settled in it.`
    : `Opened pull request ${numbered(pull.number)}.`;
  return { kind: "opened", url: pull.url, said };
}

async function updatePull(scene: Scene, open: PullRequest, isOthers: boolean): Promise<Reported> {
  const { github, base, key, report, tip } = scene;
  const titles = pullRequestTitles(key);
  const title = unsettledFiles(report).length > 0 ? titles.unsettled : titles.settled;
  const isTitled = !Object.values(titles).includes(open.title) || open.title === title;
  const others = isOthers && tip !== undefined ? { others: tip.sha } : {};
  await github.updatePullRequest(open.number, {
    body: bodyWith(open.body, { ...scene, ...others }),
    ...(isTitled ? {} : { title }),
    ...(open.base.ref === base ? {} : { base }),
  });
  const { number, url } = open;
  if (!isOthers) return { kind: "updated", url, said: `Updated pull request ${numbered(number)}.` };
  return { kind: "left", url, said: `Others have committed to the branch of ${numbered(number)}: it stays as it is.` };
}

/** Closes the pull request and deletes its branch, unless there is something of others in it. */
async function nothingLeft(scene: Scene, isOthers: boolean): Promise<Reported> {
  const { github, open, isOwn, key, runUrl, branch } = scene;
  if (open === undefined) return { kind: "nothing", said: "Nothing to pull, and no pull request is open." };
  const { number, url, body } = open;
  if (isOthers || !isOwn) {
    return {
      kind: "left",
      url,
      said: `Nothing is left to pull; ${numbered(number)} stays open, since others have worked on it.`,
    };
  }
  await github.createComment(
    number,
    `${closedText(key, runUrl)} helpsync closes this and deletes branch \`${branch}\`, which holds nothing else.`,
  );
  const text = withReport("pull", body, { ...key, told: "" }, closedText(key, runUrl));
  await github.updatePullRequest(number, { body: text, state: "closed" });
  await github.deleteBranch(branch);
  return {
    kind: "closed",
    url,
    said: `Nothing is left to pull; closed pull request ${numbered(number)} and deleted its branch.`,
  };
}

function bodyWith(before: string, scene: Scene & { readonly others?: string }): string {
  const { key, files } = scene;
  const paths = files.map(({ path }) => path);
  const budget = Math.max(2000, BUDGET - lengthAround("pull", before) - 500);
  return withReport(
    "pull",
    before,
    { ...key, told: fingerprintOf(files) },
    pullRequestText({ ...scene, paths, budget }),
  );
}

function toldIn({ body }: PullRequest): string | undefined {
  return readMarker("pull", body)?.told;
}

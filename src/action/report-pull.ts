import type { ChangedFiles } from "../git/changed-files.ts";
import type { PullRequest } from "../github/pull-requests.ts";
import { Refusal } from "../github/refusal.ts";
import { Failure } from "../model/failure.ts";
import { fingerprintOf, storeCommit } from "./report/branch.ts";
import { nothingLeft } from "./report/close-pull.ts";
import { quoted } from "./report/lines.ts";
import { damageNote, lengthAround, withReport } from "./report/marker.ts";
import { withPermissions } from "./report/needs.ts";
import { lookAround, type PullReporting, type Scene } from "./report/pull-scene.ts";
import { pullRequestText, pullRequestTitles, unsettledFiles } from "./report/pull-request-text.ts";
import { numbered, remarking, type Reported } from "./report/reported.ts";

/** Characters; GitHub refuses descriptions over 65,536, and people may write into them, too. */
const BUDGET = 60_000;
/** Names of files in a sentence. */
const LISTED = 5;

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
  return remarking(await settle(scene), othersNote(scene));
}

/** What an earlier step of the job left in the content is not what was pulled. */
function othersNote({ others }: ChangedFiles): string | undefined {
  if (others.length === 0) return undefined;
  const names = others.slice(0, LISTED).map(quoted).join(", ");
  const more = others.length > LISTED ? ` and ${String(others.length - LISTED)} more` : "";
  return `Changed in the checkout, and left out, since the pull did not write it: ${names}${more}.`;
}

async function settle(scene: Scene): Promise<Reported> {
  const { files, isOthers, open, isOwn, branch } = scene;
  if (files.length === 0) return nothingLeft(scene);
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
  return updatePull(scene, open);
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

async function updatePull(scene: Scene, open: PullRequest): Promise<Reported> {
  const { github, base, key, report, tip, isOthers } = scene;
  const titles = pullRequestTitles(key);
  const title = unsettledFiles(report).length > 0 ? titles.unsettled : titles.settled;
  const isTitled = !Object.values(titles).includes(open.title) || open.title === title;
  const taken = isOthers && tip !== undefined ? { taken: tip.sha } : {};
  await github.updatePullRequest(open.number, {
    body: bodyWith(open.body, { ...scene, ...taken }),
    ...(isTitled ? {} : { title }),
    ...(open.base.ref === base ? {} : { base }),
  });
  const { number, url } = open;
  const reported: Reported = isOthers
    ? { kind: "left", url, said: `Others have committed to the branch of ${numbered(number)}: it stays as it is.` }
    : { kind: "updated", url, said: `Updated pull request ${numbered(number)}.` };
  return remarking(reported, damageNote("pull", open.body, key));
}

/** @param scene.taken the commit of others that the branch stands at, where there is one */
function bodyWith(before: string, scene: Scene & { readonly taken?: string }): string {
  const { report, key, runUrl, drafts, files, taken } = scene;
  const paths = files.map(({ path }) => path);
  const budget = Math.max(2000, BUDGET - lengthAround("pull", before, key) - 500);
  const others = taken === undefined ? {} : { others: taken };
  const text = pullRequestText({ ...{ report, key, runUrl, drafts, paths, budget }, ...others });
  return withReport("pull", before, { ...key, told: fingerprintOf(files) }, text);
}

import { readChangedFiles, type ChangedFiles } from "../../git/changed-files.ts";
import type { GitHub } from "../../github/github.ts";
import type { PullRequest } from "../../github/pull-requests.ts";
import type { Drafts } from "../../report/hidden-words.ts";
import type { PullReport } from "../../report/pull-text.ts";
import { branchFor, changesIn, fingerprintOf } from "./branch.ts";
import { readMarker, type ReportKey } from "./marker.ts";
import { ownership } from "./ownership.ts";

/** What a run brings as a pull request. */
export interface PullReporting {
  readonly github: GitHub;
  /** What the pull told. */
  readonly report: PullReport;
  /** The files that the pull made or changed, absolute: only these are brought. */
  readonly written: readonly string[];
  /** Whether the titles of drafts are shown to whoever can read the pull request. */
  readonly drafts: Drafts;
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

/** What is there already. */
export interface Scene extends PullReporting, ChangedFiles {
  readonly branch: string;
  /** The commit of the branch; absent where there is no branch. `changes`: where only helpsync wrote it, what is in it. */
  readonly tip?: { readonly sha: string; readonly changes?: string };
  /** Whether somebody else has committed to the branch. */
  readonly isOthers: boolean;
  /** Of the branch, whoever opened it. */
  readonly open?: PullRequest;
  readonly isOwn: boolean;
  /** helpsync's last one, where it was closed without a merge. */
  readonly refused?: PullRequest;
}

/** Asks the checkout and GitHub. @throws Failure where one of them refuses */
export async function lookAround(reporting: PullReporting): Promise<Scene> {
  const { github, key, content, written, env, temporary } = reporting;
  const changed = await readChangedFiles({ folder: content, written, env, temporary });
  const branch = branchFor(key);
  const pulls = await github.pullRequestsFrom(branch);
  const isOurs = ownership(github);
  const open = pulls.find(({ state }) => state === "open");
  const [last] = pulls;
  const isSame = last !== undefined && toldIn(last, key) === fingerprintOf(changed.files);
  const sha = await github.readBranch(branch);
  const changes = sha === null ? undefined : changesIn(await github.readCommit(sha));
  return {
    ...reporting,
    ...changed,
    branch,
    isOthers: sha !== null && changes === undefined,
    ...(sha === null ? {} : { tip: { sha, ...(changes === undefined ? {} : { changes }) } }),
    ...(open === undefined ? {} : { open }),
    isOwn: open !== undefined && (await isOurs(open.author)),
    ...(isSame && last.state === "closed" && !last.isMerged && (await isOurs(last.author)) ? { refused: last } : {}),
  };
}

function toldIn({ body }: PullRequest, key: ReportKey): string | undefined {
  return readMarker("pull", body, key)?.told;
}

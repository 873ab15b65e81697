import * as z from "zod";
import { listed, understood } from "./answer.ts";
import { authorOf, writtenShape, type Author } from "./author.ts";
import type { Connection } from "./connection.ts";
import { Refusal } from "./refusal.ts";

export interface PullRequest {
  readonly number: number;
  /** The page that people open. */
  readonly url: string;
  readonly state: "open" | "closed";
  readonly isMerged: boolean;
  readonly title: string;
  readonly body: string;
  readonly author: Author;
  /** `repository` is `owner/name`; null where the fork was deleted. */
  readonly head: { readonly sha: string; readonly ref: string; readonly repository: string | null };
  readonly base: { readonly ref: string; readonly sha: string };
}

export interface NewPullRequest {
  /** Branches of this repository. */
  readonly head: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  /** A draft where the repository has these; they are not on every plan of GitHub's. */
  readonly stage: "ready" | "draft";
}

export interface PullRequestCalls {
  /** Paths from the repository's root of what a pull request changes; a renamed file under its new name. */
  readonly changedFiles: (pull: number) => Promise<readonly string[]>;
  /** Open, closed and merged ones that hold a commit. */
  readonly pullRequestsWith: (commit: string) => Promise<readonly PullRequest[]>;
  readonly readPullRequest: (number: number) => Promise<PullRequest>;
  /** All that were ever made from a branch of this repository, the newest first. */
  readonly pullRequestsFrom: (branch: string) => Promise<readonly PullRequest[]>;
  readonly createPullRequest: (pull: NewPullRequest) => Promise<PullRequest>;
  readonly updatePullRequest: (number: number, change: PullRequestChange) => Promise<void>;
}

/** What is left out stays as it is. */
export interface PullRequestChange {
  readonly title?: string;
  readonly body?: string;
  readonly base?: string;
  readonly state?: "open" | "closed";
}

export function pullRequestCalls({ octokit, repository }: Connection): PullRequestCalls {
  const { owner } = repository;
  return {
    async changedFiles(pull) {
      const parameters = { ...repository, pull_number: pull, per_page: 100 };
      const route = "GET /repos/{owner}/{repo}/pulls/{pull_number}/files";
      return (await octokit.paginate(route, parameters, listed(fileShape))).map(({ filename }) => filename);
    },
    async pullRequestsWith(commit) {
      const parameters = { ...repository, commit_sha: commit, per_page: 100 };
      const route = "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls";
      return (await octokit.paginate(route, parameters, listed(pullShape))).map(pullRequestOf);
    },
    async readPullRequest(number) {
      const parameters = { ...repository, pull_number: number };
      const answered = await octokit.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", parameters);
      return pullRequestOf(understood(pullShape, answered));
    },
    async pullRequestsFrom(branch) {
      const parameters = {
        ...{ ...repository, head: `${owner}:${branch}`, state: "all" as const },
        ...{ sort: "created" as const, direction: "desc" as const, per_page: 100 },
      };
      const pulls = await octokit.paginate("GET /repos/{owner}/{repo}/pulls", parameters, listed(pullShape));
      return pulls.map(pullRequestOf).filter(({ head }) => head.ref === branch);
    },
    async createPullRequest({ stage, ...pull }) {
      const create = async (draft: { draft?: true }): Promise<PullRequest> =>
        pullRequestOf(
          understood(
            pullShape,
            await octokit.request("POST /repos/{owner}/{repo}/pulls", { ...repository, ...pull, ...draft }),
          ),
        );
      if (stage === "ready") return create({});
      return create({ draft: true }).catch((error: unknown) => {
        if (error instanceof Refusal && error.httpStatus === 422 && /draft/iu.test(error.said)) return create({});
        throw error;
      });
    },
    async updatePullRequest(number, change) {
      await octokit.request("PATCH /repos/{owner}/{repo}/pulls/{pull_number}", {
        ...repository,
        ...change,
        pull_number: number,
      });
    },
  };
}

const fileShape = z.object({ filename: z.string() });

const pointShape = z.object({ ref: z.string(), sha: z.string() });
const pullShape = writtenShape.extend({
  number: z.int(),
  html_url: z.string(),
  state: z.string(),
  merged_at: z.string().nullish(),
  title: z.string(),
  body: z.string().nullish(),
  /** A fork that was deleted is null. */
  head: pointShape.extend({ repo: z.object({ full_name: z.string() }).nullish() }),
  base: pointShape,
});

function pullRequestOf(answer: z.infer<typeof pullShape>): PullRequest {
  const { number, head, base } = answer;
  return {
    ...{ number, url: answer.html_url, title: answer.title, body: answer.body ?? "", author: authorOf(answer) },
    state: answer.state === "open" ? "open" : "closed",
    isMerged: typeof answer.merged_at === "string",
    head: { sha: head.sha, ref: head.ref, repository: head.repo?.full_name ?? null },
    base: { ref: base.ref, sha: base.sha },
  };
}

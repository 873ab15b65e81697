import * as z from "zod";
import { listed, understood } from "./answer.ts";
import { authorOf, writtenShape, type Author } from "./author.ts";
import type { Connection } from "./connection.ts";
import { Refusal } from "./refusal.ts";

export interface Issue {
  readonly number: number;
  /** The page that people open. */
  readonly url: string;
  readonly state: "open" | "closed";
  /** Why it is closed, or that it was opened again: `completed`, `not_planned`, `duplicate`, `reopened`. */
  readonly stateReason: string | null;
  readonly title: string;
  readonly body: string;
  readonly author: Author;
}

/** What is left out stays as it is. */
export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: "open" | "closed";
}

export interface IssueCalls {
  /** Issues without pull requests, the oldest first. @param label only those that have it */
  readonly listIssues: (state: "open" | "closed", label?: string) => Promise<readonly Issue[]>;
  /** @param label made where the repository does not have it yet */
  readonly createIssue: (issue: { title: string; body: string; label: string }) => Promise<Issue>;
  readonly updateIssue: (number: number, change: IssueChange) => Promise<void>;
}

export function issueCalls({ octokit, repository }: Connection): IssueCalls {
  return {
    async listIssues(state, label) {
      const parameters = {
        ...repository,
        ...(label === undefined ? {} : { labels: label }),
        ...{ state, sort: "created" as const, direction: "asc" as const, per_page: 100 },
      };
      const issues = await octokit.paginate("GET /repos/{owner}/{repo}/issues", parameters, listed(issueShape));
      return issues.filter((issue) => issue.pull_request === undefined).map(issueOf);
    },
    async createIssue({ label, ...issue }) {
      // An issue that names a label that is not there may silently come without it.
      await octokit
        .request("POST /repos/{owner}/{repo}/labels", { ...repository, name: label })
        .catch((error: unknown) => {
          if (!(error instanceof Refusal && error.httpStatus === 422)) throw error;
        });
      const parameters = { ...repository, ...issue, labels: [label] };
      return issueOf(understood(issueShape, await octokit.request("POST /repos/{owner}/{repo}/issues", parameters)));
    },
    async updateIssue(number, change) {
      await octokit.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
        ...repository,
        ...change,
        ...(change.state === "closed" ? { state_reason: "completed" as const } : {}),
        issue_number: number,
      });
    },
  };
}

const issueShape = writtenShape.extend({
  number: z.int(),
  html_url: z.string(),
  state: z.string(),
  state_reason: z.string().nullish(),
  title: z.string(),
  body: z.string().nullish(),
  /** Pull requests are listed, too. */
  pull_request: z.unknown().optional(),
});

function issueOf(answer: z.infer<typeof issueShape>): Issue {
  return {
    ...{ number: answer.number, url: answer.html_url, title: answer.title, body: answer.body ?? "" },
    state: answer.state === "open" ? "open" : "closed",
    stateReason: answer.state_reason ?? null,
    author: authorOf(answer),
  };
}

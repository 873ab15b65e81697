import { authorOf, type Author, type Written } from "./author.ts";
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
      const issues = await octokit.paginate("GET /repos/{owner}/{repo}/issues", {
        ...repository,
        ...(label === undefined ? {} : { labels: label }),
        state,
        sort: "created",
        direction: "asc",
        per_page: 100,
      });
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
      return issueOf((await octokit.request("POST /repos/{owner}/{repo}/issues", parameters)).data);
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

interface IssueAnswer extends Written {
  readonly number: number;
  readonly html_url: string;
  readonly state: string;
  readonly state_reason?: string | null;
  readonly title: string;
  readonly body?: string | null;
}

function issueOf(answer: IssueAnswer): Issue {
  return {
    ...{ number: answer.number, url: answer.html_url, title: answer.title, body: answer.body ?? "" },
    state: answer.state === "open" ? "open" : "closed",
    stateReason: answer.state_reason ?? null,
    author: authorOf(answer),
  };
}

import { authorOf, type Author, type Written } from "./author.ts";
import type { Connection } from "./connection.ts";

/** A comment of an issue or of a pull request's conversation. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: Author;
  /** The page that people open. */
  readonly url: string;
}

export interface CommentCalls {
  /** All comments of an issue or pull request, the oldest first. */
  readonly listComments: (issue: number) => Promise<readonly Comment[]>;
  readonly createComment: (issue: number, body: string) => Promise<Comment>;
  readonly updateComment: (id: number, body: string) => Promise<void>;
}

export function commentCalls({ octokit, repository }: Connection): CommentCalls {
  return {
    async listComments(issue) {
      const comments = await octokit.paginate("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
        ...repository,
        issue_number: issue,
        per_page: 100,
      });
      return comments.map(commentOf);
    },
    async createComment(issue, body) {
      const { data } = await octokit.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
        ...repository,
        issue_number: issue,
        body,
      });
      return commentOf(data);
    },
    async updateComment(id, body) {
      await octokit.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
        ...repository,
        comment_id: id,
        body,
      });
    },
  };
}

interface CommentAnswer extends Written {
  readonly id: number;
  readonly body?: string;
  readonly html_url: string;
}

function commentOf(answer: CommentAnswer): Comment {
  return { id: answer.id, body: answer.body ?? "", author: authorOf(answer), url: answer.html_url };
}

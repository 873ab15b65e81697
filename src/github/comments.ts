import * as z from "zod";
import { listed, understood } from "./answer.ts";
import { authorOf, writtenShape, type Author } from "./author.ts";
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
      const parameters = { ...repository, issue_number: issue, per_page: 100 };
      const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
      return (await octokit.paginate(route, parameters, listed(commentShape))).map(commentOf);
    },
    async createComment(issue, body) {
      const parameters = { ...repository, issue_number: issue, body };
      const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
      return commentOf(understood(commentShape, await octokit.request(route, parameters)));
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

const commentShape = writtenShape.extend({ id: z.int(), body: z.string().nullish(), html_url: z.string() });

function commentOf(answer: z.infer<typeof commentShape>): Comment {
  return { id: answer.id, body: answer.body ?? "", author: authorOf(answer), url: answer.html_url };
}

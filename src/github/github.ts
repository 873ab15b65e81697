import { commentCalls, type CommentCalls } from "./comments.ts";
import { openConnection, type ConnectionOptions } from "./connection.ts";
import { gitDataCalls, type GitDataCalls } from "./git-data.ts";
import { loginCalls, type LoginCalls } from "./login.ts";
import { issueCalls, type IssueCalls } from "./issues.ts";
import { pullRequestCalls, type PullRequestCalls } from "./pull-requests.ts";

/** What helpsync asks of GitHub, for one repository. Every refusal and every lost answer is a Failure. */
export interface GitHub extends CommentCalls, PullRequestCalls, IssueCalls, GitDataCalls, LoginCalls {}

/**
 * GitHub's REST API for one repository. Nothing is asked yet.
 * @throws Failure where the address, the token or the repository's name cannot be used
 */
export function connectGitHub(options: ConnectionOptions): GitHub {
  const connection = openConnection(options);
  return {
    ...commentCalls(connection),
    ...pullRequestCalls(connection),
    ...issueCalls(connection),
    ...gitDataCalls(connection),
    ...loginCalls(connection),
  };
}

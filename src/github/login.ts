import * as z from "zod";
import type { Connection } from "./connection.ts";
import { Refusal } from "./refusal.ts";

export interface LoginCalls {
  /**
   * The login under which this token writes: that of its person, or of its app, as `github-actions[bot]` for a workflow's
   * own token. Asked once. Where GitHub does not tell it, it is taken for the workflow's own.
   * @throws Failure where GitHub cannot be reached, or the token is wrong
   */
  readonly readLogin: () => Promise<string>;
}

/** The app that a workflow's own token is of. */
const OF_WORKFLOWS = "github-actions[bot]";

const QUESTION = "{ viewer { login } }";

const shape = z.object({ data: z.object({ viewer: z.object({ login: z.string().min(1) }) }) });

export function loginCalls(connection: Connection): LoginCalls {
  let login: Promise<string> | undefined;
  return {
    readLogin() {
      login ??= askLogin(connection);
      return login;
    },
  };
}

/** GraphQL's `viewer` answers to tokens of apps, too; REST's `/user` does not. */
async function askLogin({ octokit, graphqlUrl }: Connection): Promise<string> {
  try {
    const answered: { data: unknown } = await octokit.request({ method: "POST", url: graphqlUrl, query: QUESTION });
    const answer = shape.safeParse(answered.data);
    return answer.success ? answer.data.data.viewer.login : OF_WORKFLOWS;
  } catch (error) {
    if (error instanceof Refusal && (error.httpStatus === 403 || error.httpStatus === 404)) return OF_WORKFLOWS;
    throw error;
  }
}

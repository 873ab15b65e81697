import type { Connection } from "./connection.ts";
import { Refusal } from "./refusal.ts";

export interface ViewerCalls {
  /** The login of the person whom the token belongs to; null for the token of an app, such as a workflow's own. */
  readonly readOwnLogin: () => Promise<string | null>;
}

export function viewerCalls({ octokit }: Connection): ViewerCalls {
  return {
    async readOwnLogin() {
      try {
        return (await octokit.request("GET /user")).data.login;
      } catch (error) {
        if (error instanceof Refusal && (error.status === 403 || error.status === 401)) return null;
        throw error;
      }
    },
  };
}

import * as z from "zod";
import { understood } from "./answer.ts";
import type { Connection } from "./connection.ts";
import { Refusal } from "./refusal.ts";

/** A commit as git stores it. */
export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
}

/** A file of a new tree: its text, or the id of a blob that is there already. */
export type TreeFile = { readonly path: string; readonly mode: FileMode } & (
  { readonly text: string } | { readonly blob: string }
);

export type FileMode = "100644" | "100755";

export interface GitDataCalls {
  /** The commit that a branch stands at; null where there is no such branch. */
  readonly readBranch: (branch: string) => Promise<string | null>;
  readonly readCommit: (sha: string) => Promise<Commit>;
  /** Whether the history of a branch holds a commit; not where GitHub knows no such commit. */
  readonly isOnBranch: (commit: string, branch: string) => Promise<boolean>;
  /** Stores bytes; gives the id of the blob. */
  readonly createBlob: (bytes: Uint8Array) => Promise<string>;
  /** Stores a tree that is another with these files put in; gives its id. */
  readonly createTree: (base: string, files: readonly TreeFile[]) => Promise<string>;
  /** Stores a commit that no branch has yet. Its author is whom the token belongs to. */
  readonly createCommit: (commit: Pick<Commit, "message" | "tree" | "parents">) => Promise<string>;
  readonly createBranch: (branch: string, commit: string) => Promise<void>;
  /** Lets a branch stand at a commit, whatever it held. */
  readonly moveBranch: (branch: string, commit: string) => Promise<void>;
  readonly deleteBranch: (branch: string) => Promise<void>;
}

const storedShape = z.object({ sha: z.string() });
const refShape = z.object({ object: storedShape });
const commitShape = storedShape.extend({ tree: storedShape, parents: z.array(storedShape), message: z.string() });
const comparedShape = z.object({ status: z.string() });

export function gitDataCalls({ octokit, repository }: Connection): GitDataCalls {
  return {
    async readBranch(branch) {
      try {
        const parameters = { ...repository, ref: `heads/${branch}` };
        const answered = await octokit.request("GET /repos/{owner}/{repo}/git/ref/{ref}", parameters);
        return understood(refShape, answered).object.sha;
      } catch (error) {
        if (error instanceof Refusal && error.httpStatus === 404) return null;
        throw error;
      }
    },
    async readCommit(sha) {
      const parameters = { ...repository, commit_sha: sha };
      const answered = await octokit.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", parameters);
      const { sha: id, tree, parents, message } = understood(commitShape, answered);
      return { sha: id, tree: tree.sha, parents: parents.map((one) => one.sha), message };
    },
    async isOnBranch(commit, branch) {
      try {
        const answered = await octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", {
          ...repository,
          basehead: `${branch}...${commit}`,
          per_page: 1,
        });
        const { status } = understood(comparedShape, answered);
        return status === "behind" || status === "identical";
      } catch (error) {
        if (error instanceof Refusal && error.httpStatus === 404) return false;
        throw error;
      }
    },
    async createBlob(bytes) {
      const answered = await octokit.request("POST /repos/{owner}/{repo}/git/blobs", {
        ...repository,
        content: Buffer.from(bytes).toString("base64"),
        encoding: "base64",
      });
      return understood(storedShape, answered).sha;
    },
    async createTree(base, files) {
      const answered = await octokit.request("POST /repos/{owner}/{repo}/git/trees", {
        ...repository,
        base_tree: base,
        tree: files.map(({ path, mode, ...what }) => ({
          ...{ path, mode, type: "blob" as const },
          ...("text" in what ? { content: what.text } : { sha: what.blob }),
        })),
      });
      return understood(storedShape, answered).sha;
    },
    async createCommit({ message, tree, parents }) {
      const parameters = { ...repository, message, tree, parents: [...parents] };
      const answered = await octokit.request("POST /repos/{owner}/{repo}/git/commits", parameters);
      return understood(storedShape, answered).sha;
    },
    async createBranch(branch, commit) {
      const parameters = { ...repository, ref: `refs/heads/${branch}`, sha: commit };
      await octokit.request("POST /repos/{owner}/{repo}/git/refs", parameters);
    },
    async moveBranch(branch, commit) {
      const parameters = { ...repository, ref: `heads/${branch}`, sha: commit, force: true };
      await octokit.request("PATCH /repos/{owner}/{repo}/git/refs/{ref}", parameters);
    },
    async deleteBranch(branch) {
      await octokit.request("DELETE /repos/{owner}/{repo}/git/refs/{ref}", {
        ...repository,
        ref: `heads/${branch}`,
      });
    },
  };
}

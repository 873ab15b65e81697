/** What the messages of the state's commits tell. */
export interface Deployment {
  /** The workspace's name in the config. */
  readonly workspace: string;
  /** The commit that is applied; null outside a repository. */
  readonly commit: string | null;
  /** The address of the pipeline's run. */
  readonly run?: string;
  readonly who: string;
}

/** The message of a commit of the state. It ends with the words by which pipelines leave a commit alone. */
export function commitMessage(subject: string, workspaceId: string, deployment: Deployment): string {
  const { workspace, commit, run, who } = deployment;
  const lines = [
    `${workspace}: ${subject}`,
    "",
    `Workspace: ${workspaceId}`,
    ...(commit === null ? [] : [`Commit: ${commit}`]),
    ...(run === undefined ? [] : [`Run: ${run}`]),
    `By: ${who}`,
    "",
    "[skip ci]",
  ];
  // Names of accounts come from the environment: nothing in them may begin a line.
  return lines.map((line) => `${line.replace(/\p{Cc}/gu, " ")}\n`).join("");
}

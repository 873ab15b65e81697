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
    `Workspace: ${workspaceId}`,
    ...(commit === null ? [] : [`Commit: ${commit}`]),
    ...(run === undefined ? [] : [`Run: ${run}`]),
    `By: ${who}`,
  ];
  const text = [`${workspace}: ${subject}`, "", ...lines, "", "[skip ci]"].join("\n");
  // Names of accounts come from the environment: nothing that ends a line early, or is no text.
  return `${text.replace(/[^\P{Cc}\n]/gu, " ")}\n`;
}

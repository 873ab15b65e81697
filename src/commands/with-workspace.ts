import type { Config } from "../model/config.ts";
import { openWorkspace, type OpenWorkspace } from "../workspace.ts";
import { notesOf, readConfig, workspaceOf } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

/** Opens the workspace without the content, for as long as `work` needs it. */
export async function withWorkspace<Result>(
  options: WorkspaceOptions,
  session: Session,
  work: (opened: { readonly config: Config; readonly workspace: OpenWorkspace }) => Promise<Result>,
): Promise<Result> {
  const config = await readConfig(options, session);
  const workspace = await openWorkspace(config, workspaceOf(config, options, session), {
    env: session.env,
    assets: [],
    authors: config.defaults.author === undefined ? [] : [config.defaults.author],
    ...notesOf(session),
  });
  try {
    return await work({ config, workspace });
  } finally {
    await workspace.close();
  }
}

import path from "node:path";
import { parseConfig } from "../content/parse-config.ts";
import { exists } from "../disk/new-file.ts";
import { readSourceTree } from "../disk/source-tree.ts";
import { readTextFile } from "../disk/text-file.ts";
import type { CommitFiles } from "../git/commit-files.ts";
import { Failure } from "../model/failure.ts";
import { hasErrors, type Problem } from "../model/problem.ts";
import { loadLike } from "../load.ts";
import type { Other } from "../pipeline.ts";
import { workspaceOf, type OpenProject } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";

/** What the content said at a commit. */
export type ContentAt =
  | { readonly kind: "content"; readonly content: Omit<Other, "overrides"> }
  /** There was no config, no content folder or no such workspace yet. */
  | { readonly kind: "nothing" }
  | { readonly kind: "problems"; readonly number: string }
  /** Something else than the repository holds a part of it. */
  | { readonly kind: "unclear"; readonly why: string };

/**
 * Reads what a commit says for a workspace, by its own config, which stands where it stands now.
 * @param now what the checkout says
 */
export async function contentAt(
  files: CommitFiles,
  now: OpenProject,
  options: WorkspaceOptions,
  session: Session,
): Promise<ContentAt> {
  const name = path.basename(now.config.file);
  const file = path.join(files.folder, name);
  const why = await files.bring([name]);
  if (why !== undefined) return { kind: "unclear", why };
  if (!(await exists(file))) return { kind: "nothing" };
  const parsed = await unlessFailed(async () => parseConfig(await readTextFile(file), file));
  if (parsed?.config === undefined || hasErrors(parsed.problems)) return withErrors(parsed?.problems);

  const { config } = parsed;
  const { root } = config.content;
  const still = await files.bring([root, ...(config.assets.root === undefined ? [] : [config.assets.root])]);
  if (still !== undefined) return { kind: "unclear", why: still };
  const isThere = Object.hasOwn(config.workspaces, now.workspace.name) && (await exists(path.join(files.folder, root)));
  if (!isThere) return { kind: "nothing" };
  const workspace = workspaceOf(config, { ...options, workspace: now.workspace.name }, session);
  const loaded = await unlessFailed(async () =>
    loadLike(now.loaded, await readSourceTree(config), config, workspace.apiVersion),
  );
  if (loaded === undefined || hasErrors(loaded.problems)) return withErrors(loaded?.problems);
  return { kind: "content", content: { config, loaded, workspace } };
}

/** Nothing where a file or folder cannot be read, as the config of that commit names it. */
async function unlessFailed<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function withErrors(problems: readonly Problem[] = []): ContentAt {
  const number = Math.max(1, problems.filter(({ severity }) => severity === "error").length);
  return { kind: "problems", number: number === 1 ? "1 error" : `${String(number)} errors` };
}

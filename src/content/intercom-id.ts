import type { Config } from "../model/config.ts";
import { raise, type Problem } from "../model/problem.ts";
import { intercomIdAmbiguous } from "./layout-problems.ts";
import type { ReadFile } from "./read-file.ts";

/** Intercom's ids of an article per workspace. One id without a workspace is of the only real workspace. */
export function intercomIdsOf(file: ReadFile, config: Config): Readonly<Record<string, string>> {
  const written = file.frontmatter.values.intercom_id;
  if (written === undefined) return {};
  if (typeof written !== "string") return written;
  const only = onlyWorkspace(config);
  return only === undefined ? {} : { [only]: written };
}

/** An id without a workspace, where the config has several. */
export function intercomIdProblems(file: ReadFile, config: Config): Problem[] {
  const written = file.frontmatter.values.intercom_id;
  const mark = file.frontmatter.marks.get("intercom_id");
  const names = Object.keys(config.workspaces);
  if (typeof written !== "string" || mark === undefined || names.length < 2) return [];
  if (onlyWorkspace(config) !== undefined) return [];
  const example = `${realWorkspaces(config)[0] ?? names[0] ?? "production"}: ${written}`;
  return [raise(intercomIdAmbiguous, mark.place, { id: written, example }, mark.line)];
}

function onlyWorkspace(config: Config): string | undefined {
  const names = Object.keys(config.workspaces);
  const real = realWorkspaces(config);
  return real.length === 1 ? real[0] : names.length === 1 ? names[0] : undefined;
}

function realWorkspaces(config: Config): string[] {
  return Object.values(config.workspaces)
    .filter((workspace) => !workspace.sandbox)
    .map((workspace) => workspace.name);
}

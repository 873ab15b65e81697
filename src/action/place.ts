import path from "node:path";
import { parseConfig } from "../content/parse-config.ts";
import { findConfig } from "../disk/find-config.ts";
import { exists } from "../disk/new-file.ts";
import { refuseFoldersOutside, refuseLinkOut } from "./outside.ts";
import { readTextFile } from "../disk/text-file.ts";
import { runGit } from "../git/repository.ts";
import type { Config } from "../model/config.ts";
import { Failure } from "../model/failure.ts";
import { parseSavedPlan } from "../plan/approval/saved-plan.ts";
import { workspaceName } from "../workspace.ts";
import type { Inputs } from "./inputs.ts";

/** Where a run takes place. */
export interface Place {
  /** The folder that helpsync runs in, absolute. */
  readonly folder: string;
  /** The root of the repository, absolute. */
  readonly root: string;
  /** The config from that root, with `/`. */
  readonly configPath: string;
  /** The folder of the config, absolute. */
  readonly configFolder: string;
  /** Absent where it holds mistakes. */
  readonly config?: Config;
  /** The workspace's name; absent where it is not clear. */
  readonly workspace?: string;
}

/** @throws Failure where there is no such folder, or the repository would have files of the machine read */
export async function findPlace(inputs: Inputs, env: NodeJS.ProcessEnv): Promise<Place> {
  const start = env["GITHUB_WORKSPACE"] ?? process.cwd();
  const folder = path.resolve(start, inputs.workingDirectory);
  if (!(await exists(folder))) {
    throw new Failure({
      what: `There is no folder ${folder}.`,
      why: `The input working-directory names it${inputs.workingDirectory === "." ? "; nothing was checked out" : ""}.`,
      next: "Let actions/checkout run before, and mend working-directory.",
    });
  }
  // As steps up from here: git would name the root without the symbolic links that may lead to it.
  const up = await runGit(folder, ["rev-parse", "--show-cdup"]);
  const root = up === null ? start : path.resolve(folder, up.trim());
  // Where there is none, or none that can be read, the run itself says so.
  const file = await findConfig(folder, inputs.config).catch(
    heeding(path.resolve(folder, inputs.config ?? "intercom.config.yaml")),
  );
  await refuseLinkOut(root, file);
  const { config } = parseConfig(await readTextFile(file).catch(heeding("")), file);
  if (config !== undefined) await refuseFoldersOutside(root, config);
  const workspace = config === undefined ? inputs.workspace : await workspaceIn(config, folder, inputs, env);
  return {
    ...{ folder, root, configPath: pathFrom(root, file), configFolder: path.dirname(file) },
    ...(config === undefined ? {} : { config }),
    ...(workspace === undefined ? {} : { workspace }),
  };
}

async function workspaceIn(
  config: Config,
  folder: string,
  { workspace, planFile }: Inputs,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const named = workspace ?? env["HELPSYNC_WORKSPACE"];
  if (named !== undefined || planFile === undefined) return workspaceName(config, named, env);
  const saved = readTextFile(path.resolve(folder, planFile)).then((text) => parseSavedPlan(text, planFile));
  return saved.then(({ workspace: { name } }) => name).catch(heeding(undefined));
}

/** Takes another value where something failed as expected. */
function heeding<Value>(otherwise: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof Failure) return otherwise;
    throw error;
  };
}

/** @throws Failure where the workspace needs a token of Intercom, and the workflow gave none */
export function refuseWithoutToken({ token, command }: Inputs, place: Place): void {
  if (token !== "" || command === "validate" || tokenVariable(place) === undefined) return;
  throw new Failure({
    what: "There is no access token of Intercom.",
    why: "The input `token` is empty: the workflow gives none, or its secret is not set for this repository or environment. The Action reads it from nowhere else.",
    next: "Add the access token of your Intercom app as a secret on GitHub, under Settings, and give it to the step: `token: ${{ secrets.INTERCOM_READ_TOKEN }}`, or `INTERCOM_ACCESS_TOKEN` for an apply.",
  });
}

/** A path as GitHub writes it: from the repository's root, with `/`. */
export function pathFrom(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}

/** The variable that the run reads Intercom's token from; undefined where the workspace needs none. */
export function tokenVariable({ config, workspace }: Place): string | undefined {
  const chosen = workspace === undefined ? undefined : config?.workspaces[workspace];
  return chosen?.sandbox === false ? chosen.tokenEnv : undefined;
}

/**
 * The environment of the run: Intercom's token under the name that the config gives it, GitHub's for the state and for
 * locks of runs that have ended. Of other variables the config gets none for a token: whoever may change it could name
 * another secret.
 */
export function environmentFor(inputs: Inputs, place: Place, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const name = tokenVariable(place);
  const named = Object.values(place.config?.workspaces ?? {}).flatMap((each) => (each.sandbox ? [] : [each.tokenEnv]));
  return {
    ...Object.fromEntries(Object.entries(env).filter(([variable]) => !named.includes(variable))),
    ...(name === undefined || inputs.token === "" ? {} : { [name]: inputs.token }),
    ...(env["GITHUB_TOKEN"] || inputs.githubToken === "" ? {} : { GITHUB_TOKEN: inputs.githubToken }),
  };
}

import path from "node:path";
import { CONFIG_NAME, findConfig, nearestConfig } from "../disk/find-config.ts";
import { createFile, exists } from "../disk/new-file.ts";
import { findCheckout } from "../git/checkout.ts";
import { defaultBranch } from "../git/default-branch.ts";
import { runGit } from "../git/repository.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { chooseWorkspace, workspaceName } from "../workspace.ts";
import { init } from "./init.ts";
import { readConfig } from "./project.ts";
import type { CommonOptions, Session } from "./session.ts";
import { workflows, type WorkflowSetting } from "./workflows.ts";

/**
 * `helpsync init --github`: the workflows of GitHub Actions, and what `init` writes where no config is yet. A workflow
 * that is there stays as it is.
 * @param version this program's own, whose Action the workflows use
 */
export async function initGitHub(options: CommonOptions, session: Session, version: string): Promise<Outcome> {
  const found = await configThere(options, session);
  const file = found ?? path.resolve(session.cwd, options.config ?? CONFIG_NAME);
  const root = await rootOf(session);
  const setting: WorkflowSetting = {
    action: `helpsync/helpsync@v${version}`,
    branch: await defaultBranch(root),
    folder: await folderIn(path.dirname(file), session),
    workspace: found === undefined ? { name: "sandbox", kind: "sandbox" } : await workspaceMeant(file, session),
    ...(path.basename(file) === CONFIG_NAME ? {} : { config: path.basename(file) }),
  };
  const texts = Object.entries(workflows(setting));
  await refuseAllThere(root, texts);
  if (found === undefined) await init(options, session);
  for (const [name, text] of texts) {
    const isNew = await createFile(path.join(root, name), text);
    session.print(isNew ? `wrote ${name}\n` : `left ${name} as it is: it was here already\n`);
  }
  session.print(nextSteps(setting));
  return "done";
}

async function configThere({ config }: CommonOptions, { cwd }: Session): Promise<string | undefined> {
  if (config === undefined) return nearestConfig(cwd);
  return (await exists(path.resolve(cwd, config))) ? findConfig(cwd, config) : undefined;
}

async function rootOf({ cwd, env }: Session): Promise<string> {
  const checkout = await findCheckout(cwd, env);
  if (checkout !== null) return checkout.root;
  throw new Failure({
    what: `${cwd} is in no git repository.`,
    why: "GitHub reads workflows at the root of a repository.",
    next: "Run `git init` at the root of your project, then run this command again.",
  });
}

/** The path of the config's folder from the repository's root. */
async function folderIn(folder: string, { cwd }: Session): Promise<string> {
  const prefix = ((await runGit(cwd, ["rev-parse", "--show-prefix"])) ?? "").replace(/\n$/u, "");
  const inside = path.relative(cwd, folder).replaceAll(path.sep, "/");
  const whole = path.posix.join(prefix, inside).replace(/\/$/u, "");
  if (!whole.startsWith("../") && whole !== ".." && !path.isAbsolute(inside)) return whole === "." ? "" : whole;
  throw new Failure({
    what: `The config in ${folder} is not in the git repository of ${cwd}.`,
    next: "Run this command in the repository that holds the config.",
  });
}

/** The workspace that a command would choose where that is a real one, else the first real one, else the sandbox. */
async function workspaceMeant(config: string, session: Session): Promise<WorkflowSetting["workspace"]> {
  const read = await readConfig({ config }, session);
  const real = Object.values(read.workspaces).filter(({ sandbox }) => !sandbox);
  const meant = workspaceName(read, undefined, session.env);
  const chosen = real.find(({ name }) => name === meant) ?? real[0] ?? chooseWorkspace(read, undefined, session.env);
  return { name: chosen.name, kind: chosen.sandbox ? "sandbox" : "real" };
}

async function refuseAllThere(root: string, texts: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name] of texts) if (!(await exists(path.join(root, name)))) return;
  throw new Failure({
    what: `${texts.map(([name]) => name).join(", ")} are here already.`,
    why: "helpsync writes over no workflow.",
    next: "Delete those that you want anew, or change them by hand.",
  });
}

function nextSteps({ workspace, branch }: WorkflowSetting): string {
  const lines =
    workspace.kind === "sandbox"
      ? [
          `They use the workspace ${workspace.name}, which is inside helpsync, and apply what comes to ${branch}: nothing reaches customers.`,
          "Once your own is in the config, delete them and run `helpsync init --github` again.",
        ]
      : [
          `They are for the workspace ${workspace.name}, and apply what comes to ${branch}. Next, on GitHub under Settings:`,
          "  Secrets: INTERCOM_READ_TOKEN, the token of an Intercom app that may only read",
          `  Environments: ${workspace.name}, for the branch ${branch} alone, with the secret INTERCOM_ACCESS_TOKEN, which may write`,
        ];
  return `${["", ...lines].join("\n")}\n`;
}

import { configEnvironment, userEnvironment } from "./environment.ts";
import { readConfiguration } from "./checkout.ts";
import { tokenConfiguration } from "./credentials.ts";
import { readHead, runGit } from "./repository.ts";
import { runGitProcess } from "./run-git.ts";

const REMOTE = "origin";
const TIMEOUT = 300_000;

/** The parents of a checkout's commit, though a shallow clone hides them from everything but the commit itself. */
export async function parentsOfHead(folder: string): Promise<readonly string[]> {
  const text = (await runGit(folder, ["cat-file", "-p", "HEAD"])) ?? "";
  const [header = ""] = text.split("\n\n");
  return header.split("\n").flatMap((line) => /^parent ([0-9a-f]{40,64})$/u.exec(line)?.[1] ?? []);
}

/** Where two commits parted; null where the clone does not tell. */
export async function mergeBase(folder: string, one: string, other: string): Promise<string | null> {
  return (await runGit(folder, ["merge-base", one, other]))?.trim() ?? null;
}

/**
 * Sees to it that the clone holds a commit with its files: it is fetched where it is missing, into a shallow clone without
 * its history. Nothing of the checkout changes. False where it cannot be had.
 */
export async function haveCommit(folder: string, commit: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (await holds(folder, commit)) return true;
  const depth = (await isShallow(folder)) ? ["--depth=1"] : [];
  return (await fetched(folder, [...depth, REMOTE, commit], env)) && (await holds(folder, commit));
}

/**
 * Sees to it that the clone holds the history of its commit, which a shallow one lacks. False where it cannot be had.
 */
export async function haveHistory(folder: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  if (!(await isShallow(folder))) return true;
  const head = await readHead(folder);
  return head !== null && fetched(folder, ["--unshallow", REMOTE, head], env);
}

async function fetched(folder: string, what: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  const address = (await runGit(folder, ["remote", "get-url", REMOTE]))?.trim();
  if (address === undefined) return false;
  const configuration = await readConfiguration(folder, env);
  const credentials = tokenConfiguration({ url: address, trust: "own", configuration }, env);
  const { code } = await runGitProcess(["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", ...what], {
    folder,
    env: { ...userEnvironment(env), ...(credentials.length === 0 ? {} : configEnvironment(credentials)) },
    timeout: TIMEOUT,
  });
  return code === 0;
}

async function isShallow(folder: string): Promise<boolean> {
  return (await runGit(folder, ["rev-parse", "--is-shallow-repository"]))?.trim() === "true";
}

async function holds(folder: string, commit: string): Promise<boolean> {
  return (await runGit(folder, ["cat-file", "-e", `${commit}^{commit}`])) !== null;
}

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { World } from "./world.ts";

const run = promisify(execFile);

/** Runs git in the folder of a world. */
export async function git({ folder }: World, ...parameters: string[]): Promise<string> {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  return (await run("git", [...identity, ...parameters], { cwd: folder })).stdout.trim();
}

/** Makes a world's folder a repository: what helpsync keeps there is ignored, as `init` would have it. */
export async function asRepository(world: World): Promise<void> {
  await git(world, "init", "--quiet", "--initial-branch=main");
  await world.write(".gitignore", ".helpsync/\n");
}

/** Commits all that is there, and gives the commit. */
export async function commit(world: World): Promise<string> {
  await git(world, "add", "--all");
  await git(world, "commit", "--quiet", "--allow-empty", "--message", "a commit");
  return git(world, "rev-parse", "HEAD");
}

import { spawn } from "node:child_process";
import { notFound } from "./answer.ts";
import type { World } from "./world.ts";

/** Output of a git command in the bare repository; null where it failed. */
export function git(
  world: World,
  parameters: readonly string[],
  more: { readonly input?: string | Buffer; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string | null> {
  const folder = world.git;
  if (folder === undefined) throw notFound();
  return new Promise((resolve, reject) => {
    const identity = { GIT_AUTHOR_NAME: "github-actions[bot]", GIT_AUTHOR_EMAIL: "actions@github.invalid" };
    const committer = { GIT_COMMITTER_NAME: "GitHub", GIT_COMMITTER_EMAIL: "noreply@github.invalid" };
    const env = { ...process.env, ...identity, ...committer, ...more.env };
    const child = spawn("git", ["--git-dir", folder, ...parameters], { env });
    const output: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      resolve(code === 0 ? Buffer.concat(output).toString("utf8").trimEnd() : null);
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(more.input);
  });
}

/** The lines of its output; none where it failed, or where there is no repository. */
export async function gitLines(world: World, parameters: readonly string[]): Promise<string[]> {
  if (world.git === undefined) return [];
  return ((await git(world, parameters)) ?? "").split("\n").filter((line) => line !== "");
}

/** The commit of a branch; null where there is none. */
export async function branchHead(world: World, branch: string): Promise<string | null> {
  return (await gitLines(world, ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`]))[0] ?? null;
}

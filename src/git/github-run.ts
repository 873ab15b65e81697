import type { LockHolder } from "../model/lock.ts";

const TIMEOUT = 10_000;

/**
 * Whether the GitHub run that a lock names is known to have ended: it is completed, or was started again since. False
 * where that cannot be asked. The token goes to the API of this run's own GitHub and nowhere else, whatever the lock says.
 */
export async function hasGitHubRunEnded(holder: LockHolder, env: NodeJS.ProcessEnv): Promise<boolean> {
  const server = env["GITHUB_SERVER_URL"] ?? "https://github.com";
  const token = env["GITHUB_TOKEN"]?.trim();
  if (!token || !holder.where.startsWith(`${server}/`)) return false;
  const run = /^([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d+)$/u.exec(holder.where.slice(server.length + 1));
  const api = env["GITHUB_API_URL"] ?? (server === "https://github.com" ? "https://api.github.com" : undefined);
  if (run === null || api === undefined) return false;
  try {
    const response = await fetch(`${api}/repos/${run[1] ?? ""}/actions/runs/${run[2] ?? ""}`, {
      headers: { authorization: `Bearer ${token}`, accept: "application/vnd.github+json" },
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) return false;
    const { status, run_attempt: attempt } = (await response.json()) as { status?: unknown; run_attempt?: unknown };
    const isLater = typeof attempt === "number" && holder.attempt !== undefined && attempt > holder.attempt;
    return status === "completed" || isLater;
  } catch {
    return false;
  }
}

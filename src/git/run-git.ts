import { spawn } from "node:child_process";
import { Failure } from "../model/failure.ts";

export interface GitCall {
  readonly folder: string;
  /** The temporary folder that it writes to: where that goes while git is at work, git is ended. */
  readonly writesTo?: string;
  /** The whole environment of the call. */
  readonly env: NodeJS.ProcessEnv;
  readonly input?: Uint8Array;
  /** Milliseconds after which git and what it started are ended. */
  readonly timeout: number;
}

/** How a call of git ended. */
export interface GitEnd {
  /** Null where it was ended from outside. */
  readonly code: number | null;
  readonly output: Buffer;
  /** What git said; may hold secrets of the configuration. */
  readonly said: string;
}

/** The processes of git that are at work, and the temporary folders that they write to. */
const atWork = new Map<number, string>();

/**
 * Runs git without a shell. It gets a session of its own: a Ctrl-C of the terminal must not end a push half way, and a
 * question to the terminal fails instead of being waited for.
 * @throws Failure where there is no git
 */
export function runGitProcess(parameters: readonly string[], call: GitCall): Promise<GitEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...parameters], {
      cwd: call.folder,
      env: call.env,
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    if (child.pid !== undefined && call.writesTo !== undefined) atWork.set(child.pid, call.writesTo);
    const output: Buffer[] = [];
    const said: Buffer[] = [];
    let late = "";
    const timer = setTimeout(() => {
      late = `\ngit took longer than ${Math.round(call.timeout / 1000)} s and was ended.`;
      end(child.pid);
    }, call.timeout);
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    child.on("error", (error) => {
      clearTimeout(timer);
      reject(noGit(error));
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      if (child.pid !== undefined) atWork.delete(child.pid);
      resolve({ code, output: Buffer.concat(output), said: `${Buffer.concat(said).toString("utf8")}${late}`.trim() });
    });
    // A git that ends before it has read everything closes the pipe; its exit code tells more.
    child.stdin.on("error", () => undefined);
    child.stdin.end(call.input);
  });
}

/** Ends every git that writes to a temporary folder. */
export function endGitIn(folder: string): void {
  for (const [pid, writesTo] of atWork) if (writesTo === folder) end(pid);
}

/** Ends git with the programs that it started, such as ssh. */
function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}

function noGit(cause: Error): Failure {
  const missing = "code" in cause && cause.code === "ENOENT";
  return new Failure({
    what: "git cannot be run.",
    why: missing ? "There is no program `git` on this machine's PATH." : cause.message,
    next: "Install git 2.32 or newer, or set state.store to file.",
    cause,
  });
}

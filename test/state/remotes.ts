import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseConfig } from "../../src/content/parse-config.ts";
import type { Config, WorkspaceConfig } from "../../src/model/config.ts";
import type { SharedStore } from "../../src/model/state-store.ts";
import { findStateRemote, noRemote, openGitMemory, type StoreSurroundings } from "../../src/state/open-store.ts";

const identity = {
  GIT_AUTHOR_NAME: "A",
  GIT_AUTHOR_EMAIL: "a@example.com",
  GIT_COMMITTER_NAME: "A",
  GIT_COMMITTER_EMAIL: "a@example.com",
};

/** Runs git as a person would, in a folder; gives what it printed. */
export function git(folder: string, ...parameters: string[]): string {
  return execFileSync("git", parameters, {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...identity, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" },
  }).trim();
}

/** A bare repository with one commit on `main`. */
export function makeRemote(folder: string): string {
  mkdirSync(folder, { recursive: true });
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main");
  git(folder, "config", "uploadpack.allowFilter", "true");
  git(folder, "config", "http.receivepack", "true");
  const tree = git(folder, "hash-object", "-t", "tree", "-w", "/dev/null");
  git(folder, "update-ref", "refs/heads/main", git(folder, "commit-tree", "-m", "first", tree));
  return folder;
}

/** A clone with a config in it. */
export function makeClone(remote: string, folder: string, ...parameters: string[]): string {
  git(path.dirname(folder), "clone", "--quiet", ...parameters, remote, folder);
  return folder;
}

/** Lets a hook of a bare repository refuse, or do whatever a shell does. */
export function setHook(remote: string, name: string, script: string): void {
  mkdirSync(path.join(remote, "hooks"), { recursive: true });
  writeFileSync(path.join(remote, "hooks", name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(remote, "hooks", name), 0o755);
}

/** A config in a folder; `state` is what stands under that key. */
export function configIn(folder: string, state: Readonly<Record<string, string>> = {}): Config {
  const workspaces = { production: { token_env: "T" } };
  const { config } = parseConfig(JSON.stringify({ state, workspaces }), path.join(folder, "intercom.config.yaml"));
  if (config === undefined) throw new Error("The config of a test is wrong.");
  return config;
}

export function surroundings(temporary: string, env: NodeJS.ProcessEnv = {}): StoreSurroundings {
  mkdirSync(temporary, { recursive: true });
  return {
    env: { PATH: process.env["PATH"], HOME: temporary, GIT_CONFIG_NOSYSTEM: "1", ...env },
    machine: "machine-of-the-test",
    temporary,
    clocks: { steady: () => performance.now(), wall: () => Date.now() },
    wait: (ms) => sleep(Math.min(ms, 50)),
    random: () => Math.random(),
    every: (ms, tick) => {
      const timer = setInterval(tick, ms);
      return () => {
        clearInterval(timer);
      };
    },
  };
}

export interface OpenedFrom {
  readonly workspaceId?: string;
  readonly helpCenterId?: string;
  readonly state?: Readonly<Record<string, string>>;
  readonly env?: NodeJS.ProcessEnv;
  readonly with?: Partial<StoreSurroundings>;
}

const opened: SharedStore[] = [];

/** The state of a workspace on the remote of a clone. */
export async function openFrom(folder: string, temporary: string, options: OpenedFrom = {}): Promise<SharedStore> {
  const config = configIn(folder, options.state);
  const around = { ...surroundings(temporary, options.env), ...options.with };
  const remote = await findStateRemote(config, around.env);
  if (remote === null) throw noRemote(config);
  const workspace = config.workspaces["production"] as WorkspaceConfig;
  const name = { workspaceId: options.workspaceId ?? "ws1", helpCenterId: options.helpCenterId ?? "1" };
  const store = await openGitMemory(config, workspace, name, remote, around);
  opened.push(store);
  return store;
}

/** Closes every store that `openFrom` opened. */
export async function closeAll(): Promise<void> {
  for (const store of opened.splice(0)) await store.close();
}

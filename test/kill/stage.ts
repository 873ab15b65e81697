import { spawn, type ChildProcess } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { stringify } from "yaml";
import { runProgram } from "../../src/commands/program.ts";
import { deliver } from "../../src/sandbox/deliver.ts";
import type { SandboxOptions } from "../../src/sandbox/options.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { git, makeRemote } from "../state/remotes.ts";
import { contentTree } from "./tree.ts";

const PROGRAM = path.join(import.meta.dirname, "../../dist/cli.cjs");

/** At which request the program is killed, counted from 1, and whether that request still takes effect. */
export interface KillPoint {
  readonly request: number;
  readonly effect: "before" | "after";
}

/** A project and an Intercom that the real program, a process of its own, is applied to. */
export interface Stage {
  readonly folder: string;
  readonly sandbox: Sandbox;
  /** Runs the program as a process of its own until it is killed. */
  kill(point: KillPoint, ...parameters: readonly string[]): Promise<StageRun>;
  /** Runs the program to its end, in this process. */
  run(...parameters: readonly string[]): Promise<StageRun>;
  /** Replaces the content folder. */
  writeContent(edition: "first" | "second"): Promise<void>;
  /** A call as another program would make it. */
  call(method: string, route: string, body?: unknown): Promise<unknown>;
  /** Lets `keep` copy the folder while nothing is going on. */
  rest(keep: (folder: string) => void): void;
  close(): Promise<void>;
}

/** How a run ended, what it printed, and how many requests it made. */
export interface StageRun {
  /** Null where it was killed. */
  readonly code: number | null;
  readonly output: string;
  readonly requests: number;
}

/** What a stage begins with: nothing, or what another stage left. */
export interface StageStart {
  /** Where the state is: in files, or on the remote of the repository that the project then is. */
  readonly store: "file" | "git";
  readonly quirks?: SandboxOptions["quirks"];
  /** A folder that `keep` made. */
  readonly from?: string;
}

export async function openStage(start: StageStart): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), "helpsync-kill-"));
  if (start.from !== undefined) await cp(start.from, folder, { recursive: true });
  const sandbox = createSandbox({
    data: path.join(folder, "intercom.json"),
    rateLimit: { calls: 1e6, windowSeconds: 10 },
    ...(start.quirks === undefined ? {} : { quirks: start.quirks }),
  });
  let child: ChildProcess | undefined;
  let kill: KillPoint | undefined;
  let requests = 0;
  const server = http.createServer((request, response) => {
    const respond = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      requests += 1;
      const isHit = kill !== undefined && requests === kill.request;
      // What a killed process has sent already may still take effect, but for the request at which it was killed.
      if (isHit && kill?.effect === "before") {
        child?.kill("SIGKILL");
        response.destroy();
        return;
      }
      const answer = await sandbox.handle({
        method: request.method ?? "GET",
        path: request.url ?? "/",
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString("utf8"),
      });
      if (isHit) child?.kill("SIGKILL");
      if (isHit) response.destroy();
      else deliver(answer, response);
    };
    respond().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const config = {
    locales: { default: "en", additional: ["fr"] },
    defaults: { state: "published" },
    policies: { max_removals: 1000, on_removal: "unpublish" },
    workspaces: { test: { token_env: "TEST_TOKEN", api_url: url, request_timeout: 1 } },
  };
  await writeFile(path.join(folder, "intercom.config.yaml"), stringify(config));
  const env = { PATH: process.env["PATH"], HOME: folder, GIT_CONFIG_NOSYSTEM: "1", TEST_TOKEN: "token" };
  const remote = path.join(folder, "remote.git");
  if (start.store === "git" && start.from === undefined) makeRepository(folder, remote);
  if (start.store === "git") git(folder, "remote", "set-url", "origin", remote);
  return {
    folder,
    sandbox,
    kill: (point, ...parameters) => {
      kill = point;
      requests = 0;
      return new Promise((resolve, reject) => {
        child = spawn(process.execPath, [PROGRAM, ...parameters], { cwd: folder, env });
        let output = "";
        child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
        child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
        child.on("error", reject);
        child.on("close", (code) => {
          kill = undefined;
          resolve({ code, output, requests });
        });
      });
    },
    run: async (...parameters) => {
      requests = 0;
      let output = "";
      const take = (text: string): string => (output += text);
      const code = await runProgram(parameters, "0.0.0-test", () => ({
        ...{ cwd: folder, env, manual: "", print: take, note: take, progress: () => undefined },
        ...{ color: "plain", audience: "script", confirm: () => Promise.resolve(false) },
        ...{ wait: (ms) => sleep(ms), untilStopped: () => Promise.resolve() },
        heedSignals: () => new AbortController().signal,
      }));
      return { code, output, requests };
    },
    writeContent: async (edition) => {
      const content = path.join(folder, "content");
      await rm(content, { recursive: true, force: true });
      for (const [file, text] of contentTree(edition)) {
        await mkdir(path.dirname(path.join(content, file)), { recursive: true });
        await writeFile(path.join(content, file), text);
      }
      if (start.store === "git") commit(folder, edition);
    },
    call: async (method, route, body) => {
      const answer = await sandbox.handle({
        ...{ method, path: route, headers: { authorization: "Bearer token", "intercom-version": "2.16" } },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return answer.body === "" ? null : (JSON.parse(String(answer.body)) as unknown);
    },
    rest: (keep) => {
      keep(folder);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function makeRepository(folder: string, remote: string): void {
  makeRemote(remote);
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "remote", "add", "origin", remote);
}

function commit(folder: string, message: string): void {
  git(folder, "add", "content", "intercom.config.yaml");
  git(folder, "commit", "--quiet", "--message", message);
}

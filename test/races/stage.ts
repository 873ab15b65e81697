import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { stringify } from "yaml";
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";
import { openDoor, startProgram, type ChildProgram } from "../engine/child-program.ts";
import { git, makeRemote } from "../state/remotes.ts";

/** The pages of the content; each machine has words of its own for all of them. */
export const PAGES = ["Install", "Update", "Remove"];

/** A machine with a clone of the project, from which the real program is started. */
export interface Machine {
  /** The times of its writes to Intercom, in milliseconds. */
  readonly writes: number[];
  /** What each of its requests waits for. */
  gate: (call: string) => Promise<void>;
  start(...parameters: string[]): ChildProgram;
}

/** An Intercom for each workspace, one git remote, and machines with clones of it. */
export interface Stage {
  /** The bare repository, a folder. */
  readonly remote: string;
  readonly intercoms: ReadonlyMap<string, OpenSandbox>;
  /** @param address where it finds the remote @param workspace which it applies to */
  machine(workspace: string, address: string, env?: Readonly<Record<string, string>>): Promise<Machine>;
  close(): Promise<void>;
}

export async function openStage(workspaces: readonly string[]): Promise<Stage> {
  const root = await mkdtemp(path.join(tmpdir(), "helpsync-races-"));
  const remote = makeRemote(path.join(root, "served", "help.git"));
  const closers: (() => Promise<void>)[] = [];
  const intercoms = new Map<string, OpenSandbox>();
  for (const name of workspaces) {
    const sandbox = await openSandbox({ workspaceId: name, rateLimit: { calls: 1e6, windowSeconds: 10 } });
    intercoms.set(name, sandbox);
    closers.push(() => sandbox.close());
  }
  let count = 0;
  return {
    remote,
    intercoms,
    async machine(workspace, address, env = {}) {
      count += 1;
      const folder = path.join(root, `machine-${String(count)}`);
      await writeProject(folder, workspaces, `Words of machine ${String(count)}.`);
      git(folder, "init", "--quiet", "--initial-branch=main");
      git(folder, "remote", "add", "origin", address);
      const { url, token } = intercoms.get(workspace) ?? { url: "", token: "" };
      const writes: number[] = [];
      const door = await openDoor(url, async (call) => {
        await machine.gate(call);
        if (!call.startsWith("GET")) writes.push(Date.now());
      });
      closers.push(() => door.close());
      const machine: Machine = {
        writes,
        gate: () => Promise.resolve(),
        start: (...parameters) =>
          startProgram({ folder, url: door.url, token, env }, ...parameters, "--workspace", workspace, "--allow-dirty"),
      };
      return machine;
    },
    async close() {
      for (const close of closers.reverse()) await close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function writeProject(folder: string, workspaces: readonly string[], words: string): Promise<void> {
  const config = {
    defaults: { author: "docs@example.com", state: "published" },
    workspaces: Object.fromEntries(workspaces.map((name) => [name, { token_env: "TEST_TOKEN" }])),
  };
  await mkdir(path.join(folder, "content", "guides"), { recursive: true });
  await writeFile(path.join(folder, "intercom.config.yaml"), stringify(config));
  for (const title of PAGES) {
    const file = path.join(folder, "content", "guides", `${title.toLowerCase()}.md`);
    await writeFile(file, `---\ntitle: ${title}\n---\n${words}\n`);
  }
}

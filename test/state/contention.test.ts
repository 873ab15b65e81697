import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { machineName } from "../../src/disk/machine.ts";
import { openFileMemory } from "../../src/state/open-store.ts";
import type { SharedStore } from "../../src/model/state-store.ts";
import { runs } from "../runs.ts";
import { closeAll, configIn, makeClone, makeRemote, openFrom, surroundings } from "./remotes.ts";

let root = "";
let program = "";
beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), "helpsync-contention-"));
  program = path.join(root, "contender.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, "contender.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
});
afterAll(async () => {
  await closeAll();
  rmSync(root, { recursive: true, force: true });
});

/** Starts one process; gives its exit code and what it said. */
function contend(
  kind: string,
  folder: string,
  name: string,
  end = "lives",
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, kind, folder, name, end], {
      env: { PATH: process.env["PATH"], HOME: root },
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.on("close", (code) => {
      resolve({ code, said });
    });
  });
}

async function open(kind: string, folder: string): Promise<SharedStore> {
  return kind === "git"
    ? openFrom(folder, path.join(folder, "..", "tmp"))
    : openFileMemory(
        configIn(folder),
        { workspaceId: "ws1", helpCenterId: "1" },
        surroundings(path.join(folder, "..", "tmp")),
      );
}

function folderFor(kind: string, name: string): string {
  const folder = path.join(root, `${kind}-${name}`, "project");
  if (kind === "git") {
    const remote = makeRemote(path.join(folder, "..", "remote.git"));
    return makeClone(remote, folder);
  }
  mkdirSync(folder, { recursive: true });
  return folder;
}

describe.each(["file", "git"])("processes that want one workspace (%s store)", (kind) => {
  it("come one at a time, and each finds what the others stored", { timeout: 120_000 }, async () => {
    const folder = folderFor(kind, "several");
    const names = Array.from({ length: runs(1) > 1 ? 6 : 4 }, (_, index) => `n${String(index)}`);
    const ends = await Promise.all(names.map((name) => contend(kind, folder, name)));
    expect(ends).toEqual(names.map(() => ({ code: 0, said: "" })));
    const state = await (await open(kind, folder)).read();
    expect([...(state?.resources.keys() ?? [])].sort()).toEqual(names.map((name) => `article:${name}`));
    expect(await (await open(kind, folder)).holder()).toBeNull();
  });

  it.skipIf(process.platform !== "linux")(
    "do not wait for one that was killed on the same machine",
    { timeout: 60_000 },
    async () => {
      const folder = folderFor(kind, "killed");
      await contend(kind, folder, "first", "dies");
      const dead = await (await open(kind, folder)).holder();
      expect(dead).not.toBeNull();
      const begun = performance.now();
      expect(await contend(kind, folder, "second")).toEqual({ code: 0, said: "" });
      expect(performance.now() - begun).toBeLessThan(20_000);
      expect([...((await (await open(kind, folder)).read())?.resources.keys() ?? [])]).toEqual([
        "article:first",
        "article:second",
      ]);
    },
  );

  it("do not believe the number of a process in a pipeline, whose machines may be copies", async () => {
    const folder = folderFor(kind, "copied");
    const now = { timeout: 0, onWait: () => undefined };
    const around = { ...surroundings(path.join(folder, "..", "tmp")), machine: await machineName() };
    const openIn = (env: NodeJS.ProcessEnv): Promise<SharedStore> => {
      const here = { ...around, env: { ...around.env, ...env } };
      if (kind === "git") return openFrom(folder, around.temporary, { with: here });
      return Promise.resolve(openFileMemory(configIn(folder), { workspaceId: "ws1", helpCenterId: "1" }, here));
    };
    await contend(kind, folder, "first", "dies");
    const address = "https://gitlab.example.com/jobs/1";
    await expect((await openIn({ CI_JOB_URL: address })).lock(now)).rejects.toMatchObject({ outcome: "locked" });
    await (await (await openIn({})).lock(now)).release();
  });

  it("cannot write past a lock, nor after theirs was removed", async () => {
    const folder = folderFor(kind, "past");
    const [one, two] = [await open(kind, folder), await open(kind, folder)];
    const { emptyState } = await import("../../src/model/state.ts");
    const [empty, more] = [emptyState("ws1", "1"), { ...emptyState("ws1", "1"), commit: "c2" }];
    const lock = await one.lock({ timeout: 0, onWait: () => undefined });
    await one.read();
    await one.write(empty);
    await two.read();
    await expect(two.write(more)).rejects.toMatchObject({
      outcome: "locked",
      message: expect.stringContaining("is locked by") as string,
    });
    await expect(two.bodies.put("text")).rejects.toMatchObject({ outcome: "locked" });
    await expect(two.lock({ timeout: 0, onWait: () => undefined })).rejects.toMatchObject({ outcome: "locked" });
    await expect(two.unlock("another")).rejects.toThrow("There is no lock another");
    expect((await two.unlock(lock.holder.id)).id).toBe(lock.holder.id);
    await two.write(more);
    await expect(one.write({ ...empty, commit: "c3" })).rejects.toThrow("has lost the lock");
    expect(lock.lost()).toContain("another run has taken the lock");
    await lock.release();
    expect((await two.read())?.commit).toBe("c2");
  });

  it("of two workspaces do not wait for each other", async () => {
    const folder = folderFor(kind, "two");
    const one = await open(kind, folder);
    const other =
      kind === "git"
        ? await openFrom(folder, path.join(folder, "..", "tmp"), { workspaceId: "ws2" })
        : openFileMemory(
            configIn(folder),
            { workspaceId: "ws2", helpCenterId: "1" },
            surroundings(path.join(folder, "..", "tmp")),
          );
    const first = await one.lock({ timeout: 0, onWait: () => undefined });
    const second = await other.lock({ timeout: 0, onWait: () => undefined });
    await first.release();
    expect((await other.holder())?.id).toBe(second.holder.id);
    await second.release();
  });
});

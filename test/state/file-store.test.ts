import { mkdtemp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StateStore } from "../../src/model/state-store.ts";
import { emptyState } from "../../src/model/state.ts";
import { openFileStore } from "../../src/state/file-store.ts";
import { openFileMemory } from "../../src/state/open-store.ts";
import { configIn, surroundings } from "./remotes.ts";
import { fullState, snapshotOf, withSnapshots } from "./states.ts";
import { storeConformance } from "./store-conformance.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "helpsync-store-"));
});
afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function open(workspaceId: string, helpCenterId = "1"): StateStore {
  return openFileStore({ folder: path.join(root, workspaceId), workspaceId, helpCenterId, keeps: "all" });
}

storeConformance("the file store", (workspaceId, helpCenterId) => {
  const around = surroundings(path.join(root, "tmp"));
  const config = configIn(path.join(root, "project"), { bodies: "all" });
  return Promise.resolve(openFileMemory(config, { workspaceId, helpCenterId }, around));
});

describe("the file of a state", () => {
  it("is never read torn: a file that was cut anywhere is a failure, not a smaller memory", async () => {
    const store = open("torn");
    await store.write(withSnapshots(fullState("torn", "1"), [snapshotOf("a".repeat(64))]));
    const whole = await readFile(store.place, "utf8");
    for (let length = 0; length < whole.trimEnd().length; length += 41) {
      await writeFile(store.place, whole.slice(0, length));
      await expect(store.read()).rejects.toMatchObject({ name: "Failure" });
    }
  });

  it("is whole at every moment while two stores write it", async () => {
    const [one, two] = [open("side"), open("side")];
    const [small, full] = [emptyState("side", "1"), fullState("side", "1")];
    await one.write(small);
    const writes = Array.from({ length: 30 }, (_, turn) => (turn % 2 === 0 ? one.write(small) : two.write(full)));
    const reads = Array.from({ length: 60 }, () => open("side").read());
    for (const state of await Promise.all(reads)) expect([0, 2]).toContain(state?.resources.size);
    await Promise.all(writes);
    expect(await readdir(path.join(root, "side"))).toEqual(["1.json"]);
  });

  it("stays as it was where the new one cannot be written", async () => {
    const store = open("stuck");
    await store.write(fullState("stuck", "1"));
    await rm(store.place);
    await mkdir(store.place);
    await expect(store.write(emptyState("stuck", "1"))).rejects.toMatchObject({ name: "Failure" });
    expect(await readdir(path.join(root, "stuck"))).toEqual(["1.json"]);
  });

  it("of another help center or workspace is refused under this one's name", async () => {
    const [one, two] = [open("moved", "1"), open("moved", "2")];
    await one.write(emptyState("moved", "1"));
    await rename(one.place, two.place);
    await expect(two.read()).rejects.toThrow("belongs to help center 1 of workspace moved, not to 2 of moved");
    await expect(one.ownedElsewhere()).rejects.toThrow("belongs to help center 1");
  });

  it("has one line a key, in order, and reads snapshots of a state that knew none as none", async () => {
    const store = open("lines");
    await store.write(fullState("lines", "1"));
    const text = await readFile(store.place, "utf8");
    const keys = text.split("\n").flatMap((line) => /^"((?:article|collection):[^"]+)": /u.exec(line)?.[1] ?? []);
    expect(keys).toEqual(["article:faq", "article:plans", "article:guides/install", "collection:guides"]);
    await writeFile(store.place, text.replace('"snapshots": {},\n', ""));
    expect((await store.read())?.snapshots).toEqual(new Map());
  });

  it("that names a body by anything but a sha256 is refused: the name leads to a file", async () => {
    const store = open("names");
    await store.write(withSnapshots(emptyState("names", "1"), [snapshotOf("../../../etc/passwd")]));
    await expect(store.read()).rejects.toThrow("cannot be read");
  });
});

describe("a damaged body", () => {
  const damages = [
    ["cut", (bytes: Buffer) => bytes.subarray(0, 10)],
    ["another text", () => Buffer.from("plain")],
    ["empty", () => Buffer.alloc(0)],
  ] as const;

  it.each(damages)(
    "(%s) is told and never given as text, and written anew when its text comes again",
    async (_, damage) => {
      const store = open("damaged");
      const id = await store.bodies.put("the words");
      const file = path.join(root, "damaged", "bodies", "1", `${id}.gz`);
      await writeFile(file, damage(await readFile(file)));
      await expect(store.bodies.get(id)).rejects.toThrow("is damaged");
      await store.bodies.put("the words");
      expect(await store.bodies.get(id)).toBe("the words");
    },
  );
});

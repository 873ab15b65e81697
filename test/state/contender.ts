import { mkdirSync, rmdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SharedStore } from "../../src/model/state-store.ts";
import type { Key } from "../../src/model/key.ts";
import { emptyState, type ResourceState } from "../../src/model/state.ts";
import { openFileMemory } from "../../src/state/open-store.ts";
import { surroundingsOf } from "../../src/workspace.ts";
import { configIn, openFrom } from "./remotes.ts";

/** One of several processes that want the same workspace: takes the lock, adds a resource to the state, lets go. */
const [kind = "", folder = "", name = "", end = ""] = process.argv.slice(2);
const around = await surroundingsOf(process.env);
const store: SharedStore =
  kind === "git"
    ? await openFrom(folder, path.join(folder, "..", `tmp-${name}`), {
        with: { ...around, wait: (ms) => sleep(Math.min(ms, 150)) },
      })
    : openFileMemory(configIn(folder), { workspaceId: "ws1", helpCenterId: "1" }, around);

const lock = await store.lock({ timeout: 100_000, onWait: () => undefined });
const alone = path.join(folder, "..", "alone");
// Fails where another process is between its lock and its release.
mkdirSync(alone);
const before = (await store.read()) ?? emptyState("ws1", "1");
const resource: ResourceState = { id: name, path: name, place: { meant: null, sent: null }, locales: {} };
await store.write({ ...before, resources: new Map([...before.resources, [`article:${name}` as Key, resource]]) });
await sleep(20);
rmdirSync(alone);
if (end === "dies") process.kill(process.pid, "SIGKILL");
await lock.release();
await store.close();

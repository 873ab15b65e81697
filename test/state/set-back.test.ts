import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { State } from "../../src/model/state.ts";
import { closeAll, git, makeClone, makeRemote, openFrom } from "./remotes.ts";
import { fullState } from "./states.ts";

const REF = "refs/heads/helpsync-state";
let root = "";
let count = 0;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "helpsync-set-back-"));
});
afterEach(closeAll);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

interface Place {
  readonly remote: string;
  readonly folder: string;
  readonly temporary: string;
}

const remembering = (commit: string): State => ({ ...fullState("ws1", "1"), commit });

/** A remote whose state a checkout has written, once for each commit. */
async function written(...commits: string[]): Promise<Place> {
  count += 1;
  const remote = makeRemote(path.join(root, String(count), "remote.git"));
  const here = { remote, folder: path.join(remote, "../clone"), temporary: path.join(remote, "../tmp") };
  const store = await openFrom(makeClone(remote, here.folder), here.temporary);
  for (const commit of commits) await store.write(remembering(commit));
  return here;
}

describe("a ref that was set back", () => {
  const isOlder = { name: "Failure", message: expect.stringContaining("was set back") as string };

  it("is no memory for a checkout that wrote a newer one, until the newer one is back", async () => {
    const { remote, folder, temporary } = await written("c1", "c2", "c3");
    const newest = git(remote, "rev-parse", REF);
    git(remote, "update-ref", REF, `${REF}~1`);
    const store = await openFrom(folder, temporary);
    await expect(store.read()).rejects.toMatchObject(isOlder);
    expect((await store.readAsIs())?.commit).toBe("c2");
    git(remote, "update-ref", REF, newest);
    expect((await store.read())?.commit).toBe("c3");
  });

  it("stays refused after something was written upon it, until it has got as far or the file is deleted", async () => {
    const { remote, folder, temporary } = await written("c1", "c2", "c3");
    git(remote, "update-ref", REF, `${REF}~2`);
    const store = await openFrom(folder, temporary);
    await store.readAsIs();
    await store.write(remembering("another"));
    await expect(store.read()).rejects.toMatchObject(isOlder);
    const failure = await store.read().catch((error: unknown) => error);
    const file = path.join(folder, ".helpsync", "state", "ws1.1.json");
    expect((failure as { next: string }).next).toContain(`delete ${file}`);
    rmSync(file);
    expect((await store.read())?.commit).toBe("another");
  });

  it("cannot be told by a checkout that never wrote, nor from a state that was made anew", async () => {
    const { remote, folder, temporary } = await written("c1", "c2");
    git(remote, "update-ref", REF, `${REF}~1`);
    expect((await (await openFrom(makeClone(remote, `${folder}-2`), temporary)).read())?.commit).toBe("c1");
    git(remote, "update-ref", "-d", REF);
    const store = await openFrom(folder, temporary);
    expect(await store.readLost()).toBeNull();
    await store.write(remembering("new"));
    expect((await store.read())?.commit).toBe("new");
  });
});

describe("a state that is gone", () => {
  it("is no first run for a checkout that wrote it, until it is back or the file is deleted", async () => {
    const { remote, folder, temporary } = await written("c1", "c2");
    const newest = git(remote, "rev-parse", REF);
    git(remote, "update-ref", "-d", REF);
    const store = await openFrom(folder, temporary);
    const file = path.join(folder, ".helpsync", "state", "ws1.1.json");
    await expect(store.read()).rejects.toMatchObject({
      message: expect.stringContaining("any more: this checkout has written number 2 of it") as string,
      next: expect.stringContaining(`delete ${file}`) as string,
    });
    const elsewhere = await openFrom(folder, temporary, { state: { ref: "refs/heads/another" } });
    await expect(elsewhere.read()).rejects.toMatchObject({ why: expect.stringContaining("state.ref") as string });
    expect(await (await openFrom(makeClone(remote, `${folder}-2`), temporary)).read()).toBeNull();
    git(remote, "update-ref", REF, newest);
    expect((await store.read())?.commit).toBe("c2");
    git(remote, "update-ref", "-d", REF);
    rmSync(file);
    expect(await store.read()).toBeNull();
  });
});

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { emptyState, type State } from "../../src/model/state.ts";
import { closeAll, git, makeClone, makeRemote, openFrom, setHook } from "./remotes.ts";
import { fullState, snapshotOf, withSnapshots } from "./states.ts";
import { storeConformance } from "./store-conformance.ts";

const REF = "refs/heads/helpsync-state";
let root = "";
let count = 0;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "helpsync-gît-tëst-"));
});
afterEach(closeAll);
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A remote, and a folder for its clones. */
function place(): { remote: string; clone: (...parameters: string[]) => string; temporary: string } {
  count += 1;
  const folder = path.join(root, `Ordner ${String(count)}`);
  const remote = makeRemote(path.join(folder, "remote.git"));
  let clones = 0;
  return {
    remote,
    clone: (...parameters) => makeClone(remote, path.join(folder, `clone${String((clones += 1))}`), ...parameters),
    temporary: path.join(folder, "tmp"),
  };
}

const remembering = (commit: string): State => ({ ...fullState("ws1", "1"), commit });

describe("as a store", () => {
  let shared: ReturnType<typeof place> | undefined;
  let folder = "";
  storeConformance("the git store", (memory, helpCenterId) => {
    shared ??= place();
    if (folder === "") folder = shared.clone();
    return openFrom(folder, shared.temporary, { workspaceId: memory, helpCenterId, state: { bodies: "all" } });
  });
});

describe("the state on a git remote", () => {
  it("leaves the checkout as it was: no ref, object, setting or commit, and no file but how far it was", async () => {
    const { clone, temporary } = place();
    const folder = clone();
    writeFileSync(path.join(folder, ".git/info/exclude"), ".helpsync/\n");
    const seen = [".helpsync", ".helpsync/state", ".helpsync/state/ws1.1.json"];
    const all = (): string =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .map((it) => path.join(it.parentPath, it.name))
        .filter((name) => !seen.some((own) => path.join(folder, own) === name))
        .sort()
        .join("\n");
    const before = [
      all(),
      git(folder, "show-ref"),
      git(folder, "config", "--local", "--list"),
      git(folder, "status", "--porcelain"),
    ];
    const store = await openFrom(folder, temporary);
    await store.read();
    await store.write(remembering("c1"));
    await store.bodies.put("a text");
    await store.read();
    await store.close();
    expect([
      all(),
      git(folder, "show-ref"),
      git(folder, "config", "--local", "--list"),
      git(folder, "status", "--porcelain"),
    ]).toEqual(before);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ["a shallow clone", ["--depth=1", "--no-local"]],
    ["a clone without a working tree", ["--bare"]],
    ["a detached HEAD", ["--no-checkout"]],
    ["a remote of another name", ["--origin=upstream"]],
  ])("is written and read from %s", async (name, parameters) => {
    const { clone, temporary, remote } = place();
    const folder = clone(...parameters);
    if (name === "a detached HEAD") git(folder, "checkout", "--quiet", "--detach");
    const options = name === "a remote of another name" ? { state: { remote: "upstream" } } : {};
    if (name === "a clone without a working tree") git(folder, "config", "remote.origin.url", remote);
    const store = await openFrom(folder, temporary, options);
    await store.write(remembering("c1"));
    expect(await (await openFrom(folder, temporary, options)).read()).toMatchObject(remembering("c1"));
  });

  it("is written from a repository without a commit, and on a remote without one", async () => {
    const { temporary } = place();
    const folder = path.join(temporary, "..", "new");
    const remote = path.join(temporary, "..", "empty.git");
    mkdirSync(folder);
    git(folder, "init", "--quiet");
    git(folder, "init", "--quiet", "--bare", remote);
    git(folder, "remote", "add", "origin", "../empty.git");
    const store = await openFrom(folder, temporary);
    expect(await store.read()).toBeNull();
    await store.write(remembering("c1"));
    expect(git(remote, "show", `${REF}:ws1/1.json`)).toContain('"commit": "c1"');
  });

  it("takes any ref, and the address of a remote in the place of its name", async () => {
    const { clone, temporary, remote } = place();
    const state = { ref: "refs/helpsync/a/state", remote };
    const store = await openFrom(clone(), temporary, { state });
    await store.write(remembering("c1"));
    expect(git(remote, "for-each-ref", "--format=%(refname)")).toBe("refs/heads/main\nrefs/helpsync/a/state");
    expect((await (await openFrom(temporary, temporary, { state })).read())?.commit).toBe("c1");
  });

  it("tells in each commit what was done, from which commit and by which run, and asks pipelines to pass it by", async () => {
    const { clone, temporary, remote } = place();
    const folder = clone();
    const env = { GITHUB_RUN_ID: "77", GITHUB_REPOSITORY: "acme/help", GITHUB_ACTOR: "ann\nx", CI: "true" };
    const store = await openFrom(folder, temporary, { env });
    await store.write(remembering("c1"));
    const message = git(remote, "log", "-1", "--format=%B", REF);
    expect(message.split("\n")).toEqual([
      "production: 2 writes begin, 2 new",
      "",
      "Workspace: ws1",
      `Commit: ${git(folder, "rev-parse", "HEAD")}`,
      "Run: https://github.com/acme/help/actions/runs/77",
      "By: ann x",
      "",
      "[skip ci]",
    ]);
  });

  it("is not pushed again where nothing changed", async () => {
    const { clone, temporary, remote } = place();
    const store = await openFrom(clone(), temporary);
    await store.write(remembering("c1"));
    const before = git(remote, "rev-parse", REF);
    await store.read();
    await store.write(remembering("c1"));
    expect(git(remote, "rev-parse", REF)).toBe(before);
    await store.write({ ...remembering("c1"), intents: [] });
    expect(git(remote, "rev-parse", `${REF}~1`)).toBe(before);
  });

  it("reads no body before it is asked for", async () => {
    const { clone, temporary } = place();
    const folder = clone();
    const store = await openFrom(folder, temporary, { state: { bodies: "all" } });
    const text = "x".repeat(10) + Math.random().toString();
    const id = await store.bodies.put(text);
    await store.write(withSnapshots(remembering("c1"), [snapshotOf(id)]));
    const other = path.join(temporary, "other");
    const later = await openFrom(folder, other);
    await later.read();
    const [copy] = readdirSync(other);
    const missing = git(
      path.join(other, copy ?? "", "state.git"),
      "rev-list",
      "--objects",
      "--missing=print",
      "refs/helpsync/seen",
    );
    expect(missing.split("\n").filter((line) => line.startsWith("?")).length).toBeGreaterThan(0);
    expect(await later.bodies.get(id)).toBe(text);
  });
});

describe("several writers on one ref", () => {
  it("lose nothing of each other where they write for different workspaces", async () => {
    const { clone, temporary, remote } = place();
    const folder = clone();
    const names = Array.from({ length: 6 }, (_, index) => `ws${String(index)}`);
    await Promise.all(
      names.map(async (workspaceId) => {
        const store = await openFrom(folder, temporary, { workspaceId });
        await store.read();
        for (const commit of ["c1", "c2", "c3"]) await store.write({ ...emptyState(workspaceId, "1"), commit });
      }),
    );
    for (const name of names) expect(git(remote, "show", `${REF}:${name}/1.json`)).toContain('"commit": "c3"');
    expect(Number(git(remote, "rev-list", "--count", REF))).toBe(18);
  });

  it("never write over a state that another run changed meanwhile", async () => {
    const { clone, temporary } = place();
    const [one, two] = [await openFrom(clone(), temporary), await openFrom(clone(), temporary)];
    await one.write(remembering("c1"));
    await two.read();
    await one.write(remembering("c2"));
    await expect(two.write(remembering("c3"))).rejects.toMatchObject({ name: "Failure", outcome: "locked" });
    expect((await two.read())?.commit).toBe("c2");
  });

  it("never write over a history that was rewound, or a ref that was deleted", async () => {
    const { clone, temporary, remote } = place();
    const store = await openFrom(clone(), temporary);
    await store.write(remembering("c1"));
    await store.write(remembering("c2"));
    git(remote, "update-ref", REF, `${REF}~1`);
    await expect(store.write(remembering("c3"))).rejects.toThrow("was changed by another run");
    await store.readAsIs();
    await store.write(remembering("c4"));
    git(remote, "update-ref", "-d", REF);
    await expect(store.write(remembering("c5"))).rejects.toThrow("was changed by another run");
  });
});

describe("a remote that does not take the state", () => {
  it("says what it said, and what to allow", async () => {
    const { clone, temporary, remote } = place();
    setHook(remote, "pre-receive", "echo 'GH006: Protected branch' >&2; exit 1");
    const store = await openFrom(clone(), temporary);
    await expect(store.write(remembering("c1"))).rejects.toMatchObject({
      message: expect.stringContaining("cannot be written") as string,
      why: expect.stringContaining("GH006: Protected branch") as string,
      next: expect.stringContaining("contents: write") as string,
    });
  });

  it("whose answer was lost is asked, and nothing is written twice", async () => {
    const { clone, temporary, remote } = place();
    // The push takes effect; then the remote's end dies before it can say so.
    setHook(remote, "post-update", "kill -9 $(ps -o ppid= -p $PPID)");
    const store = await openFrom(clone(), temporary);
    await store.write(remembering("c1"));
    await store.write(remembering("c2"));
    expect(git(remote, "rev-list", "--count", REF)).toBe("2");
  });

  it("that is not there is told with its address and without its password or query", async () => {
    const { clone, temporary } = place();
    const state = { remote: "http://ann:hunter22@127.0.0.1:9/acme.git?private_token=s3cr3tquery" };
    const store = await openFrom(clone(), temporary, { state });
    const failure: unknown = await store.read().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      name: "Failure",
      message: expect.stringContaining("http://127.0.0.1:9/acme.git") as string,
    });
    for (const secret of ["hunter22", "s3cr3tquery"])
      expect(JSON.stringify([failure, String(failure), store.place])).not.toContain(secret);
  });
});

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parseState } from "../../src/state/document.ts";
import { openFileMemory } from "../../src/state/open-store.ts";
import { configIn, git, makeRemote, openFrom, setHook, surroundings } from "../state/remotes.ts";
import { openWorld, type World } from "./world.ts";

const STATE = "refs/heads/helpsync-state";
const article = (words: string): string => `---\ntitle: Install\n---\n${words}\n`;
let world: World | undefined;
afterEach(async () => {
  const remote = world === undefined ? "" : remoteOf(world);
  await world?.close();
  await rm(remote, { recursive: true, force: true });
});

function remoteOf({ folder }: World): string {
  return `${folder}-remote.git`;
}

/** A project in a repository with a remote, everything committed. */
async function project(state: Readonly<Record<string, string>> = {}): Promise<World> {
  world = await openWorld({
    files: { "content/guides/install.md": article("Take the box."), ".gitignore": ".helpsync/\n" },
    config: { state },
  });
  makeRemote(remoteOf(world));
  git(world.folder, "init", "--quiet", "--initial-branch=main");
  git(world.folder, "remote", "add", "origin", remoteOf(world));
  commit(world);
  return world;
}

function commit({ folder }: World): void {
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "-m", "content");
}

/** The machine that comes next has the checkout and nothing else. */
async function nextMachine({ folder }: World): Promise<void> {
  await rm(path.join(folder, ".helpsync"), { recursive: true, force: true });
}

describe("a project in a repository with a remote", () => {
  it("shares one memory between machines: what one applied, the other finds unchanged and goes on with", async () => {
    const here = await project();
    expect((await here.run("apply", "--yes", "--first-run")).code).toBe(0);
    await nextMachine(here);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    await here.write("content/guides/install.md", article("Take the box and open it."));
    commit(here);
    const applied = await here.run("apply", "--yes");
    expect([applied.code, applied.noted]).toEqual([0, expect.not.stringContaining("stopped")]);
    await nextMachine(here);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect(git(remoteOf(here), "log", "-1", "--format=%b", STATE)).toContain(
      `Commit: ${git(here.folder, "rev-parse", "HEAD")}`,
    );
  });

  it("plans with a remote that may only be read, and leaves nothing behind", async () => {
    const here = await project();
    await here.run("apply", "--yes", "--first-run");
    await nextMachine(here);
    setHook(remoteOf(here), "pre-receive", "exit 1");
    const before = git(here.folder, "show-ref");
    expect((await here.run("plan")).code).toBe(0);
    expect(existsSync(path.join(here.folder, ".helpsync"))).toBe(false);
    expect([git(here.folder, "show-ref"), git(here.folder, "status", "--porcelain")]).toEqual([before, ""]);
  });

  it("keeps files where the config says so, and writes nothing to the remote", async () => {
    const here = await project({ store: "file" });
    expect((await here.run("apply", "--yes", "--first-run")).code).toBe(0);
    expect(git(remoteOf(here), "for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
    expect(readdirSync(path.join(here.folder, ".helpsync", "state")).length).toBe(2);
  });

  it("does not take a memory that stayed in files for none", async () => {
    const here = await project({ store: "file" });
    await here.run("apply", "--yes", "--first-run");
    await setStore(here, "git");
    const planned = await here.run("plan");
    expect([planned.code, planned.noted]).toEqual([1, expect.stringContaining("helpsync state migrate --to git")]);
  });
});

describe("state migrate", () => {
  it("moves a memory to the remote and back, and the plan stays empty", async () => {
    const here = await project({ store: "file" });
    await here.run("apply", "--yes", "--first-run");
    const moved = await here.run("state", "migrate", "--to", "git");
    expect([moved.code, moved.noted]).toEqual([0, ""]);
    expect(moved.printed).toContain("Set `state: { store: git }`");
    await setStore(here, "git");
    await nextMachine(here);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect((await here.run("state", "migrate", "--to", "file")).code).toBe(0);
    const names = git(remoteOf(here), "ls-tree", "-r", "--name-only", STATE).split("\n");
    expect(names.filter((name) => name.endsWith(".json")).every((name) => name.includes(".migrated/"))).toBe(true);
    // On this machine and on any other: it must not look like a first run.
    for (const command of [["plan"], ["apply", "--yes", "--first-run"]]) {
      const planned = await here.run(...command);
      expect([planned.code, planned.noted]).toEqual([1, expect.stringContaining("moved it into files")]);
    }
    await setStore(here, "file");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("does not move a memory that was set back", async () => {
    const here = await project();
    await here.run("apply", "--yes", "--first-run");
    const before = git(remoteOf(here), "rev-parse", STATE);
    await here.write("content/guides/install.md", article("Take the box and open it."));
    commit(here);
    await here.run("apply", "--yes");
    git(remoteOf(here), "update-ref", STATE, before);
    const moved = await here.run("state", "migrate", "--to", "file");
    expect([moved.code, moved.noted]).toEqual([1, expect.stringContaining("was set back")]);
    expect(git(remoteOf(here), "ls-tree", "-r", "--name-only", STATE)).not.toContain(".migrated/");
  });

  it("refuses where the other place holds another memory, and where there is none to move", async () => {
    const here = await project({ store: "file" });
    const none = await here.run("state", "migrate", "--to", "git");
    expect([none.code, none.noted]).toEqual([1, expect.stringContaining("There is no state in")]);
    await here.run("apply", "--yes", "--first-run");
    const { workspaceId, helpCenterId, text } = stateOf(here);
    const other = await openFrom(here.folder, path.join(here.folder, ".helpsync", "tmp"), {
      workspaceId,
      helpCenterId,
    });
    const state = parseState(text, "the test");
    await other.write({ ...state, commit: "another" });
    await other.close();
    const taken = await here.run("state", "migrate", "--to", "git");
    expect([taken.code, taken.noted]).toEqual([1, expect.stringContaining("already holds another state")]);
    expect(stateOf(here).text).toBe(text);
  });
});

describe("unlock and state recover", () => {
  it.each(["git", "file"])("free a workspace, and bring back what could not be stored (%s)", async (store) => {
    const here = await project({ store });
    await here.run("apply", "--yes", "--first-run");
    const { workspaceId, helpCenterId } = store === "git" ? onRef(here) : stateOf(here);
    const other = await otherMachine(here, store, workspaceId, helpCenterId);
    const before = await other.read();
    if (before === null) throw new Error("The first apply stored nothing.");
    await other.lock({ timeout: 0, onWait: () => undefined });
    const id = (await other.holder())?.id ?? "";
    expect((await here.run("unlock", "nothing")).noted).toContain(`helpsync unlock ${id}`);
    const freed = await here.run("unlock", id);
    expect([freed.code, freed.printed]).toEqual([0, expect.stringContaining("Unlocked.")]);
    expect(await other.holder()).toBeNull();

    const file = await other.rescue({ ...before, commit: "what was applied and not stored" });
    await other.close();
    const recovered = await here.run("state", "recover", file);
    expect([recovered.code, recovered.noted]).toEqual([0, ""]);
    const later = await otherMachine(here, store, workspaceId, helpCenterId);
    expect((await later.read())?.commit).toBe("what was applied and not stored");
    await later.close();
    expect(existsSync(file)).toBe(false);
    const twice = await here.run("state", "recover", `${file}.recovered`, "--workspace", "nobody");
    expect(twice.code).toBe(1);
  });
});

async function otherMachine(
  here: World,
  store: string,
  workspaceId: string,
  helpCenterId: string,
): ReturnType<typeof openFrom> {
  const temporary = path.join(here.folder, ".helpsync", "tmp");
  if (store === "git") return openFrom(here.folder, temporary, { workspaceId, helpCenterId });
  return openFileMemory(configIn(here.folder), { workspaceId, helpCenterId }, surroundings(temporary));
}

async function setStore(here: World, store: string): Promise<void> {
  const file = "intercom.config.yaml";
  const text = await here.read(file);
  await here.write(file, text.replace(/store: \w+/u, `store: ${store}`));
  commit(here);
}

function stateOf({ folder }: World): { workspaceId: string; helpCenterId: string; text: string } {
  const states = path.join(folder, ".helpsync", "state");
  const [workspaceId = ""] = readdirSync(states).filter((name) => !name.includes("."));
  const [document = ""] = readdirSync(path.join(states, workspaceId)).filter((name) => name.endsWith(".json"));
  return {
    workspaceId,
    helpCenterId: document.slice(0, -".json".length),
    text: readFileSync(path.join(states, workspaceId, document), "utf8"),
  };
}

function onRef(here: World): { workspaceId: string; helpCenterId: string } {
  const names = git(remoteOf(here), "ls-tree", "-r", "--name-only", STATE).split("\n");
  const [workspaceId = "", document = ""] = names.find((name) => name.endsWith(".json"))?.split("/") ?? [];
  return { workspaceId, helpCenterId: document.slice(0, -".json".length) };
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseConfig } from "../../src/content/parse-config.ts";
import { chooseStore, type ChosenStore } from "../../src/state/choose-store.ts";
import { git, makeRemote, surroundings } from "./remotes.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "helpsync-choose-"));
  makeRemote(path.join(root, "remote.git"));
  for (const name of ["plain", "lonely", "shared"]) mkdirSync(path.join(root, name));
  for (const name of ["lonely", "shared"]) git(path.join(root, name), "init", "--quiet");
  git(path.join(root, "shared"), "remote", "add", "origin", "../remote.git");
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

async function choose(
  folder: string,
  state: object = {},
  env: NodeJS.ProcessEnv = {},
  kind = "real",
): Promise<ChosenStore> {
  const workspaces = { test: kind === "sandbox" ? { sandbox: true } : { token_env: "T" } };
  const file = path.join(root, folder, "intercom.config.yaml");
  const { config } = parseConfig(JSON.stringify({ state, workspaces }), file);
  const workspace = config?.workspaces["test"];
  if (config === undefined || workspace === undefined) throw new Error("The config of a test is wrong.");
  const name = { workspaceId: "ws1", helpCenterId: "1" };
  return chooseStore(config, workspace, name, surroundings(path.join(root, "tmp"), env));
}

describe("the store of a workspace", () => {
  it.each([
    ["is the remote, in a repository that has it", "shared", {}, "remote.git refs/heads/helpsync-state: ws1/1.json"],
    ["is a file in a repository without a remote", "lonely", {}, "lonely/.helpsync/state/ws1/1.json"],
    ["is a file outside a repository", "plain", {}, "plain/.helpsync/state/ws1/1.json"],
    ["is a file where the config says so", "shared", { store: "file" }, "shared/.helpsync/state/ws1/1.json"],
    [
      "is the address that the config names, anywhere",
      "plain",
      { remote: "../remote.git" },
      "remote.git refs/heads/helpsync-state: ws1/1.json",
    ],
  ])("%s", async (_, folder, state, place) => {
    const { store, warnings } = await choose(folder, state);
    expect(store.place.split(path.sep).join("/")).toMatch(new RegExp(`${place.replaceAll(".", "\\.")}$`, "u"));
    expect(warnings).toEqual([]);
    await store.close();
  });

  it("is a file for a sandbox, whatever the config says", async () => {
    const { store } = await choose("shared", { store: "git" }, {}, "sandbox");
    expect(store.place).toContain(".helpsync");
  });

  it("is refused where the config wants a remote and there is none of that name", async () => {
    await expect(choose("lonely", { store: "git" })).rejects.toThrow('There is no git remote "origin"');
    await expect(choose("shared", { store: "git", remote: "upstream" })).rejects.toThrow('no git remote "upstream"');
  });

  it.each([
    ["true", 1],
    ["1", 1],
    ["false", 0],
    ["", 0],
  ])("warns of files in a pipeline (CI=%s: %i)", async (CI, count) => {
    expect((await choose("plain", {}, { CI })).warnings).toHaveLength(count);
    expect((await choose("plain", {}, { CI }, "sandbox")).warnings).toEqual([]);
  });

  it.each([
    "refs/heads/a:b",
    "refs/heads/../a",
    "refs/heads/a b",
    "+refs/heads/a",
    "refs/a",
    "refs/heads/-",
    "refs/heads/a/b.c",
  ])("is on a ref that means one ref: %s", (ref) => {
    const { config } = parseConfig(JSON.stringify({ state: { ref } }), path.join(root, "intercom.config.yaml"));
    expect(config?.state.ref).toBe(["refs/heads/-", "refs/heads/a/b.c"].includes(ref) ? ref : undefined);
  });

  it("is never a file because git refuses to read the repository", async () => {
    const folder = path.join(root, "broken");
    mkdirSync(folder);
    git(folder, "init", "--quiet");
    writeFileSync(path.join(folder, ".git", "config"), "[core");
    await expect(choose("broken")).rejects.toMatchObject({
      name: "Failure",
      message: expect.stringContaining("git cannot read") as string,
    });
  });
});

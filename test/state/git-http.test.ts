import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { emptyState } from "../../src/model/state.ts";
import { httpBackend, serveGit, type GitServer } from "./git-http.ts";
import { closeAll, git, makeRemote, openFrom } from "./remotes.ts";

const program = httpBackend();
const token = "ghs_tokenthatnobodymaysee";
const readToken = "ghs_tokenthatmayonlyread";
const basic = (of: string): string => `basic ${Buffer.from(`x-access-token:${of}`).toString("base64")}`;
const secrets = [token, readToken, basic(token).slice(6), basic(readToken).slice(6)];

describe.skipIf(program === undefined)("the state on a remote over HTTP", () => {
  let root = "";
  let server: GitServer | undefined;
  let project = "";
  let count = 0;
  const calls = (): string => path.join(root, "calls.txt");
  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), "helpsync-http-"));
    makeRemote(path.join(root, "served", "acme", "help.git"));
    server = await serveGit(path.join(root, "served"), program ?? "", basic(readToken), basic(token));
    // Writes down each call, so that a secret on a command line is seen.
    const real = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
    mkdirSync(path.join(root, "bin"));
    writeFileSync(path.join(root, "bin", "git"), `#!/bin/sh\necho "$*" >> ${calls()}\nexec ${real} "$@"\n`);
    chmodSync(path.join(root, "bin", "git"), 0o755);
  });
  afterEach(closeAll);
  afterAll(async () => {
    await server?.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** A checkout of the remote as pipelines leave it: detached, shallow, with its address. */
  function checkout(): string {
    count += 1;
    project = path.join(root, `project${String(count)}`);
    git(root, "clone", "--quiet", "--depth=1", `file://${path.join(root, "served", "acme", "help.git")}`, project);
    git(project, "checkout", "--quiet", "--detach");
    git(project, "remote", "set-url", "origin", `${server?.url ?? ""}/acme/help.git`);
    return project;
  }

  const open = (env: NodeJS.ProcessEnv = {}): ReturnType<typeof openFrom> =>
    openFrom(project, path.join(root, "tmp"), {
      workspaceId: `ws${String(count)}`,
      env: { PATH: `${path.join(root, "bin")}:${process.env["PATH"] ?? ""}`, GITHUB_SERVER_URL: server?.url, ...env },
    });
  const state = (): ReturnType<typeof emptyState> => emptyState(`ws${String(count)}`, "1");

  async function roundTrip(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const store = await open(env);
    const lock = await store.lock({ timeout: 0, onWait: () => undefined });
    expect(await store.read()).toBeNull();
    const body = await store.bodies.put("a text");
    await store.write({ ...state(), commit: "c1" });
    await lock.release();
    const other = await open(env);
    expect((await other.read())?.commit).toBe("c1");
    expect(await other.bodies.get(body)).toBeNull();
    expect(readFileSync(calls(), "utf8")).toContain("push --porcelain");
    for (const secret of secrets) expect(readFileSync(calls(), "utf8")).not.toContain(secret);
  }

  it("takes the token of a GitHub run", async () => {
    checkout();
    await roundTrip({ GITHUB_TOKEN: token, GITHUB_ACTIONS: "true" });
  });

  it("takes the header that the checkout has in its settings, once", async () => {
    git(checkout(), "config", `http.${server?.url ?? ""}/.extraheader`, `AUTHORIZATION: ${basic(token)}`);
    await roundTrip({ GITHUB_TOKEN: readToken, GITHUB_ACTIONS: "true" });
  });

  it("takes the header of the user's own settings, once", async () => {
    checkout();
    const home = path.join(root, "home-with-header");
    mkdirSync(home);
    const key = `http.${server?.url ?? ""}/.extraheader`;
    git(root, "config", "--file", path.join(home, ".gitconfig"), key, `AUTHORIZATION: ${basic(token)}`);
    await roundTrip({ HOME: home });
  });

  it("takes the header from a file that the checkout's settings include by their place", async () => {
    const file = path.join(root, "credentials.config");
    git(root, "config", "--file", file, `http.${server?.url ?? ""}/.extraheader`, `AUTHORIZATION: ${basic(token)}`);
    git(checkout(), "config", `includeIf.gitdir:${project}/.git.path`, file);
    await roundTrip();
  });

  it("takes a password from the user's own helper", async () => {
    checkout();
    const home = path.join(root, "home");
    mkdirSync(home);
    git(
      root,
      "config",
      "--file",
      path.join(home, ".gitconfig"),
      "credential.helper",
      `!f() { echo username=x-access-token; echo password=${token}; }; f`,
    );
    const seen = server?.seen.length ?? 0;
    // Git spells the scheme with a capital; the server of this test takes exactly one spelling.
    await expect(open({ HOME: home }).then((store) => store.read())).rejects.toThrow("cannot be read");
    expect(server?.seen.slice(seen)).toContain(basic(token).replace("basic", "Basic"));
  });

  it("sends helpsync's own token to any host, and before what is set up", async () => {
    git(checkout(), "config", `http.${server?.url ?? ""}/.extraheader`, "AUTHORIZATION: basic b2xkOm9sZA==");
    await roundTrip({ HELPSYNC_GIT_TOKEN: token, GITHUB_SERVER_URL: "https://github.com" });
  });

  it("sends GitHub's token to no other host", async () => {
    checkout();
    const seen = server?.seen.length ?? 0;
    const store = await open({ GITHUB_TOKEN: token, GITHUB_SERVER_URL: "https://github.com" });
    await expect(store.read()).rejects.toMatchObject({ message: expect.stringContaining("cannot be read") as string });
    expect(server?.seen.slice(seen).every((header) => header === "")).toBe(true);
  });

  it("reads with a token that may only read, and says what to allow where it would write", async () => {
    checkout();
    const store = await open({ GITHUB_TOKEN: readToken, GITHUB_ACTIONS: "true" });
    expect(await store.read()).toBeNull();
    const failure: unknown = await store.write(state()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "Failure", next: expect.stringContaining("contents: write") as string });
    for (const secret of secrets)
      expect(`${String(failure)}${JSON.stringify(failure)}${store.place}`).not.toContain(secret);
  });

  it("tells of a token that is wrong without showing it", async () => {
    checkout();
    const store = await open({ HELPSYNC_GIT_TOKEN: "wrong-token-of-mine" });
    const failure: unknown = await store.read().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "Failure", message: expect.stringContaining("cannot be read") as string });
    expect(`${String(failure)}${JSON.stringify(failure)}`).not.toContain("wrong-token-of-mine");
  });
});

describe("without git", () => {
  it("a config that wants a remote says that git is missing; others keep files", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "helpsync-nogit-"));
    await expect(openFrom(folder, folder, { env: { PATH: folder } })).rejects.toMatchObject({
      name: "Failure",
      why: expect.stringContaining("git is not installed") as string,
    });
    rmSync(folder, { recursive: true });
  });
});

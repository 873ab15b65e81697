import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readInputs } from "../../src/action/inputs.ts";
import { environmentFor, findPlace, refuseWithoutToken, type Place } from "../../src/action/place.ts";
import { git } from "../state/remotes.ts";

let root = "";
let outside = "";
beforeEach(() => {
  outside = mkdtempSync(path.join(tmpdir(), "helpsync-place-"));
  root = path.join(outside, "checkout");
  mkdirSync(path.join(root, "docs"), { recursive: true });
  git(root, "init", "--quiet");
});
afterEach(() => {
  rmSync(outside, { recursive: true, force: true });
});

function place(inputs: Readonly<Record<string, string>> = {}): Promise<Place> {
  return findPlace(readInputs({ INPUT_COMMAND: "validate", ...inputs }), { GITHUB_WORKSPACE: root });
}

function config(text: string, file = "intercom.config.yaml"): void {
  writeFileSync(path.join(root, file), text);
}

describe("a token of Intercom", () => {
  it("is the one that the workflow gave, whatever other variables the config names", async () => {
    config("default_workspace: a\nworkspaces: { a: { token_env: DATABASE_URL }, b: { token_env: OTHER } }\n");
    const found = await place();
    const env = { DATABASE_URL: "secret", OTHER: "secret", KEPT: "kept" };
    const without = readInputs({ INPUT_COMMAND: "plan" });
    expect(environmentFor(without, found, env)).toEqual({ KEPT: "kept" });
    expect(() => {
      refuseWithoutToken(without, found);
    }).toThrow(
      expect.objectContaining({
        message: "There is no access token of Intercom.",
        why: expect.stringMatching(/^The input `token` is empty/u) as string,
        next: expect.stringMatching(/^Add the access token .* as a secret on GitHub/u) as string,
      }),
    );
    const given = readInputs({ INPUT_COMMAND: "plan", INPUT_TOKEN: "token" });
    expect(environmentFor(given, found, env)).toEqual({ KEPT: "kept", DATABASE_URL: "token" });
    refuseWithoutToken(given, found);
  });
});

describe("what a repository has the Action read", () => {
  it("is no file of the machine that its config is a link to, nor one of git's own", async () => {
    writeFileSync(path.join(outside, "secret.yaml"), "token: s3cr3t\n");
    const file = path.join(root, "intercom.config.yaml");
    for (const target of ["../secret.yaml", ".git/config"]) {
      symlinkSync(target, file);
      await expect(place()).rejects.toMatchObject({
        name: "Failure",
        message: expect.stringContaining("intercom.config.yaml is not read: it is a link") as string,
      });
      rmSync(file);
    }
    symlinkSync("..", path.join(root, "up"));
    await expect(place({ INPUT_CONFIG: "up/secret.yaml" })).rejects.toThrow("is not read");
    config("content: docs\n", "docs/real.yaml");
    symlinkSync("docs/real.yaml", file);
    expect(await place()).toMatchObject({ configPath: "intercom.config.yaml", config: { content: { root: "docs" } } });
  });

  it("is no folder outside of it, whether the config or a link leads there", async () => {
    const leadsOut = { name: "Failure", message: expect.stringContaining("outside of the repository") as string };
    for (const text of ["content: ../elsewhere\n", "content: docs/../..\n", "assets: { root: ../.. }\n"]) {
      config(text);
      await expect(place()).rejects.toMatchObject(leadsOut);
    }
    config("content: linked\n");
    symlinkSync("..", path.join(root, "linked"));
    await expect(place()).rejects.toMatchObject(leadsOut);
    config("content: docs\n");
    symlinkSync("..", path.join(root, ".helpsync"));
    await expect(place()).rejects.toMatchObject(leadsOut);
  });

  it("may lie elsewhere where the workflow itself says so, and anywhere in the repository", async () => {
    writeFileSync(path.join(outside, "shared.yaml"), "content: pages\n");
    const shared = await place({ INPUT_CONFIG: path.join(outside, "shared.yaml") });
    expect(shared.config?.content.root).toBe("pages");
    config("content: ../pages\n", "docs/intercom.config.yaml");
    const found = await place({ "INPUT_WORKING-DIRECTORY": "docs" });
    expect(found).toMatchObject({ configPath: "docs/intercom.config.yaml", config: { content: { root: "../pages" } } });
  });
});

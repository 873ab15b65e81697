import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { git } from "../state/remotes.ts";
import { startProgram, type Ended } from "./child-program.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
const FILES = ["helpsync-apply.yml", "helpsync-drift.yml", "helpsync-plan.yml"];

let folder = "";
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "helpsync-init-")));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function initGitHub(at = folder, ...more: string[]): Promise<Ended> {
  return startProgram({ folder: at, url: "", token: "" }, "init", "--github", ...more).ended;
}

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}

interface Written {
  readonly on: { readonly push: { readonly branches: readonly string[] } };
  readonly jobs: Readonly<
    Record<string, { environment?: string; steps: { uses: string; with: Record<string, string> }[] }>
  >;
}

/** A workflow that was written, and the step that is helpsync's. */
function written(name: string): { workflow: Written; step: Written["jobs"][string]["steps"][number] | undefined } {
  const workflow = parse(
    readFileSync(path.join(folder, ".github/workflows", `helpsync-${name}.yml`), "utf8"),
  ) as Written;
  return { workflow, step: Object.values(workflow.jobs)[0]?.steps[1] };
}

describe("init --github", () => {
  it("writes the workflows beside a new project, for the sandbox, and says what to do with them", async () => {
    git(folder, "init", "--quiet", "--initial-branch=main");
    const made = await initGitHub();
    expect([made.code, made.noted]).toEqual([0, ""]);
    expect(made.printed).toContain("wrote .github/workflows/helpsync-plan.yml");
    expect(made.printed).toContain("nothing reaches customers");
    expect(existsSync(path.join(folder, "intercom.config.yaml"))).toBe(true);
    expect(readdirSync(path.join(folder, ".github/workflows"))).toEqual(FILES);
    const { step } = written("apply");
    expect(step?.uses).toBe(`helpsync/helpsync@v${version}`);
    expect(step?.with).toEqual({
      ...{ command: "apply", workspace: "sandbox", "allow-removals": "${{ vars.HELPSYNC_ALLOW_REMOVALS }}" },
    });
  });

  it("writes only the workflows into a project that is there, for its real workspace and its folder", async () => {
    git(folder, "init", "--quiet", "--initial-branch=master");
    write("docs/help/intercom.config.yaml", "default_workspace: s\nworkspaces: { s: { sandbox: true }, live: {} }\n");
    mkdirSync(path.join(folder, "docs/help/content/deep"), { recursive: true });
    const made = await initGitHub(path.join(folder, "docs/help/content/deep"));
    expect([made.code, made.noted]).toEqual([0, ""]);
    expect(made.printed).toContain("INTERCOM_READ_TOKEN");
    expect(readdirSync(path.join(folder, "docs/help"))).toEqual(["content", "intercom.config.yaml"]);
    const { workflow, step } = written("apply");
    expect(workflow.on.push.branches).toEqual(["master"]);
    expect(workflow.jobs["apply"]?.environment).toBe("live");
    expect(step?.with).toMatchObject({ workspace: "live", "working-directory": "docs/help" });
    expect(step?.with["token"]).toBe("${{ secrets.INTERCOM_ACCESS_TOKEN }}");
    expect(written("plan").step?.with["token"]).toBe("${{ secrets.INTERCOM_READ_TOKEN }}");
  });

  it("applies the branch that is checked out where none is called main or master, and says which", async () => {
    const told = async (): Promise<string | undefined> => {
      rmSync(path.join(folder, ".github"), { recursive: true, force: true });
      return /apply what comes to (\S+?)[:.]/u.exec((await initGitHub()).printed)?.[1];
    };
    git(folder, "init", "--quiet", "--initial-branch=trunk");
    expect(await told()).toBe("trunk");
    expect(written("apply").workflow.on.push.branches).toEqual(["trunk"]);
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "first");
    git(folder, "update-ref", "refs/remotes/upstream/master", "HEAD");
    expect(await told()).toBe("master");
    git(folder, "branch", "main");
    expect(await told()).toBe("main");
    git(folder, "branch", "--delete", "main");
    git(folder, "update-ref", "-d", "refs/remotes/upstream/master");
    git(folder, "checkout", "--quiet", "--detach");
    expect(await told()).toBe("main");
  });

  it("knows a config of another name, and the branch that the remote shows", async () => {
    git(folder, "init", "--quiet", "--initial-branch=work");
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/release");
    write("help.yaml", "workspaces: { a: { sandbox: true }, b: {}, c: {} }\ndefault_workspace: c\n");
    expect((await initGitHub(folder, "--config", "help.yaml")).code).toBe(0);
    const { workflow, step } = written("apply");
    expect(workflow.on.push.branches).toEqual(["release"]);
    expect(step?.with).toMatchObject({ workspace: "c", config: "help.yaml" });
    expect(step?.with).not.toHaveProperty("working-directory");
  });

  it("writes those that are missing, leaves those that are there, and does nothing where all are", async () => {
    git(folder, "init", "--quiet");
    write(".github/workflows/helpsync-apply.yml", "mine\n");
    const made = await initGitHub();
    expect([made.code, made.noted]).toEqual([0, ""]);
    expect(made.printed).toContain("left .github/workflows/helpsync-apply.yml as it is");
    expect(made.printed).toContain("wrote .github/workflows/helpsync-drift.yml");
    expect(readdirSync(path.join(folder, ".github/workflows"))).toEqual(FILES);
    expect(readFileSync(path.join(folder, ".github/workflows/helpsync-apply.yml"), "utf8")).toBe("mine\n");
    rmSync(path.join(folder, "intercom.config.yaml"));
    const refused = await initGitHub();
    expect([refused.code, refused.noted]).toEqual([1, expect.stringContaining("helpsync-drift.yml are here already")]);
    expect(existsSync(path.join(folder, "intercom.config.yaml"))).toBe(false);
  });

  it("says what is wrong outside a repository, in another one than the config, and with a wrong config", async () => {
    const outside = await initGitHub();
    expect([outside.code, outside.noted]).toEqual([1, expect.stringContaining("is in no git repository")]);
    expect(readdirSync(folder)).toEqual([]);

    write("intercom.config.yaml", "workspaces: { live: {} }\n");
    mkdirSync(path.join(folder, "inner"));
    git(path.join(folder, "inner"), "init", "--quiet");
    const elsewhere = await initGitHub(path.join(folder, "inner"));
    expect([elsewhere.code, elsewhere.noted]).toEqual([1, expect.stringContaining("is not in the git repository")]);

    write("inner/intercom.config.yaml", "workspace: {}\n");
    expect((await initGitHub(path.join(folder, "inner"))).code).toBe(3);
    expect(readdirSync(path.join(folder, "inner"))).toEqual([".git", "intercom.config.yaml"]);
  });
});

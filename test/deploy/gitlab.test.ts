import { readFileSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { httpBackend, serveGit, type GitServer } from "../state/git-http.ts";
import { makeRemote } from "../state/remotes.ts";
import { CONFIG, openStage, recipes, type Ended, type Stage } from "./stage.ts";

const job = z.strictObject({
  extends: z.literal(".helpsync"),
  stage: z.enum(["plan", "apply"]),
  rules: z.array(z.strictObject({ if: z.string() })).min(1),
  script: z.array(z.string()).min(1),
  artifacts: z
    .strictObject({
      ...{ when: z.literal("always"), expose_as: z.string(), paths: z.array(z.string()), expire_in: z.string() },
    })
    .optional(),
  interruptible: z.boolean().optional(),
  resource_group: z.string().optional(),
  environment: z.string().optional(),
});
const pipeline = z.strictObject({
  stages: z.tuple([z.literal("plan"), z.literal("apply")]),
  ".helpsync": z.strictObject({
    ...{ image: z.string(), timeout: z.string(), variables: z.strictObject({ GIT_DEPTH: z.string() }) },
  }),
  ...{ validate: job, plan: job, apply: job, drift: job },
});
type Job = z.infer<typeof job>;

const program = httpBackend();
const basic = (text: string): string => Buffer.from(text).toString("base64");
const READ_TOKEN = "token-that-may-only-read";
const article = (words: string): string => `---\ntitle: Install\n---\n${words}\n`;

/** The variables of the page's table: the value of each, in an environment or in all. */
const table = [
  ...readFileSync(path.resolve(import.meta.dirname, "../../content/deploying/without-github.md"), "utf8").matchAll(
    /^\| `(\w+)` \| (?:`(\w+)`|All) \|/gmu,
  ),
].map(([, name = "", environment]) => ({ name, environment }));

/** The pipeline of the manual's page, its scripts run in clones as GitLab's runner makes them. */
describe.skipIf(program === undefined)("the pipeline for GitLab", () => {
  let stage: Stage;
  let server: GitServer;
  let jobs: z.infer<typeof pipeline>;
  let clone = "";
  let count = 0;
  const git = (...parameters: string[]): Promise<Ended> => stage.run(clone, "git", ...parameters);

  beforeAll(async () => {
    stage = await openStage();
    jobs = pipeline.parse(parse((await recipes("yaml"))[0] ?? ""));
    const remote = path.join(stage.folder, "served/acme/help.git");
    makeRemote(remote);
    // A job's own token may read, and a project access token with `write_repository` may write.
    const [read, write] = [`Basic ${basic("gitlab-ci-token:job-token")}`, `basic ${basic("x-access-token:glpat")}`];
    server = await serveGit(path.join(stage.folder, "served"), program ?? "", read, write);
    await stage.run(stage.folder, "git", "clone", "--quiet", remote, "clone");
    clone = path.join(stage.folder, "clone");
    const files = { "intercom.config.yaml": CONFIG, ".gitignore": ".helpsync/\nreport/\n" };
    await stage.commit(clone, { ...files, "content/guides/install.md": article("Take the box.") });
    await git("push", "origin", "main");
  });
  afterAll(async () => {
    await server.close();
    await stage.close();
  });

  /** Checks the commit out as the runner does: as deep as the job says, detached, with the job's own token. */
  async function checkOut(branch: string): Promise<{ folder: string; commit: string }> {
    const commit = (await git("rev-parse", branch)).said.trim();
    count += 1;
    const folder = path.join(stage.folder, `build-${String(count)}`);
    await mkdir(folder);
    const depth = Number(jobs[".helpsync"].variables.GIT_DEPTH);
    const wanted = depth > 0 ? [`--depth=${String(depth)}`, "origin", branch] : ["origin"];
    const address = `${server.url.replace("://", "://gitlab-ci-token:job-token@")}/acme/help.git`;
    for (const command of [
      ["init", "--quiet"],
      ["remote", "add", "origin", address],
      ["fetch", "--quiet", ...wanted],
      ["checkout", "--quiet", "--detach", commit],
    ])
      expect(await stage.run(folder, "git", ...command)).toMatchObject({ code: 0 });
    return { folder, commit };
  }

  /** Runs a job's script as the runner does. */
  async function runJob({ script, environment }: Job, branch: string, at: { folder: string }): Promise<Ended> {
    const secrets: Readonly<Record<string, string>> = {
      INTERCOM_ACCESS_TOKEN: environment === undefined ? READ_TOKEN : stage.intercom.token,
      HELPSYNC_GIT_TOKEN: "glpat",
    };
    const variables = {
      CI: "true",
      GITLAB_CI: "true",
      CI_PROJECT_URL: `${server.url}/acme/help`,
      ...(branch === "main" ? {} : { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" }),
      ...Object.fromEntries(
        table
          .filter((row) => row.environment === undefined || row.environment === environment)
          .map(({ name }) => [name, secrets[name] ?? ""]),
      ),
    };
    const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
    await writeFile(path.join(stage.folder, "job.sh"), ["set -eo pipefail", ...lines, ...script].join("\n"));
    await chmod(path.join(stage.folder, "job.sh"), 0o600);
    return stage.run(at.folder, "bash", path.join(stage.folder, "job.sh"));
  }

  it("gives only the apply, in its environment, what may write, and lets one apply run at a time", () => {
    const { validate, plan, apply, drift } = jobs;
    expect([validate, plan, drift].map(({ environment }) => environment)).toEqual([undefined, undefined, undefined]);
    expect(apply).toMatchObject({ environment: "production", resource_group: "production", interruptible: false });
    expect(table).toEqual([
      { name: "INTERCOM_ACCESS_TOKEN", environment: undefined },
      { name: "INTERCOM_ACCESS_TOKEN", environment: "production" },
      { name: "HELPSYNC_GIT_TOKEN", environment: "production" },
    ]);
  });

  it("applies the default branch, with the memory in the project; then nothing is left to do", async () => {
    const first = await runJob(jobs.apply, "main", await checkOut("main"));
    expect([first.code, first.said]).toEqual([0, expect.stringContaining("Plan: 2 to create")]);
    for (const secret of ["glpat", "job-token", stage.intercom.token]) expect(first.said).not.toContain(secret);
    expect(await stage.titles()).toEqual(["Install"]);
    expect((await git("ls-remote", "origin")).said).toContain("refs/heads/helpsync-state");

    expect((await runJob(jobs.apply, "main", await checkOut("main"))).said).toContain("No changes.");
    expect(await runJob(jobs.drift, "main", await checkOut("main"))).toMatchObject({ code: 0 });
  });

  it("plans a merge request with reports, writes nothing, and checks the content without a token", async () => {
    await git("checkout", "--quiet", "-b", "proposal");
    await stage.commit(clone, { "content/guides/install.md": article("Take the box, and open it.") });
    await git("push", "origin", "proposal");
    stage.requests();
    const before = (await git("ls-remote", "origin")).said;
    const at = await checkOut("proposal");
    const planned = await runJob(jobs.plan, "proposal", at);
    expect([planned.code, planned.said]).toEqual([0, expect.stringContaining("Plan: 0 to create, 1 to update")]);
    expect(planned.said).toContain("this pull request");
    const report = path.join(at.folder, jobs.plan.artifacts?.paths[0] ?? "");
    for (const [name, held] of [
      ["plan.md", "open it"],
      ["plan.html", "<!doctype html>"],
      ["plan.json", '"digest"'],
    ] as const)
      expect((await readFile(path.join(report, name), "utf8")).toLowerCase()).toContain(held);
    expect(stage.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
    expect((await git("ls-remote", "origin")).said).toBe(before);

    expect(await runJob(jobs.validate, "proposal", at)).toMatchObject({ code: 0 });
    expect(stage.requests()).toEqual([]);
  });

  it("stops an older pipeline that comes last", async () => {
    await git("checkout", "--quiet", "main");
    const older = await checkOut("main");
    await git("merge", "--quiet", "proposal");
    await git("push", "origin", "main");
    expect((await runJob(jobs.apply, "main", await checkOut("main"))).code).toBe(0);
    const late = await runJob(jobs.apply, "main", older);
    expect([late.code, late.said]).toEqual([4, expect.stringContaining("Stopped: ")]);
  });
});

import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readInputs } from "../../src/action/inputs.ts";
import { parametersFor } from "../../src/action/parameters.ts";
import { readTrigger, refuseBeforeMerge } from "../../src/action/trigger.ts";
import { Failure } from "../../src/model/failure.ts";

interface Declared {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
}
const declared = parse(readFileSync(path.join(import.meta.dirname, "../../action.yml"), "utf8")) as Declared;

/** The environment that GitHub makes of `with:`, the defaults of action.yml filled in. */
function given(inputs: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const all = Object.entries(declared.inputs).map(([name, { default: value }]) => [name, inputs[name] ?? value ?? ""]);
  return Object.fromEntries(all.map(([name = "", value = ""]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function failureOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return `${error.message} ${error.why} ${error.next}`;
    throw error;
  }
  throw new Error("It did not fail.");
}

describe("the inputs", () => {
  it.each(["plan", "apply", "drift", "pull", "validate"])("%s takes the defaults of action.yml", (command) => {
    const inputs = readInputs(given({ command }));
    expect(inputs).toMatchObject({ command, comment: "always", reportTo: "none", drafts: "hidden", overrides: [] });
    expect([...inputs.failOn]).toEqual(["problems", "guards", "conflicts"]);
  });

  it("become a command line", () => {
    const inputs = readInputs(
      given({
        ...{ command: "plan", workspace: "production", config: "docs.yaml", "allow-removals": "12" },
        ...{
          "first-run": "true",
          "overwrite-ui-edits": "false",
          "fail-on": "drift,\n nothing".replace("nothing", "guards"),
        },
      }),
    );
    const since = "a".repeat(40);
    expect(parametersFor(inputs, { since, page: "/tmp/plan.html" }).join(" ")).toBe(
      `plan --config docs.yaml --workspace production --allow-removals 12 --first-run --since ${since} --html /tmp/plan.html`,
    );
    expect([...inputs.failOn]).toEqual(["guards", "drift"]);
    const shown = readInputs(given({ command: "plan", "comment-drafts": "true" }));
    expect(parametersFor(shown, { page: "/tmp/plan.html" })).toEqual([
      "plan",
      "--html",
      "/tmp/plan.html",
      "--show-drafts",
    ]);
    const apply = readInputs(given({ command: "apply", "require-approved-plan": "true" }));
    expect(parametersFor(apply, { approved: ["a2.x", "a2.y"] })).toEqual([
      ...["apply", "--approved", "a2.x", "--approved", "a2.y", "--yes"],
    ]);
    expect(parametersFor(readInputs(given({ command: "apply", "plan-file": "plan.json" })), {})).toEqual([
      ...["apply", "plan.json", "--yes"],
    ]);
    expect([...readInputs(given({ command: "plan", "fail-on": "nothing" })).failOn]).toEqual([]);
  });

  it.each([
    [{}, "command is not given, and can be plan, apply, drift, pull, validate"],
    [{ command: "aply" }, 'command is "aply", and can be plan, apply, drift, pull, validate'],
    [{ command: "plan", comment: "yes" }, "can be always, on-change, off"],
    [{ command: "plan", "fail-on": "conflict" }, 'names "conflict", and can name problems, guards, conflicts'],
    [{ command: "plan", "fail-on": "nothing, drift" }, "names nothing beside something"],
    [{ command: "apply", "allow-removals": "many" }, "has to be a number"],
    [{ command: "apply", "first-run": "yes" }, "can be true, false"],
    [{ command: "pull", "allow-removals": "3" }, "allow-removals means nothing for pull, only for plan and apply"],
    [{ command: "pull", "plan-file": "a.json" }, "plan-file means nothing for pull"],
    [{ command: "plan", "report-to": "issue" }, "report-to means nothing for plan, only for drift and pull"],
    [{ command: "drift", "report-to": "pull-request" }, "pull reports to a pull-request"],
    [{ command: "pull", "report-to": "issue" }, "drift reports to an issue"],
    [{ command: "drift", comment: "on-change" }, "comment means nothing for drift"],
    [{ command: "apply", "plan-file": "a", "require-approved-plan": "true" }, "give one of them"],
  ])("%j is refused with what there is", (inputs, said) => {
    expect(failureOf(() => readInputs(given(inputs)))).toContain(said);
  });
});

describe("the event", () => {
  const sha = "a".repeat(40);
  const pull = (full_name: string | null, login: string | null = "ana"): unknown => ({
    pull_request: {
      ...{ number: 7, user: login === null ? null : { login }, base: { sha, ref: "main" } },
      head: { sha, repo: full_name === null ? null : { full_name } },
    },
  });
  const read = (name: string | undefined, payload: unknown = {}): ReturnType<typeof readTrigger> =>
    readTrigger(
      { GITHUB_REPOSITORY: "octo/help", ...(name === undefined ? {} : { GITHUB_EVENT_NAME: name }) },
      payload,
    );

  it("tells pull requests of strangers from own ones", () => {
    expect(read("pull_request", pull("octo/Help"))).toEqual({
      kind: "pull_request",
      pull: { number: 7, head: sha, base: { sha, ref: "main" } },
    });
    expect(read("pull_request", pull("octo/help", null))).toMatchObject({ pull: { number: 7 } });
    for (const [name, login, kind] of [
      ["stranger/help", "eve", "fork"],
      [null, "eve", "fork"],
      ["octo/help", "dependabot[bot]", "Dependabot"],
    ] as const)
      expect(read("pull_request", pull(name, login))).toMatchObject({ pull: { outsider: { kind } } });
  });

  it("is refused where the Action does nothing for it", () => {
    for (const name of ["push", "schedule", "workflow_dispatch"]) expect(read(name)).toEqual({ kind: name });
    expect(failureOf(() => read("pull_request_target", pull("octo/help")))).toContain("secrets");
    expect(failureOf(() => read("issue_comment"))).toContain("It runs on push, pull_request, merge_group, schedule");
    expect(failureOf(() => read(undefined))).toContain("not GitHub Actions");
    expect(failureOf(() => read("pull_request", {}))).toContain("cannot be understood");
  });

  it("does not let through what writes before the merge", () => {
    const proposed = read("pull_request", pull("octo/help"));
    const queued = read("merge_group", { merge_group: { base_sha: sha, base_ref: "refs/heads/main" } });
    for (const trigger of [proposed, queued]) {
      for (const command of ["apply", "pull"] as const)
        expect(
          failureOf(() => {
            refuseBeforeMerge(command, trigger);
          }),
        ).toContain(`${command} does not run for`);
      expect(() => {
        refuseBeforeMerge("plan", trigger);
      }).not.toThrow();
    }
    expect(queued).toMatchObject({ base: { ref: "main" } });
  });
});

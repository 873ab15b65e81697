import { tmpdir } from "node:os";
import { afterEach, beforeEach, expect, it } from "vitest";
import { tellDeployed } from "../../src/action/comment/after-merge.ts";
import { readBody } from "../../src/action/comment/body.ts";
import { commentKey } from "../../src/action/comment/marker.ts";
import { deployedEnd } from "../../src/action/comment/notes.ts";
import { planComment } from "../../src/action/comment/plan-comment.ts";
import { writeComment } from "../../src/action/comment/sticky.ts";
import type { Context } from "../../src/action/context.ts";
import type { Findings } from "../../src/action/findings.ts";
import { judge } from "../../src/action/verdict.ts";
import { connectGitHub } from "../../src/github/github.ts";
import type { Config } from "../../src/model/config.ts";
import type { Action } from "../../src/model/plan.ts";
import { startGitHub, type StandIn } from "../github/stand-in.ts";
import { addPull } from "../github/stand-in/world.ts";
import { action, plan } from "../plan/planning.ts";

const head = "a".repeat(40);
const page = "https://github.com/octo/help/actions/runs";
const config = { workspaces: { production: {}, staging: {} } } as unknown as Config;

let standIn: StandIn;
beforeEach(async () => {
  standIn = await startGitHub();
  const pull = addPull(standIn, {
    title: "",
    body: "",
    head: { ref: "w", sha: head },
    base: { ref: "main", sha: head },
  });
  Object.assign(pull, { state: "closed", merged_at: "2026-01-01T00:00:00Z", merge_commit_sha: head });
});
afterEach(() => standIn.close());

/** A step of a run, as far as its comment needs one. */
function step(run: number, command: "plan" | "apply" = "apply", workspace = "production"): Context {
  return {
    github: connectGitHub({ apiUrl: standIn.url, token: standIn.token, repository: standIn.repository }),
    inputs: { command, comment: "always", drafts: "hidden", failOn: new Set(["problems", "guards", "conflicts"]) },
    place: { workspace, config, configPath: "intercom.config.yaml", folder: tmpdir() },
    run: { commit: head, number: { id: run, attempt: 1 }, url: `${page}/${String(run)}` },
    trigger: { kind: "pull_request", pull: { number: 1, head } },
    log: { say: () => undefined, warn: (text: string): never => expect.fail(text) },
  } as unknown as Context;
}

const four: Action = action({
  ...{ verb: "conflict", key: "article:four", title: "Four", file: "content/four.md", wayOut: "choose-side" },
  reason: "changed in content and edited in Intercom",
});

/** An apply that did so much of its plan, and leaves some of it. */
function applied(done: number, left: readonly Action[]): Findings {
  const items = Array.from({ length: done }, () => ({ action: action(), outcome: "done" as const }));
  const found = plan([...items.map((item) => item.action), ...left]);
  return { outcome: left.length > 0 ? "stopped" : "done", problems: [], plan: found, applied: { items, notices: [] } };
}

async function noteAfter(run: number, findings: Findings): Promise<string> {
  const context = step(run);
  const verdict = judge(findings, context.inputs);
  await tellDeployed(deployedEnd(findings, verdict, context.run.url, "hidden"), null, context);
  return readBody(standIn.comments.get(1)?.[0]?.body ?? "")?.note ?? "";
}

it("names what was left by an apply, and keeps what earlier applies of the commit did", async () => {
  const planned = planComment(step(1, "plan"));
  if (planned === undefined) throw new Error("There is no comment.");
  await writeComment(planned.sticky, { head, status: "planned", approval: "a1.x", rest: "The plan.", worth: "always" });

  const first = await noteAfter(2, applied(4, [four]));
  expect(first).toContain(`> **Applied but for conflicts: 4 of 4 done.** [The run](${page}/2)`);
  expect(first).toContain(
    '> - `"Four" (content/four.md)` was left as it is in Intercom: `changed in content and edited',
  );
  expect(first).toContain("`overwrite-ui-edits: true`");

  const second = await noteAfter(3, applied(0, [four]));
  expect(second).toContain(`> **Nothing but conflicts was left.** [The run](${page}/3)`);
  expect(second).toContain(`> Before it: **Applied but for conflicts: 4 of 4 done.** [The run](${page}/2)`);
  expect(second).toContain("content/four.md");

  const third = await noteAfter(4, applied(1, []));
  expect(third).toContain(`> **Applied:** 1 done. [The run](${page}/4)`);
  expect(third).toContain(`> Before it: **Applied but for conflicts: 4 of 4 done.** [The run](${page}/2)`);
  expect(third).not.toContain("Four");
  expect(await noteAfter(5, applied(0, []))).toBe(third);
});

it("names what was left also where conflicts turn nothing red", async () => {
  const planned = planComment(step(1, "plan"));
  if (planned === undefined) throw new Error("There is no comment.");
  await writeComment(planned.sticky, { head, status: "planned", rest: "The plan.", worth: "always" });
  const context = step(2);
  await tellDeployed(deployedEnd(applied(1, [four]), { kind: "passed" }, context.run.url, "hidden"), null, context);
  expect(standIn.comments.get(1)?.[0]?.body).toMatch(/\*\*Applied:\*\* 1 done.*content\/four\.md/su);
});

it("is none of a workspace that the config does not name", () => {
  expect(planComment(step(1, "plan", "prod"))).toBeUndefined();
  expect(planComment(step(1, "plan", "staging"))?.sticky.key.workspace).toBe("staging");
  // A config that cannot be read names none.
  expect(commentKey({ workspace: "prod", configPath: "c.yaml" })).toEqual({ workspace: "prod", config: "c.yaml" });
});

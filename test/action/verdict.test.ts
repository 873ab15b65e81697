import { describe, expect, it } from "vitest";
import type { Findings } from "../../src/action/findings.ts";
import type { FailOn } from "../../src/action/inputs.ts";
import { judge } from "../../src/action/verdict.ts";
import { chooseAnnotations, type Annotation } from "../../src/action/annotations.ts";
import { Failure, type Outcome } from "../../src/model/failure.ts";
import { drifted, edit } from "./drift-reports.ts";
import { REPORTS, WRITES, type Action, type Plan } from "../../src/model/plan.ts";

const summary = { ...Object.fromEntries([...WRITES, ...REPORTS].map((verb) => [verb, 0])), kept: 0 } as Plan["summary"];

/** Only the plan of a pull request says whose its actions are. */
function planOf(actions: readonly Partial<Action>[], more: Partial<Plan> = {}): Plan {
  const isProposed = actions.some(({ origins }) => origins !== undefined);
  const proposal = isProposed ? { proposal: { since: "a".repeat(40), branch: "main" } } : {};
  return { guards: [], summary, actions, ...proposal, ...more } as unknown as Plan;
}

function judged(
  findings: Partial<Findings> & { readonly outcome: Outcome },
  failOn: readonly FailOn[] = ["problems", "guards", "conflicts"],
  command: "plan" | "apply" | "drift" | "pull" = "plan",
): string {
  const verdict = judge({ problems: [], ...findings }, { command, failOn: new Set(failOn), drafts: "hidden" });
  return verdict.kind === "passed" ? "passed" : `${verdict.reason}: ${verdict.said}`;
}

const guard = { code: "removals", message: "12 pages would stop being public.", override: "--allow-removals 12" };
const four = { title: "Four", file: "content/four.md" };
const ours: Partial<Action> = { verb: "conflict", origins: ["proposed", "edited"], wayOut: "choose-side", ...four };
const others: Partial<Action> = { verb: "conflict", origins: ["merged", "edited"], title: "Other" };
const applied = { items: [], notices: [] };

describe("what turns the step red", () => {
  it("is a conflict of this change, and one of others only where it is wanted", () => {
    expect(judged({ outcome: "stopped", plan: planOf([others]) })).toBe("passed");
    const said = judged({ outcome: "stopped", plan: planOf([others, ours]) });
    expect(said).toMatch(/^stopped: 1 conflict to settle: "Four" \(content\/four\.md\)\. Where both sides changed/u);
    expect(said).toContain("write over it with the input `overwrite-ui-edits: true`.");
    expect(judged({ outcome: "stopped", plan: planOf([others, ours]) }, ["any-conflict"])).toContain("2 conflicts");
    // Without a pull request all of them are of this change.
    expect(judged({ outcome: "stopped", plan: planOf([{ verb: "blocked", ...four }]) })).toBe(
      'stopped: 1 conflict to settle: "Four" (content/four.md).',
    );
  });

  it("is a guard, drift, or a change, where it is wanted", () => {
    const guarded = judged({ outcome: "stopped", plan: planOf([], { guards: [guard] }) });
    expect(guarded).toContain(`stopped: ${guard.message} If this is meant: the input \`allow-removals: 12\`.`);
    expect(guarded).toContain("variable `HELPSYNC_ALLOW_REMOVALS`: set it to 12.");
    expect(judged({ outcome: "stopped", plan: planOf([], { guards: [guard] }) }, [])).toBe("passed");
    const plan = planOf([], { summary: { ...summary, update: 1, kept: 2 } });
    expect(judged({ outcome: "done", plan })).toBe("passed");
    expect(judged({ outcome: "done", plan }, ["changes"])).toBe("changes: 1 change.");
    expect(judged({ outcome: "done", plan }, ["drift"])).toBe("changes: 2 resources edited in Intercom.");
  });

  it("is no conflict that a look at what was edited finds, unless it is asked for; and nothing was stopped", () => {
    const drift = drifted(edit("a", { conflict: true }), edit("b"));
    const judgedBy = (...failOn: FailOn[]): string => judged({ outcome: "stopped", drift }, failOn, "drift");
    expect(judgedBy("problems", "guards", "conflicts")).toBe("passed");
    expect(judgedBy("any-conflict")).toBe("changes: 1 conflict in all.");
    expect(judgedBy("drift")).toBe("changes: 2 resources edited in Intercom.");
  });

  it("is a mistake in the content, also one that is told as a failure", () => {
    expect(judged({ outcome: "problems" })).toBe("problems: The content has 1 error.");
    expect(judged({ outcome: "problems" }, ["drift"])).toBe("passed");
  });

  it("is always a run that could not do its work", () => {
    const failure = new Failure({ what: "Nobody answers.", next: "Wait." });
    expect(judged({ outcome: "failed", failure }, [])).toBe("failed: Nobody answers. Wait.");
    expect(judged({ outcome: "locked", failure }, [])).toBe("locked: Nobody answers. Wait.");
    expect(judged({ outcome: "interrupted" }, [])).toBe("interrupted: The run was stopped.");
    expect(judged({ outcome: "partial", plan: planOf([]), applied }, [], "apply")).toContain("written in part");
    // A plan that tells of a loss in an earlier write is a plan all the same.
    expect(judged({ outcome: "partial", plan: planOf([]) })).toBe("passed");
  });

  it("is an apply that was not allowed to write, and not one that kept the conflicts of others", () => {
    const plan = planOf([others]);
    expect(judged({ outcome: "stopped", plan, applied }, undefined, "apply")).toBe("passed");
    expect(judged({ outcome: "stopped", plan }, [], "apply")).toContain("is not what was approved");
    expect(judged({ outcome: "stopped", plan, unapproved: [] }, [], "apply")).toContain("is not what was approved");
    expect(judged({ outcome: "stopped", plan: planOf([], { guards: [guard] }) }, [], "apply")).toBe("passed");
  });
});

it("annotates what the pull request changes first, ten of a type", () => {
  const annotation = (file: string, line: number, level: Annotation["level"]): Annotation => ({
    ...{ file, line, level, title: "t", message: "m" },
  });
  const all = [
    ...Array.from({ length: 12 }, (_, line) => annotation("a.md", line, "error")),
    ...[annotation("z.md", 2, "error"), annotation("z.md", 1, "error"), annotation("b.md", 1, "warning")],
    ...Array.from({ length: 10 }, (_, line) => annotation("z.md", line, "warning")),
  ];
  const { shown, left } = chooseAnnotations(all, new Set(["z.md"]), 1);
  expect(shown.slice(0, 3).map(({ file, line }) => [file, line])).toEqual([
    ["z.md", 1],
    ["z.md", 2],
    ["a.md", 0],
  ]);
  expect(shown.filter(({ level }) => level === "error")).toHaveLength(9);
  expect(shown.filter(({ level, file }) => level === "warning" && file === "z.md")).toHaveLength(10);
  expect(left).toEqual({ error: 5, warning: 1 });
});

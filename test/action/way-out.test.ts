import { describe, expect, it } from "vitest";
import { findingsMarkdown, type Telling } from "../../src/action/comment/words.ts";
import { conflictAnnotations } from "../../src/action/annotations.ts";
import { gatherFindings, type Findings } from "../../src/action/findings.ts";
import { failureLine } from "../../src/action/way-out.ts";
import type { Plan } from "../../src/model/plan.ts";
import { waysOut } from "../../src/report/plan-notes.ts";
import { chooseWorkspace } from "../../src/workspace.ts";
import type { Config } from "../../src/model/config.ts";
import { Failure } from "../../src/model/failure.ts";
import { action, plan } from "../plan/planning.ts";
import { drifted, edit } from "./drift-reports.ts";

const runUrl = "https://github.com/octo/help/actions/runs/7";

function told(found: Partial<Findings>, command: Telling["inputs"]["command"] = "plan"): string {
  const inputs = { command, drafts: "hidden" as const };
  const findings: Findings = { outcome: "done", problems: [], ...found };
  return findingsMarkdown(findings, { place: {}, inputs, runUrl, budget: 60_000, notes: [] });
}

/** A failure of a run, as the Action tells it. */
async function failureOf(work: () => unknown): Promise<string> {
  const { witness, finish } = gatherFindings();
  try {
    await work();
  } catch (failure) {
    if (failure instanceof Failure) witness({ kind: "failure", failure });
  }
  const { failure } = finish(1);
  return failure === undefined ? "" : failureLine(failure);
}

const conflict = (wayOut: "choose-side" | "end-draft" | "put-back" | "recreate"): Plan["actions"][number] =>
  action({
    verb: "conflict",
    wayOut,
    reason: "a teammate has a draft pending; --overwrite-drafts would write over it",
  });

describe("what settles a thing, as the Action says it", () => {
  const ways = (["choose-side", "end-draft", "put-back", "recreate"] as const).map(conflict);
  const guards = [
    { code: "removals", message: "12 pages would go.", override: "--allow-removals 12" },
    { code: "rollback", message: "An older commit.", override: "--allow-rollback" },
  ];

  it("names inputs in the comment, where the command line has options", () => {
    const said = told({ plan: { ...plan(ways), guards } });
    expect(said).toContain("If this is meant: the input `allow-removals: 12`.");
    expect(said).toContain("variable `HELPSYNC_ALLOW_REMOVALS`: set it to 12.");
    expect(said).toContain("If this is meant: the input `allow-rollback: true`");
    expect(said).toContain("with the input `overwrite-ui-edits: true`.");
    expect(said).toContain("the input `overwrite-drafts: true` would write over it");
    expect(said).toContain("`helpsync apply --recreate KEY` by hand");
    expect(said.replaceAll("--recreate", "")).not.toMatch(/--[a-z]/u);
    expect(waysOut({ actions: ways }).join()).toContain("--overwrite-ui-edits");
  });

  it("names them in annotations, too", () => {
    const [first, second] = conflictAnnotations(
      plan(ways.map((one) => ({ ...one, file: "content/a.md" }))),
      (file) => file,
      () => "error",
      "hidden",
    );
    expect(first?.message).toContain("`helpsync pull`, or write over it with the input `overwrite-ui-edits: true`.");
    expect(second?.message).toContain("write over it with the input `overwrite-drafts: true`.");
  });

  it("speaks of inputs where there is no such workspace", async () => {
    const config = { workspaces: { production: {} } } as unknown as Config;
    const strange = await failureOf(() => chooseWorkspace(config, "prod", {}));
    expect(strange).toContain('no workspace "prod". The config names production. Pass the input `workspace`, or set');
  });
});

describe("the way to the full report", () => {
  const links = (text: string): number => text.split(runUrl).length - 1;
  const changes = plan([action({ verb: "update" })]);

  it("is there once, where a plan has one", () => {
    const planned = told({ plan: changes });
    expect(planned).toContain(`[full report](<${runUrl}>)`);
    expect(links(planned)).toBe(1);
  });

  it("is not there for an apply, a look at what was edited, or no changes: only the run", () => {
    const others = [
      told({ plan: changes }, "apply"),
      told({ plan: plan([]) }),
      told({ drift: drifted(edit("a")) }, "drift"),
      told({ drift: drifted() }, "drift"),
    ];
    for (const said of others) {
      expect(said).not.toContain("full report");
      expect(said).toContain(`[The run on GitHub](${runUrl})`);
      expect(links(said)).toBe(1);
    }
  });
});

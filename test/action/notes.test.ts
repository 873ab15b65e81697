import { describe, expect, it } from "vitest";
import { conflictAnnotations } from "../../src/action/annotations.ts";
import { deployedEnd, unknownEnd } from "../../src/action/comment/notes.ts";
import type { Findings } from "../../src/action/findings.ts";
import type { Verdict } from "../../src/action/verdict.ts";
import type { Action } from "../../src/model/plan.ts";
import type { AppliedItem } from "../../src/report/apply-text.ts";
import type { Drafts } from "../../src/report/hidden-words.ts";
import { driftOf } from "../../src/report/drift.ts";
import { driftText } from "../../src/report/drift-text.ts";
import { planText } from "../../src/report/plan-text.ts";
import { action, change, plan } from "../plan/planning.ts";

const SECRET = "Zanzibar";

/** A draft of which everything could tell what it is about. */
const DRAFT: Action = action({
  ...{ title: SECRET, path: "guides/next", file: "content/guides/next.md", reason: `like ${SECRET}` },
  unpublished: { locales: ["en"], title: "unpublished" },
});
const failed: Verdict = { kind: "failed", reason: "failed", said: "It was written in part." };
const passed: Verdict = { kind: "passed" };

function items(...outcomes: readonly AppliedItem["outcome"][]): NonNullable<Findings["applied"]> {
  return { items: outcomes.map((outcome) => ({ action: DRAFT, outcome, message: `says ${SECRET}` })), notices: [] };
}

function noteOf(findings: Partial<Findings>, verdict = failed, drafts: Drafts = "hidden"): string {
  return deployedEnd({ outcome: "failed", problems: [], ...findings }, verdict, "https://run", drafts).note;
}

describe("a page that is not public", () => {
  it("keeps its title and what is said of it from the comment of an apply", () => {
    const applied = items("failed");
    expect(noteOf({ applied })).not.toContain(SECRET);
    expect(noteOf({ applied })).toContain("> - `guides/next`: failed");
    expect(noteOf({ applied }, failed, "shown")).toContain(`says ${SECRET}`);
  });

  it("keeps them from what nobody approved", () => {
    const { key = null } = DRAFT;
    const unapproved = [{ key, title: SECRET, what: "en title", how: `not approved (like ${SECRET})` }];
    const findings: Partial<Findings> = { outcome: "stopped", plan: plan([DRAFT]), unapproved };
    expect(noteOf(findings)).not.toContain(SECRET);
    expect(noteOf(findings)).toContain('"guides/next" en title');
    expect(noteOf(findings, failed, "shown")).toContain(`"${SECRET}" en title: not approved (like ${SECRET})`);
  });

  it("keeps them from annotations", () => {
    const annotated = (drafts: Drafts): string | undefined =>
      conflictAnnotations(
        plan([{ ...DRAFT, verb: "conflict" }]),
        (file) => file,
        () => "error",
        drafts,
      )[0]?.message;
    expect(annotated("hidden")).toBe('"guides/next": it is not public, so only the log says why');
    expect(annotated("shown")).toBe(`"${SECRET}": like ${SECRET}`);
  });

  it("keeps its prose from the log, which has its title", () => {
    const changes = [
      change({ field: "description", before: "secret before", after: "secret after" }),
      change({
        ...{ field: "body", verdict: "drift", prose: [{ kind: "added", text: "secret words" }] },
        marks: { shown: [{ what: "link", name: "secret name", before: "https://secret", after: null }], more: 0 },
      }),
    ];
    const told = plan([{ ...DRAFT, changes }]);
    const text = planText(told, { color: "plain", detail: "changes", drafts: "hidden" });
    expect(text).not.toContain("secret");
    expect(text).toContain(`"${SECRET}"`);
    expect(text).toContain("en body: draft, not shown here (edited in Intercom, kept)");
    expect(driftText(driftOf(told), "plain", "hidden")).not.toContain("secret");
    expect(planText(told, { color: "plain", detail: "changes" })).toContain("secret words");
  });
});

describe("how an apply ended", () => {
  it("is told as nothing only where it is known that nothing was written", () => {
    expect(noteOf({ outcome: "interrupted" })).toContain("**Cancelled: nothing was written.**");
    expect(noteOf({ outcome: "interrupted", applied: items("skipped", "conflict") })).toContain("nothing was written");
    expect(noteOf({ outcome: "interrupted", applied: items("done", "skipped") })).toContain(
      "**Cancelled: 1 of 2 done.**",
    );
    expect(noteOf({ outcome: "partial", applied: items("incomplete", "skipped") })).toContain(
      "**Failed: 0 of 2 done.**",
    );
    expect(unknownEnd("https://run").note).toContain("what was written is not known; the next run finds out.");
  });

  it("is applied where all is done, and tried in any other case", () => {
    const status = (findings: Partial<Findings>, verdict: Verdict): string =>
      deployedEnd({ outcome: "done", problems: [], ...findings }, verdict, "https://run", "hidden").status;
    expect(status({ applied: items("done") }, passed)).toBe("applied");
    expect(status({ applied: items("done", "conflict"), outcome: "stopped" }, passed)).toBe("tried");
    expect(status({ applied: items("done"), outcome: "interrupted" }, failed)).toBe("tried");
    expect(unknownEnd("https://run").status).toBe("tried");
  });
});

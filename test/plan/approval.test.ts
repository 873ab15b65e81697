import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import type { Action, Plan } from "../../src/model/plan.ts";
import { approvalText, parseApproval } from "../../src/plan/approval/approval.ts";
import { notApproved } from "../../src/plan/approval/not-approved.ts";
import { action, change, overrides, plan } from "./planning.ts";

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return `${error.outcome}: ${error.message}`;
    throw error;
  }
  return "let through";
}

function judge(before: Plan | readonly Plan[], now: Plan): string[] | "unknown" {
  const approvals = [before].flat().map((plan) => parseApproval(approvalText(plan)));
  const differences = notApproved(approvals, now);
  return differences === "unknown" ? differences : differences.map(({ title, what }) => `${title} ${what}`);
}

/** Actions that write, a page each, with fields that differ by their numbers. */
const pages = fc.uniqueArray(
  fc.record({
    page: fc.integer({ min: 1, max: 30 }),
    verb: fc.constantFrom("update" as const, "create" as const, "delete" as const, "forget" as const, "move" as const),
    fields: fc.uniqueArray(fc.constantFrom("title" as const, "body" as const, "state" as const), { minLength: 1 }),
    meant: fc.integer({ min: 1, max: 3 }),
  }),
  { selector: ({ page }) => page, maxLength: 12 },
);
type Page = typeof pages extends fc.Arbitrary<(infer Each)[]> ? Each : never;

function actionOf({ page, verb, fields, meant }: Page): Action {
  const changes = fields.map((field) => change({ field, meant: `m1:${String(meant)}`, seen: `r1:${String(page)}` }));
  return action({ verb, key: `article:${String(page)}`, id: String(page), title: `Page ${String(page)}`, changes });
}

describe("an approval", () => {
  it("is one line of letters that fits a hidden comment, and is not of the order of the writes", () => {
    fc.assert(
      fc.property(pages, (some) => {
        const actions = some.map(actionOf);
        const text = approvalText(plan(actions));
        expect(text).toMatch(/^[A-Za-z0-9_.-]+$/u);
        expect(approvalText(plan([...actions].reverse()))).toBe(text);
        expect(judge(plan(actions), plan([...actions].reverse()))).toEqual([]);
      }),
    );
  });

  it("lets through what was approved and any part of it, and nothing that was added or says something else", () => {
    fc.assert(
      fc.property(pages, pages, fc.func(fc.boolean()), (approved, others, isLeft) => {
        const before = plan(approved.map(actionOf));
        expect(judge(before, plan(approved.filter(isLeft).map(actionOf)))).toEqual([]);

        const now = plan(others.map(actionOf));
        const lines = new Set(before.actions.flatMap(linesOf));
        const strange = now.actions.flatMap(linesOf).filter((line) => !lines.has(line));
        expect(judge(before, now)).toHaveLength(strange.length);
      }),
    );
  });

  it("names what nobody approved by title, locale and field, or by what is done", () => {
    const now = plan([
      action({ changes: [change(), change({ locale: "fr", field: "body" })] }),
      action({ verb: "delete", key: "article:gone", title: "Gone", changes: [] }),
    ]);
    const differences = notApproved([parseApproval(approvalText(plan([action()])))], now);
    expect(differences).toEqual([
      { key: "article:a", title: "A", what: "fr body", how: "not approved (changed in content)" },
      { key: "article:gone", title: "Gone", what: "delete", how: "not approved (changed in content)" },
    ]);
  });

  it("is not of reports: what became a conflict is no write any more", () => {
    expect(judge(plan([action()]), plan([action({ verb: "conflict" })]))).toEqual([]);
    expect(judge(plan([action({ verb: "conflict" })]), plan([action()]))).toEqual(["A en title"]);
  });

  it("holds the options that let something through, for a part, too", () => {
    const two = [action(), action({ key: "article:b" })];
    const allowing = { overrides: overrides({ allowRemovals: 3 }) };
    expect(judge(plan(two, allowing), plan(two.slice(1), allowing))).toEqual([]);
    const refusal = "stopped: The approval is of a plan with other options.";
    expect(refusalOf(() => judge(plan(two), plan(two, allowing)))).toBe(refusal);
    expect(refusalOf(() => judge(plan(two, allowing), plan(two.slice(1))))).toBe(refusal);
  });

  it("is refused in another workspace or help center", () => {
    const here = { name: "test", sandbox: false, apiVersion: "2.16" };
    const refusal = "stopped: The approval is of another workspace or help center.";
    const elsewhere = plan([action()], { workspace: { ...here, id: "other" } });
    expect(refusalOf(() => judge(plan([action()]), elsewhere))).toBe(refusal);
    const helpCenter = { id: "2", identifier: "help", url: "https://help.example.com" };
    expect(refusalOf(() => judge(plan([action()], { helpCenter }), plan([action()])))).toBe(refusal);
  });

  it("of more writes than 2,000 names pages: the rest of an apply that ended in part passes", () => {
    const changes = [change(), change({ field: "body" })];
    const many = Array.from({ length: 1_001 }, (_, index) => action({ key: `article:${String(index)}`, changes }));
    expect(approvalText(plan(many)).length).toBeLessThan(11_200);
    expect(judge(plan(many), plan(many.slice(700)))).toEqual([]);
    const other = action({ key: "article:5", changes: [change({ meant: "m1:other" })] });
    expect(judge(plan(many), plan([...many.slice(700), other]))).toEqual(["A en title"]);
    expect(approvalText(plan(many.slice(1))).length).toBeLessThan(22_200);
    expect(judge(plan(many.slice(1)), plan(many.slice(5)))).toEqual([]);
  });

  it("of more pages than 2,000 is the digest alone: the same plan passes, and no other can be told", () => {
    const many = Array.from({ length: 2_001 }, (_, index) => action({ key: `article:${String(index)}` }));
    expect(approvalText(plan(many)).length).toBeLessThan(90);
    expect(judge(plan(many), plan([...many].reverse()))).toEqual([]);
    expect(judge(plan(many), plan(many.slice(1)))).toBe("unknown");
    expect(judge([plan(many), plan(many.slice(1))], plan(many.slice(5)))).toEqual([]);
  });

  it("counts together with others, whose writes were approved one by one", () => {
    const [one, two, three] = (["article:a", "article:b", "article:c"] as const).map((key) =>
      action({ key, title: key }),
    );
    if (one === undefined || two === undefined || three === undefined) throw new Error("There are three.");
    expect(judge([plan([one]), plan([two])], plan([one, two]))).toEqual([]);
    expect(judge([plan([one]), plan([two])], plan([one, two, three]))).toEqual(["article:c en title"]);
    // One that does not count does no harm where the others hold everything.
    const old = plan([one], { config: "c1:other" });
    expect(judge([old, plan([one, two])], plan([two]))).toEqual([]);
    expect(refusalOf(() => judge([old, plan([two])], plan([one, two])))).toContain("with another config.");
  });

  it("is of one config and one version of the API, though the same would be written", () => {
    const config = "stopped: The approval is of a plan with another config.";
    expect(refusalOf(() => judge(plan([action()], { config: "c1:other" }), plan([action()])))).toBe(config);
    const workspace = { ...plan([]).workspace, apiVersion: "2.9" };
    const version = "stopped: The approval is of a plan with another version of Intercom's API.";
    expect(refusalOf(() => judge(plan([action()], { workspace }), plan([action()])))).toBe(version);
  });

  it("of nothing lets a plan without writes through, and no other", () => {
    const nothing = [parseApproval("nothing")];
    expect(notApproved(nothing, plan([action({ verb: "conflict" })]))).toEqual([]);
    expect(notApproved(nothing, plan([action()]))).toHaveLength(1);
  });

  it("of a plan without writes lets none through", () => {
    expect(judge(plan([]), plan([]))).toEqual([]);
    expect(judge(plan([]), plan([action()]))).toEqual(["A en title"]);
  });

  it.each(["", "a2", "yes", "d3:0123456789012345678901", "a2.d3.short.x", "../../etc", "a2.d3"])(
    "is refused where it is no approval: %j",
    (text) => {
      expect(refusalOf(() => parseApproval(text))).toBe("stopped: What --approved was given is no approval.");
    },
  );

  it("is refused where a part of it is missing or something was added, and where it is of another version", () => {
    const text = approvalText(plan([action()]));
    const unreadable = "stopped: What --approved was given is no approval.";
    expect(refusalOf(() => parseApproval(text.slice(0, -1)))).toBe(unreadable);
    expect(refusalOf(() => parseApproval(`${text}.more`))).toBe(unreadable);
    expect(refusalOf(() => parseApproval(`${text}é`))).toBe(unreadable);
    expect(refusalOf(() => parseApproval(` ${text}\n`))).toBe("let through");
    const other = "stopped: What --approved was given is of a version that this helpsync does not read.";
    expect(refusalOf(() => parseApproval(text.replace(/^a2/u, "a1")))).toBe(other);
    const digest = parseApproval(text.replace(".d3.", ".d9."));
    expect(refusalOf(() => notApproved([digest], plan([action({ key: "article:b" })])))).toBe(other);
  });
});

function linesOf({ verb, key, changes }: Action): string[] {
  const about = `${verb === "create" ? "fresh" : ""} ${key ?? ""}`;
  const whole = verb === "create" || verb === "delete" || verb === "forget" ? [`${verb} ${key ?? ""}`] : [];
  return [...whole, ...changes.map(({ field, meant }) => `${about} ${field} ${meant ?? ""}`)];
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action, Plan } from "../../src/model/plan.ts";
import { proseDiff } from "../../src/plan/fields/prose.ts";
import { driftOf } from "../../src/report/drift.ts";
import { driftMarkdown } from "../../src/report/drift-markdown.ts";
import { COMMENT_BUDGET, planMarkdown } from "../../src/report/plan-markdown.ts";
import { action, change, plan } from "../plan/planning.ts";
import { runs } from "../runs.ts";
import { asGitHubReads, FOLD, REFERENCE } from "./as-github-reads.ts";
import { hostileText } from "./hostile.ts";

const REPORT = "https://github.com/o/r/actions/runs/7";
const OPTIONS = { budget: COMMENT_BUDGET, drafts: "hidden", reportUrl: REPORT } as const;
const SHOWN = { ...OPTIONS, drafts: "shown" } as const;

const text = hostileText;
const verb = fc.constantFrom<Action["verb"]>("create", "update", "delete", "conflict", "blocked", "drift", "forget");

/** An action in which every text that comes from elsewhere is hostile. */
const hostileAction = fc
  .record({
    verb,
    title: text,
    path: text,
    file: text,
    reason: text,
    note: text,
    before: text,
    after: text,
    name: text,
  })
  .map(({ verb: does, title, path, file, reason, note, before, after, name }): Action => {
    const body = change({ field: "body", before: "2 words", after: "3 words", prose: proseDiff(before, after) });
    return action({
      ...{ verb: does, title, path, file, reason, key: `article:${path}` },
      changes: [
        change({ before, after, note }),
        change({ field: "description", before: null, after: before, overwrites: "edit" }),
        change({ field: "author", before: name, after: null }),
        body,
      ],
      place: { verdict: "write", before: "1", beforeTitle: name, after: null, afterTitle: null },
      edited: { by: name, at: 1_800_000_000 },
      wayOut: "choose-side",
      remedies: [note],
      remedyFile: file,
    });
  });

const hostilePlan = fc
  .record({ actions: fc.array(hostileAction, { maxLength: 5 }), name: text, message: text, folder: text })
  .map(({ actions, name, message, folder }): Plan => {
    const collection = action({ verb: "unchanged", kind: "collection", path: folder, title: name, changes: [] });
    return plan([collection, ...actions.map((one) => ({ ...one, path: `${folder}/${one.path ?? ""}` })), ...actions], {
      workspace: { name, id: "w", sandbox: false, apiVersion: "2.16" },
      guards: [{ code: "removals", message, override: "--allow-removals 12", counted: 12 }],
      warnings: [{ code: "some", message }],
    });
  });

describe("a plan as Markdown", () => {
  it("lets no text of others be anything but text", () => {
    fc.assert(
      fc.property(hostilePlan, (given) => {
        const reading = asGitHubReads(planMarkdown(given, SHOWN));
        expect(reading.html.filter((tag) => !FOLD.test(tag))).toEqual([]);
        expect(reading.html.filter((tag) => tag === "</details>")).toHaveLength(reading.html.length / 2);
        expect(reading.links.filter((link) => link !== REPORT)).toEqual([]);
        expect(reading.prose).not.toMatch(REFERENCE);
        const known = [
          "root",
          "heading",
          "paragraph",
          "list",
          "listItem",
          "strong",
          "text",
          "inlineCode",
          "code",
          "html",
          "link",
        ];
        expect([...reading.types].filter((type) => !known.includes(type))).toEqual([]);
        expect(reading.prose).not.toMatch(/[\u061c\u202a-\u202e\u2066-\u2069]/u);
      }),
      { numRuns: runs(80) },
    );
  });

  it("shows that text, all of what is not too long", () => {
    fc.assert(
      fc.property(text, (title) => {
        const words = title.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (one) =>
          /\s/u.test(one) ? " " : "",
        );
        const line = words.replace(/\s+/gu, " ").trim();
        fc.pre(line.length > 0 && line.length < 100 && !line.includes("`"));
        const { seen } = asGitHubReads(planMarkdown(plan([action({ title })]), SHOWN));
        expect(seen.replace(/\s/gu, "")).toContain(line.replace(/\s/gu, ""));
      }),
      { numRuns: runs(100) },
    );
  });

  it("never has more characters than it may, with whole parts only, whatever the budget", () => {
    fc.assert(
      fc.property(
        fc.array(hostileAction, { maxLength: 40 }),
        fc.integer({ min: 3000, max: 20_000 }),
        (actions, budget) => {
          const made = planMarkdown(plan(actions), { ...SHOWN, budget });
          expect(made.length).toBeLessThanOrEqual(budget);
          const { html } = asGitHubReads(made);
          expect(html.filter((tag) => !FOLD.test(tag))).toEqual([]);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  it("leads to a page of the web and nowhere else", () => {
    const linked = (reportUrl: string): readonly string[] =>
      asGitHubReads(planMarkdown(plan([action()]), { ...OPTIONS, reportUrl })).links;
    expect(linked("https://ci.example.com/a(1)<b>?c=d e")).toHaveLength(1);
    expect(
      ["javascript:alert(1)", "data:text/html,x", "no address", `https://a.example/${"x".repeat(2000)}`].flatMap(
        linked,
      ),
    ).toEqual([]);
  });
});

describe("edits as Markdown", () => {
  it("are text, whatever was edited", () => {
    fc.assert(
      fc.property(fc.array(hostileAction, { maxLength: 5 }), text, (actions, name) => {
        const edits = actions.map((one) => ({
          ...one,
          verb: "drift" as const,
          changes: one.changes.map((each) => ({ ...each, verdict: "drift" as const })),
        }));
        const given = plan(edits, { workspace: { name, id: "w", sandbox: false, apiVersion: "2.16" } });
        const reading = asGitHubReads(driftMarkdown(driftOf(given), SHOWN));
        expect([...reading.html, ...reading.links.filter((link) => link !== REPORT)]).toEqual([]);
        expect(reading.prose).not.toMatch(REFERENCE);
      }),
      { numRuns: runs(60) },
    );
  });
});

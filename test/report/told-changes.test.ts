import { describe, expect, it } from "vitest";
import type { Action, FieldChange, Plan } from "../../src/model/plan.ts";
import { proseDiff } from "../../src/plan/fields/prose.ts";
import { driftOf } from "../../src/report/drift.ts";
import { driftMarkdown } from "../../src/report/drift-markdown.ts";
import { driftText } from "../../src/report/drift-text.ts";
import { planMarkdown } from "../../src/report/plan-markdown.ts";
import { planText } from "../../src/report/plan-text.ts";
import { action, change, plan } from "../plan/planning.ts";

const BUDGET = { budget: 60_000, drafts: "hidden" } as const;

/** The four faces that tell changes in words. */
function faces(
  one: Action,
  about: Partial<Plan> = {},
): { text: string; markdown: string; drift: string; issue: string } {
  const made = plan([one], about);
  const drift = driftOf(made);
  return {
    text: planText(made, { color: "plain", detail: "changes" }),
    markdown: planMarkdown(made, BUDGET),
    drift: driftText(drift, "plain"),
    issue: driftMarkdown(drift, BUDGET),
  };
}

function edited(some: Partial<FieldChange>): Action {
  return action({ verb: "drift", reason: "edited in Intercom", changes: [change({ verdict: "drift", ...some })] });
}

const GOOD = "https://good.example/";
const EVIL = "https://evil.example/";
const MARKED: Partial<FieldChange> = {
  ...{ field: "body", before: "4 words", after: "4 words", note: "the same words; links and pictures differ" },
  marks: {
    shown: [
      { what: "link", name: "a", before: GOOD, after: EVIL },
      { what: "picture", name: "Flow", before: "flow.png", after: "flow.png" },
      { what: "picture", name: "Flow", before: null, after: "chart.png" },
      { what: "alt", name: "flow.png", before: "Flow", after: "" },
      { what: "link", name: "x", before: `${GOOD}${"long/".repeat(60)}1`, after: `${GOOD}${"long/".repeat(60)}2` },
    ],
    more: 3,
  },
};

describe("links and pictures that change", () => {
  it("are told with what they were and are, in every face", () => {
    const { text, markdown, drift, issue } = faces(edited(MARKED));
    for (const face of [text, drift]) {
      expect(face).toContain("\n    en body: (the same words; links and pictures differ)\n");
      expect(face).toContain(`\n      link "a": ${GOOD} → ${EVIL}\n      picture flow.png replaced\n`);
      expect(face).toContain('\n      picture "Flow": nothing → chart.png\n');
      expect(face).toMatch(/\n {6}link "x": ….*1 → ….*2\n {6}and 3 more links or pictures\n/u);
    }
    for (const face of [markdown, issue]) {
      expect(face).toContain(`\n    - link \`a\`: \`${GOOD}\` → \`${EVIL}\`\n    - picture \`flow.png\` replaced\n`);
    }
  });

  it("are told the way of what teammates did where a plan would write over it", () => {
    const over = action({ changes: [change({ ...MARKED, verdict: "write", overwrites: "edit" })] });
    expect(faces(over).text).toContain(`link "a": ${GOOD} → ${EVIL}`);
    expect(faces(over).drift).toContain(`link "a": ${EVIL} → ${GOOD}`);
    expect(faces(over).issue).toContain("`chart.png` → nothing");
  });

  it("are left out with the words of a draft", () => {
    const draft = { ...edited(MARKED), unpublished: { locales: ["en"], title: "unpublished" } as const };
    const { markdown, issue } = faces(draft);
    for (const face of [markdown, issue]) expect(face).not.toMatch(/example|\.png/u);
  });
});

describe("a text that changes", () => {
  const words = (word: string, count: number): string =>
    Array.from({ length: count }, (_, index) => `${word}${String(index)}`).join(" ");
  const prosed = (before: string, after: string, [from, to]: readonly [string, string]): Action =>
    edited({ field: "body", before: from, after: to, prose: proseDiff(before, after) });

  it("in most of its words is told by its size and how each side begins", () => {
    const rewritten = prosed(words("old", 400), words("new", 300), ["400 words", "300 words"]);
    const { text, markdown, drift, issue } = faces(rewritten);
    for (const face of [text, drift]) {
      const line = face.split("\n").find((one) => one.includes("en body:")) ?? "";
      expect(line).toMatch(/en body: rewritten, 400 words → 300 words: \[-old0 .* …-\]\{\+new0 .* …\+\}/u);
      expect(line.length).toBeLessThan(420);
    }
    for (const face of [markdown, issue]) {
      expect(face).toContain("  - en body: rewritten, 400 words → 300 words");
      expect(face).toMatch(/\n {4}- old0 .*(?:\n {4}- .*)* …\n {4}\+ new0 /u);
      expect(face.match(/^ {4}[-+] /gmu)?.length).toBeLessThan(8);
    }
  });

  it("in all of a few words, or by many new ones, is shown in full", () => {
    expect(faces(prosed("One two", "Three", ["2 words", "1 word"])).text).toContain("[-One two-]{+Three+}");
    const grown = prosed("It stays.", `It stays. ${words("new", 200)}`, ["2 words", "202 words"]);
    expect(faces(grown).text).toContain("new199");
  });

  it("has what is removed before what is added, also where an edit would be written over", () => {
    const prose = proseDiff("Press the red button.", "Press the green button.");
    const over = change({ field: "body", before: "4 words", after: "4 words", prose, overwrites: "edit" });
    expect(faces(action({ changes: [over] })).text).toContain("[-red-]{+green+}");
    expect(faces(action({ changes: [over] })).drift).toContain("[-green-]{+red+}");
  });

  it("and is longer than a line shows the place of the change", () => {
    const long = (word: string): string => `${words("w", 40)} ${word}`;
    const [before, after] = [long("old"), long("new")];
    const { text, markdown } = faces(
      action({ changes: [change({ field: "description", before, after, prose: proseDiff(before, after) })] }),
    );
    expect(text).toContain("en description: …w34 w35 w36 w37 w38 w39 [-old-]{+new+}");
    expect(markdown).toContain("    + …w34 w35 w36 w37 w38 w39 new");
  });
});

describe("why an action is in a plan", () => {
  const PROPOSAL = { proposal: { since: "b".repeat(40), branch: "main" } };
  const AT = { at: Date.parse("2026-07-01T09:30:00Z") / 1000 };
  const why = (some: Partial<Action>): readonly [string, string] => {
    const { text, markdown } = faces(action(some), PROPOSAL);
    return [/ "A" \((.*)\)\n/u.exec(text)?.[1] ?? "", / · `a` · (.*)\n/u.exec(markdown)?.[1] ?? ""];
  };

  it.each<readonly [string, Partial<Action>, string]>([
    ["the pull request", { origins: ["proposed"] }, "changed in content by this pull request"],
    [
      "the pull request that makes it",
      { reason: "new in content", origins: ["proposed"] },
      "new in content by this pull request",
    ],
    ["the branch", { origins: ["merged"] }, "changed in content; already on main, not deployed"],
    [
      "both",
      { origins: ["proposed", "merged"] },
      "changed in content by this pull request; in part already on main, not deployed",
    ],
    [
      "the pull request and a teammate who is named",
      {
        ...{ reason: "changed in content; edited in Intercom by Ana", origins: ["proposed", "edited"] },
        edited: { by: "Ana", ...AT },
      },
      "changed in content by this pull request; edited in Intercom by Ana, 2026-07-01 09:30 UTC",
    ],
    [
      "two sides of a conflict",
      {
        ...{ verb: "conflict", reason: "changed in content and edited in Intercom", origins: ["proposed", "edited"] },
        edited: { by: null, ...AT },
      },
      "changed in content by this pull request; edited in Intercom, last changed 2026-07-01 09:30 UTC",
    ],
    [
      "a teammate alone, whose edit goes",
      {
        reason: "edited in Intercom by Ana",
        origins: ["edited"],
        edited: { by: "Ana", ...AT, become: "written over" },
      },
      "edited in Intercom by Ana, 2026-07-01 09:30 UTC; written over",
    ],
    ["who removed its file", { reason: "file removed", origins: ["proposed"] }, "file removed by this pull request"],
    [
      "what is both in one",
      {
        ...{ verb: "conflict", reason: "file removed, and edited in Intercom (en)", origins: ["proposed", "edited"] },
        edited: { by: null, ...AT },
      },
      "file removed, and edited in Intercom (en), last changed 2026-07-01 09:30 UTC; this pull request",
    ],
  ])("names in this order: %s", (_name, some, expected) => {
    const [text, markdown] = why(some);
    expect(text).toBe(expected);
    expect(markdown.replaceAll("`", "")).toBe(expected);
  });

  it("tells of a text that goes on from the branch's that it is so in part", () => {
    const { text, markdown } = faces(
      action({
        origins: ["proposed", "merged"],
        changes: [change({ field: "body", before: "4 words", after: "5 words", origin: "proposed", inPart: "merged" })],
      }),
      PROPOSAL,
    );
    expect(text).toContain('"4 words" → "5 words" (in part already on main)');
    for (const face of [text, markdown])
      expect(face).toContain("Of these, 1 is in part already on main and not deployed.");
  });

  it("names the file of a page that was removed", () => {
    const gone = action({ verb: "unpublish", reason: "file removed", removedFile: "content/a.md" });
    expect(faces(gone).markdown).toContain("**A** · `content/a.md` · file removed");
  });
});

import { describe, expect, it } from "vitest";
import type { Action } from "../../src/model/plan.ts";
import { driftOf } from "../../src/report/drift.ts";
import { driftMarkdown } from "../../src/report/drift-markdown.ts";
import { planMarkdown } from "../../src/report/plan-markdown.ts";
import { action, change, plan } from "../plan/planning.ts";

const SECRET = "Zanzibar";
const PROSE = [
  { kind: "same", text: `${SECRET} is ` },
  { kind: "added", text: "near" },
] as const;

/** A draft whose every word is the secret one. */
const DRAFT = action({
  ...{ title: SECRET, path: "guides/next", file: "content/guides/next.md" },
  unpublished: { locales: ["en", "fr"], title: "unpublished" },
  changes: [
    change({ before: SECRET, after: `${SECRET} 2` }),
    change({ field: "description", before: null, after: SECRET }),
    change({ field: "body", before: "2 words", after: "3 words", prose: PROSE, note: SECRET }),
    change({ field: "author", before: "Ana", after: "Ben" }),
    change({ locale: "fr", before: SECRET, after: null }),
  ],
});

function created(some: Partial<Action>): Action {
  const { id, ...made } = action({
    ...{ verb: "create", reason: "new in content", title: SECRET, path: "guides/new", ...some },
    changes: [
      change({ before: null, after: SECRET }),
      change({ field: "body", before: null, after: "120 words" }),
      change({ field: "state", before: null, after: "published", publication: "publishes" }),
      change({ field: "author", before: null, after: "Ana" }),
    ],
  });
  expect(id).toBe("7");
  return made;
}

function markdown(one: Action, drafts: "hidden" | "shown" = "hidden"): string {
  return planMarkdown(plan([one]), { budget: 60_000, drafts });
}

describe("the words of a draft in a comment", () => {
  it("are left out, wherever they stand: what they are is told", () => {
    const made = markdown(DRAFT);
    expect(made).not.toContain(SECRET);
    expect(made).toContain("- `~` *draft, not shown here* · `content/guides/next.md` · changed in content");
    expect(made).toContain("  - en title, description, body: draft, not shown here");
    expect(made).toContain("  - fr title: draft, not shown here");
    expect(made).toContain("  - en author: `Ana` → `Ben`");
  });

  it("are left out of risks and conflicts, too", () => {
    const publishes = change({ field: "state", before: "draft", after: "published", publication: "publishes" });
    expect(markdown({ ...DRAFT, changes: [...DRAFT.changes, publishes] })).not.toContain(SECRET);
    expect(markdown({ ...DRAFT, verb: "conflict", wayOut: "choose-side" })).not.toContain(SECRET);
    expect(markdown({ ...DRAFT, verb: "blocked" })).not.toContain(SECRET);
  });

  it("are shown to those who ask for them", () => {
    expect(markdown(DRAFT, "shown")).toContain(`**${SECRET}**`);
    expect(markdown(DRAFT, "shown")).toContain(`+ ${SECRET} is near`);
  });

  it("are those of one language only where the others are public", () => {
    const made = markdown({ ...DRAFT, unpublished: { locales: ["fr"], title: "public" } });
    expect(made).toContain(`+ ${SECRET} is near`);
    expect(made).toContain("  - fr title: draft, not shown here");
  });

  it("are none of a new page that becomes public: its title and length are told", () => {
    expect(markdown(created({}))).toContain(
      `**${SECRET}** · \`guides/new\` · new in content\n  - en: 120 words, published`,
    );
    const draft = created({ unpublished: { locales: ["en"], title: "unpublished" } });
    expect(markdown(draft)).not.toContain(SECRET);
    expect(markdown(draft)).toContain("  - en: draft, not shown here");
  });

  it("are left out of what was edited in Intercom", () => {
    const edited = { ...DRAFT, changes: DRAFT.changes.map((one) => ({ ...one, verdict: "drift" as const })) };
    const drift = driftOf(plan([edited]));
    const made = driftMarkdown(drift, { budget: 60_000, drafts: "hidden" });
    expect(made).not.toContain(SECRET);
    expect(made).toContain("en title, description, body: draft, not shown here");
    expect(driftMarkdown(drift, { budget: 60_000, drafts: "shown" })).toContain(SECRET);
  });
});

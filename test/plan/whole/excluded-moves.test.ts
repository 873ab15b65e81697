import { describe, expect, it } from "vitest";
import { applied, article, folder, put, settled, type Files } from "./story.ts";

const BILLING = article("Billing", "You pay monthly by card.");
const INSTALL = article("Install", "Unpack the box and press the green button.");
const AGENTS = article("Billing for agents", "Secret agent rules, nothing alike.");

/** What plans do of a workspace that has nothing of `internal`. */
async function plans(before: Files, after: Files): Promise<{ lines: string[]; next: string[] }> {
  const world = await applied(before, {
    config: `
locales: { default: en }
defaults: { author: docs@example.com, state: published }
workspaces: { test: { token_env: TOKEN, exclude: ["internal/**"] } }
`,
  });
  put(world, after);
  return settled(world);
}

describe("a file that is not for this workspace and was always there", () => {
  it.each<[string, Files, Files, string[]]>([
    [
      "is not what a removed one of the same name became",
      { "faq/billing.md": BILLING, "faq/c.md": INSTALL, "internal/billing.md": AGENTS },
      { "faq/c.md": INSTALL, "internal/billing.md": AGENTS },
      ["unpublish article:faq/billing"],
    ],
    [
      "nor of the same title",
      { "faq/billing.md": BILLING, "faq/c.md": INSTALL, "internal/x.md": article("Billing", "Nothing alike.") },
      { "faq/c.md": INSTALL, "internal/x.md": article("Billing", "Nothing alike.") },
      ["unpublish article:faq/billing"],
    ],
    [
      "nor what lay at its path in a folder that moved",
      { "faq/index.md": folder("FAQ", "uid: faq"), "faq/billing.md": BILLING, "internal/billing.md": AGENTS },
      { "internal/index.md": folder("FAQ", "uid: faq"), "internal/billing.md": AGENTS, "guides/c.md": INSTALL },
      ["create article:guides/c", "create collection:guides", "forget collection:faq", "unpublish article:faq/billing"],
    ],
    [
      "nor takes the place of a new one with the same words",
      { "faq/billing.md": BILLING, "faq/c.md": INSTALL, "internal/copy.md": BILLING },
      { "faq/money.md": BILLING, "faq/c.md": INSTALL, "internal/copy.md": BILLING },
      ["unchanged article:faq/money ← article:faq/billing"],
    ],
    [
      "nor blocks several with the same words",
      { "faq/a.md": article("A", "Soon."), "faq/b.md": article("B", "Soon."), "internal/x.md": article("X", "Soon.") },
      { "faq/c.md": INSTALL, "internal/x.md": article("X", "Soon.") },
      ["create article:faq/c", "unpublish article:faq/a", "unpublish article:faq/b"],
    ],
    [
      "nor is its folder what a removed folder became, of which it got one page",
      { "faq/a.md": BILLING, "guides/c.md": INSTALL, "internal/x.md": AGENTS },
      { "guides/c.md": INSTALL, "internal/x.md": AGENTS, "internal/a.md": BILLING },
      ["forget article:internal/a ← article:faq/a", "forget collection:faq"],
    ],
    [
      "nor is its folder one of the same name",
      { "faq/a/index.md": folder("Rules"), "guides/c.md": INSTALL, "internal/a/x.md": AGENTS },
      { "guides/c.md": INSTALL, "internal/a/x.md": AGENTS },
      ["forget collection:faq", "forget collection:faq/a"],
    ],
  ])("%s", async (_name, before, after, lines) => {
    const done = await plans(before, after);
    expect(done).toMatchObject({ lines, next: [] });
  });
});

describe("a file that leaves what is for this workspace", () => {
  it.each<[string, Files, string[]]>([
    [
      "is known by its words, and its folder by what it holds",
      { "guides/c.md": INSTALL, "internal/billing.md": BILLING },
      ["forget article:internal/billing ← article:faq/billing", "forget collection:internal ← collection:faq"],
    ],
    [
      "is known by `moved_from`",
      {
        "guides/c.md": INSTALL,
        "internal/money.md": article("Money", "Other words.", "moved_from: article:faq/billing"),
      },
      ["forget article:internal/money ← article:faq/billing", "forget collection:internal ← collection:faq"],
    ],
  ])("%s", async (_name, after, lines) => {
    const done = await plans({ "faq/billing.md": BILLING, "guides/c.md": INSTALL }, after);
    expect(done).toMatchObject({ lines, next: [] });
  });
});

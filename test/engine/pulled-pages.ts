import { expect } from "vitest";
import { openApplied, page } from "./teammate.ts";
import type { World } from "./world.ts";

/** The file of the article that is edited. */
export const FILE = "content/guides/one.md";
export const TEXT =
  "---\n# mine\ntitle: 'One'   # the title\n---\n\nThe first words,\nwrapped.\n\n* an item\n* another\n\n## Head\n\nLast.\n";

/** A world in which pages were applied, and the ids and the body of two of them. */
export async function openPages(): Promise<{ here: World; one: string; two: string; body: string }> {
  const opened = await openApplied({
    files: {
      [FILE]: TEXT,
      "content/guides/one.fr.md": page("Un", "Appuyez."),
      "content/guides/two.md": page("Two", "See [one](one.md)."),
      "content/faq/index.md": "---\ntitle: FAQ\n---\n",
      "content/faq/refunds.md": page("Refunds", "Money comes back."),
    },
  });
  const one = opened.id("One");
  const body = String((await opened.world.call("GET", `/articles/${one}`))["body"]);
  return { here: opened.world, one, two: opened.id("Two"), body };
}

/** Neither a plan nor a pull has anything to do. */
export async function noChanges(here: World): Promise<void> {
  const plan = await here.run("plan");
  expect(plan.printed + plan.noted).toContain("No changes.");
  expect((await here.run("pull")).lastLine).toBe("Nothing to pull.");
}

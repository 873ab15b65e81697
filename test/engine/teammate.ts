import { expect } from "vitest";
import { openWorld, type World, type WorldOptions } from "./world.ts";

/** A file with a title, more lines of frontmatter, and words. */
export function page(title: string, words: string, more = ""): string {
  return `---\ntitle: ${title}\n${more}---\n\n${words}\n`;
}

/** Two folders with pages, one of them translated. */
export const PAGES = {
  "content/guides/one.md": page("One", "Press the **red** button."),
  "content/guides/one.fr.md": page("Un", "Appuyez."),
  "content/guides/two.md": page("Two", "The second words."),
  "content/faq/refunds.md": page("Refunds", "Money comes back."),
};

/** A help center that was just applied, and the ids of its articles by title. */
export async function openApplied(
  options: Partial<WorldOptions> = {},
): Promise<{ readonly world: World; readonly id: (title: string) => string }> {
  const world = await openWorld({ files: PAGES, ...options });
  expect((await world.run("apply", "--yes")).code).toBe(0);
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return { world, id: (title) => data.find((item) => item.title === title)?.id ?? "" };
}

/** What a teammate changes in an article, in Intercom's own editor (`POST /__sandbox/edit`). */
export async function edit(world: World, article: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
  const answer = await world.call("POST", "/__sandbox/edit", { action: "change", article, ...fields });
  expect(answer["errors"]).toBeUndefined();
}

/** Applies, and expects the next plan to hold nothing. */
export async function settle(world: World, ...parameters: string[]): Promise<void> {
  expect((await world.run("apply", "--yes", ...parameters)).code).toBe(0);
  expect((await world.run("plan")).lastLine).toBe("No changes.");
}

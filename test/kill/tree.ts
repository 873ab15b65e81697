import { stringify } from "yaml";

/** Articles of the tree; each has a French translation, too. */
export const ARTICLES = 60;
const FOLDERS = ["start", "start/deep", "guides", "guides/more", "billing", "team"];

/** The number of an article is said in its title and in its text, so that a second copy would be seen. */
function articlePath(number: number): string {
  return `${FOLDERS[number % FOLDERS.length] ?? "start"}/page-${String(number)}`;
}

/** The content folder of a help center of 60 articles in two languages, with links in circles. */
export function contentTree(edition: "first" | "second"): Map<string, string> {
  const files = new Map<string, string>();
  for (const folder of FOLDERS) {
    files.set(`${folder}/index.md`, page({ title: `Folder ${folder}` }, ""));
  }
  for (let number = 0; number < ARTICLES; number += 1) {
    if (edition === "second" && isRemoved(number)) continue;
    const place = edition === "second" && isMoved(number) ? `team/moved-${String(number)}` : articlePath(number);
    const words = edition === "second" && number % 4 === 0 ? "changed words" : "first words";
    for (const [ending, locale] of [
      [".md", "English"],
      [".fr.md", "French"],
    ] as const) {
      const title = `Page ${String(number)} in ${locale}`;
      const head = ending === ".md" && isMoved(number) && edition === "second" ? movedFrom(number) : {};
      files.set(`${place}${ending}`, page({ title, state: "published", ...head }, body(number, edition, place, words)));
    }
  }
  return files;
}

/** Whether the second edition has no such article any more. */
export function isRemoved(number: number): boolean {
  return number % 20 === 7;
}

function isMoved(number: number): boolean {
  return number % 15 === 3;
}

function movedFrom(number: number): { moved_from: string } {
  return { moved_from: `article:${articlePath(number)}` };
}

/** The next one, and one far away: two circles through all. */
export function linksOf(number: number, edition: "first" | "second"): number[] {
  return [1, 17].map((step) => {
    let target = (number + step) % ARTICLES;
    while (edition === "second" && isRemoved(target)) target = (target + 1) % ARTICLES;
    return target;
  });
}

function body(number: number, edition: "first" | "second", place: string, words: string): string {
  const up = "../".repeat(place.split("/").length - 1);
  const links = linksOf(number, edition).map((target) => {
    const there = edition === "second" && isMoved(target) ? `team/moved-${String(target)}` : articlePath(target);
    return `[page ${String(target)}](${up}${there}.md)`;
  });
  return `These are the ${words} of page ${String(number)}.\n\n> [!NOTE]\n> See ${links.join(" and ")}.\n\n## More\n\n- one\n- two\n`;
}

function page(frontmatter: Record<string, string>, text: string): string {
  return `---\n${stringify(frontmatter)}---\n\n${text}`;
}

/** One of the two contents that are applied one after the other. */
export type Edition = "first" | "second";

export interface Folder {
  readonly path: string;
  /** As it is to be called, and as it was called before. */
  readonly titles: readonly [string, ...string[]];
}

/** An article in two languages; its number is said in its titles and texts, so that a second one would be seen. */
export interface Page {
  readonly number: number;
  /** The titles of the folder that it is in. */
  readonly folder: readonly string[];
  readonly key: `article:${string}`;
  readonly titles: Readonly<Record<"en" | "fr", string>>;
  readonly words: string;
  readonly links: readonly number[];
}

/** What becomes of pages whose files are gone in the second edition. */
export const HIDDEN = 4;
export const DELETED = 5;
const PAGES = 6;
const MOVED = 3;

const FOLDERS: Readonly<Record<Edition, readonly Folder[]>> = {
  first: [
    { path: "guides", titles: ["Guides"] },
    { path: "guides/deep", titles: ["Deeper"] },
    { path: "old", titles: ["Old ways"] },
  ],
  second: [
    { path: "guides", titles: ["Guides"] },
    { path: "guides/deep", titles: ["Deepest", "Deeper"] },
    { path: "team", titles: ["Team"] },
  ],
};

export function foldersOf(edition: Edition): readonly Folder[] {
  return FOLDERS[edition];
}

/** The pages that have files, each with links to two others: circles through all. */
export function pagesOf(edition: Edition): Page[] {
  const numbers = Array.from({ length: PAGES + 1 }, (_, number) => number).filter((number) =>
    edition === "first" ? number < PAGES : number !== HIDDEN && number !== DELETED,
  );
  return numbers.map((number, index) => ({
    number,
    folder: FOLDERS[edition].find(({ path }) => path === folderOf(number, edition))?.titles ?? [],
    key: keyOf(number, edition),
    titles: {
      en: `Page ${String(number)} in English${edition === "second" && number === 1 ? ", anew" : ""}`,
      fr: `Page ${String(number)} in French${edition === "second" && number === 2 ? ", anew" : ""}`,
    },
    words: edition === "second" && number % 2 === 0 ? "changed words" : "first words",
    links: [1, 3].map((step) => numbers[(index + step) % numbers.length] ?? 0),
  }));
}

export function keyOf(number: number, edition: Edition): Page["key"] {
  return `article:${pathOf(number, edition)}`;
}

function folderOf(number: number, edition: Edition): string {
  if (edition === "second" && (number === MOVED || number === PAGES)) return "team";
  if (number === DELETED) return "old";
  return number % 2 === 0 ? "guides" : "guides/deep";
}

function pathOf(number: number, edition: Edition): string {
  return `${folderOf(number, edition)}/page-${String(number)}`;
}

/** The content folder of an edition: Markdown by path. */
export function filesOf(edition: Edition): Map<string, string> {
  const files = new Map<string, string>();
  for (const { path, titles } of foldersOf(edition)) {
    files.set(`${path}/index.md`, `---\ntitle: ${titles[0]}\n---\n`);
  }
  for (const page of pagesOf(edition)) {
    const path = pathOf(page.number, edition);
    const head = [
      `title: "${page.titles.en}"`,
      ...(page.number === HIDDEN ? ["on_removal: unpublish"] : []),
      ...(edition === "second" && page.number === MOVED ? [`moved_from: article:${pathOf(MOVED, "first")}`] : []),
    ];
    files.set(`${path}.md`, fileOf(head, page, edition));
    // One page is said in one language, so that few enough translations go.
    if (page.number !== DELETED) files.set(`${path}.fr.md`, fileOf([`title: "${page.titles.fr}"`], page, edition));
  }
  return files;
}

function fileOf(head: readonly string[], { number, words, links }: Page, edition: Edition): string {
  const up = "../".repeat(folderOf(number, edition).split("/").length);
  const told = links.map((target) => `[page ${String(target)}](${up}${pathOf(target, edition)}.md)`);
  const more = number === 0 ? "## More\n\n> [!NOTE]\n> " : "";
  const text = `${more}These are the ${words} of page ${String(number)}.\n\nSee ${told.join(" and ")}.\n`;
  return `---\n${head.join("\n")}\n---\n\n${text}`;
}

import path from "node:path/posix";
import type { Spoken, State } from "./story.ts";

/** A page as its writers have it. */
export interface Page {
  /** Stands in its text, so that it is known again wherever it goes: `page1`. */
  readonly name: string;
  file: string;
  folder: Folder | null;
  uid: string | undefined;
  movedFrom: readonly string[];
  removal: "unpublish" | "delete" | "keep" | undefined;
  presence: "there" | "removed" | "ignored";
  shape: number;
  links: readonly Page[];
  readonly texts: Map<Spoken, Text>;
}

export interface Text {
  title: string;
  /** Of its body: each has words of its own. */
  version: number;
  description: string | undefined;
  state: State | undefined;
}

export interface Folder {
  name: string;
  parent: Folder | null;
  title: string | undefined;
  description: string | undefined;
}

export function ending(locale: Spoken): string {
  return locale === "en" ? ".md" : `.${locale}.md`;
}

/** A folder from the content root. */
export function pathOf(folder: Folder): string {
  return folder.parent === null ? folder.name : `${pathOf(folder.parent)}/${folder.name}`;
}

/** A page's path from the content root, without ending. */
export function placeOf({ folder, file }: Page): string {
  return folder === null ? file : `${pathOf(folder)}/${file}`;
}

/** The `index.md` of a folder. */
export function indexOf({ title, description }: Folder): string {
  return `---\ntitle: ${title ?? ""}\ndescription: ${description ?? ""}\n---\n`;
}

/** One file of a page. */
export function textOf(page: Page, text: Text, locale: Spoken): string {
  const isMain = locale === "en";
  const said = [
    ["title", text.title],
    ["description", text.description],
    ["state", text.state],
    ["uid", isMain ? page.uid : undefined],
    ["moved_from", isMain && page.movedFrom.length > 0 ? JSON.stringify(page.movedFrom) : undefined],
    ["on_removal", isMain ? page.removal : undefined],
    ["unlisted", isMain && page.folder === null ? "true" : undefined],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name ?? ""}: ${value}`]));
  return `---\n${said.join("\n")}\n---\n\n${bodyOf(page, text, locale)}`;
}

/** A body of the pool: its words, and links to what is there. */
function bodyOf(page: Page, { version }: Text, locale: Spoken): string {
  const words = `words${version}`;
  const from = path.dirname(placeOf(page));
  const links = page.links
    .filter(({ presence }) => presence === "there")
    .map((target) => `See [${target.name}](${path.relative(from, `${placeOf(target)}.md`)}).\n\n`);
  const mark = `About ${page.name} in ${locale}.`;
  const shapes = [
    `${mark} ${words}\n\n`,
    `${mark}\n\n## Part\n\n- first ${words}\n- **second**\n\n`,
    `> [!NOTE]\n> ${mark}\n\n### Deep ${words}\n\n`,
    `${mark}\n\n![A picture](${path.relative(from, "flow.gif")})\n\n${words}\n\n`,
    `${mark}\n\n| a | b |\n|---|---|\n| ${words} | \`code\` |\n\n`,
  ];
  return `${shapes[page.shape % shapes.length] ?? ""}${links.join("")}`;
}

import path from "node:path/posix";
import { pick, seeded } from "./random.ts";
import { LANGUAGES, type MadeLocale } from "./words.ts";

const SIZE = 5000;
const IN_A_FOLDER = 40;
const FOLDERS_IN_ONE = 8;
const WITH_ONE_PICTURE = 5;

/** The folder of an article: a collection in a collection. */
export function folderOf(index: number): string {
  const folder = Math.floor(index / IN_A_FOLDER);
  return `guide-${numbered(Math.floor(folder / FOLDERS_IN_ONE))}/part-${numbered(folder)}`;
}

/** The path of an article from the content folder, without ending and locale. */
export function pathOf(index: number): string {
  return `${folderOf(index)}/article-${numbered(index)}`;
}

/** The picture of an article, from the content folder: some neighbours show the same. */
export function pictureOf(index: number): string {
  const first = index - (index % WITH_ONE_PICTURE);
  return `${folderOf(first)}/images/flow-${numbered(first)}.png`;
}

/**
 * The text of one article in one language: some 5 KB with frontmatter, lists, a table, code, a picture and links. The
 * first link leads to the next article, and the last article's to the first: one cycle through all.
 * @param articles how many there are in all
 */
export function articleText(index: number, articles: number, locale: MadeLocale): string {
  const random = seeded(index * 31 + locale.charCodeAt(0) * 7919);
  const { words, begin } = LANGUAGES[locale];
  const phrase = (length: number): string => Array.from({ length }, () => pick(random, words)).join(" ");
  const sentence = (): string => `${capital(phrase(8 + Math.floor(random() * 10)))}.`;
  const link = (to: number, fragment = ""): string =>
    `[${phrase(3)}](${path.relative(folderOf(index), pathOf(to))}.md${fragment})`;
  const anyOther = (): number => Math.floor(random() * articles);
  const list = (sign: string): string => Array.from({ length: 5 }, () => `${sign} ${sentence()}`).join("\n");

  const sections: readonly (() => string)[] = [
    () => `${sentence()} ${sentence()} **${capital(phrase(3))}** ${phrase(6)}, ${link(anyOther())}. ${sentence()}`,
    () => list("-"),
    () => `1. ${sentence()}\n2. ${sentence()}\n   - ${sentence()}\n   - ${sentence()}\n3. ${sentence()}`,
    () =>
      `| ${phrase(1)} | ${phrase(2)} |\n| --- | --- |\n${Array.from({ length: 5 }, () => `| \`${phrase(1)}\` | ${phrase(6)} |`).join("\n")}`,
    () =>
      `\`\`\`js\nconst ${phrase(1).replace(/[^a-z]/g, "x")} = await open("${phrase(2)}");\n${`send({ name: "${phrase(1)}" });\n`.repeat(3)}\`\`\``,
    () => `> [!NOTE]\n> ${sentence()} ${link(anyOther(), `#${begin.fragment}`)}.`,
  ];
  const parts = [
    `---\ntitle: ${capital(phrase(4))} ${numbered(index)}\ndescription: ${sentence()}\nstate: published\n---`,
    `${sentence()} ${sentence()} ${capital(link((index + 1) % articles))}.`,
    `## ${begin.text}`,
    list("-"),
    `![${phrase(3)}](${path.relative(folderOf(index), pictureOf(index))})`,
  ];
  for (let size = parts.join("\n\n").length, turn = 0; size < SIZE; turn += 1) {
    const section = sections[turn % sections.length]?.() ?? "";
    const part = turn % 3 === 0 ? `## ${capital(phrase(3))} ${turn}\n\n${section}` : section;
    parts.push(part);
    size += part.length + 2;
  }
  return `${parts.join("\n\n")}\n`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function numbered(index: number): string {
  return String(index).padStart(5, "0");
}

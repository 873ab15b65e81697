/** What the README shows of the faces of a plan, from the golden files of their tests. */
import { readFile } from "node:fs/promises";
import path from "node:path";

const golden = path.resolve(import.meta.dirname, "..", "test", "report", "golden");

/** Where the picture of the HTML report is, from the root. */
export const PICTURE = "docs/images/report.png";

/** @returns {Promise<Record<string, string>>} Markdown by the name of its marker */
export async function faceSections() {
  /** @param {string} name */
  const read = async (name) => (await readFile(path.join(golden, name), "utf8")).trimEnd();
  /** @type {{ actions: { verb: string }[] }} */
  const { actions } = JSON.parse(await read("one-word.json"));
  const changed = actions.find(({ verb }) => verb !== "unchanged");
  return {
    text: fenced("text", await read("one-word.txt")),
    json: fenced("json", JSON.stringify(changed, null, 2)),
    markdown: quoted(await read("one-word.md")),
    html: `![The report in a browser: the page with the changed word marked in it, beside the tree of collections](${PICTURE})`,
    annotations: fenced("text", await read("annotations.txt")),
  };
}

/**
 * A document with each section between its markers, `<!-- face: NAME -->` and `<!-- /face: NAME -->`.
 * @param {string} document
 * @param {Readonly<Record<string, string>>} sections
 * @throws {Error} where a marker has no end, or no section has its name
 */
export function withFaces(document, sections) {
  return document
    .split(/(?=^<!-- face: \w+ -->$)/mu)
    .map((part) => {
      const name = facesIn(part)[0];
      if (name === undefined) return part;
      const [, rest] = part.split(`\n<!-- /face: ${name} -->\n`);
      if (rest === undefined) throw new Error(`The marker of "${name}" has no end.`);
      const section = sections[name];
      if (section === undefined) throw new Error(`There is no face "${name}".`);
      return `<!-- face: ${name} -->\n\n${section}\n\n<!-- /face: ${name} -->\n${rest}`;
    })
    .join("");
}

/**
 * @param {string} document
 * @returns {string[]} the names of the markers
 */
export function facesIn(document) {
  return [...document.matchAll(/^<!-- face: (\w+) -->$/gmu)].flatMap(([, name]) => name ?? []);
}

/**
 * @param {string} language
 * @param {string} text
 */
function fenced(language, text) {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** As GitHub shows a comment: a quote. @param {string} text */
function quoted(text) {
  return text
    .split("\n")
    .map((line) => (line === "" ? ">" : `> ${line}`))
    .join("\n");
}

import { editFrontmatter, type FrontmatterEdit } from "./edit-frontmatter.ts";
import { splitFile } from "./split-file.ts";

/**
 * A file's text with another body in place of its own, and other values in its frontmatter.
 * @param markdown with `\n` line ends
 * @param edits the title among them, since a heading that said it goes with the body
 */
export function replaceBody(text: string, markdown: string, edits: readonly FrontmatterEdit[]): string {
  const { mark, opening, yaml, closing, lineEnd } = splitFile(text);
  const gap = opening === "" || markdown === "" ? "" : lineEnd;
  const body = gap + markdown.replaceAll("\n", lineEnd);
  return editFrontmatter(mark + opening + yaml + closing + body, edits);
}

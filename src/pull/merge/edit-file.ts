import type { BlocksOf } from "./block-pieces.ts";
import { editFrontmatter, type FrontmatterEdit } from "./edit-frontmatter.ts";
import { mergeBody, type BodySides } from "./merge-body.ts";
import { retitle, type HeadingSpan, type Retitled, type TitleEdit } from "./retitle.ts";
import { splitFile, titleIn } from "./split-file.ts";

/** What was edited in Intercom, of one file. What is absent stays as it is. */
export interface FileEdit {
  readonly title?: TitleEdit;
  /** All but the title, which may stand in a heading. */
  readonly fields?: readonly (FrontmatterEdit & { readonly key: "description" | "state" | "author" })[];
  /** The body in Intercom, and what is known of before; the file itself is the other side. */
  readonly body?: Omit<BodySides, "ours">;
}

/** What reading a body needs of the compiler. */
export interface BodyReading {
  readonly blocksOf: BlocksOf;
  /** The heading that is the title; the title is that of the frontmatter, `undefined` where it has none. */
  readonly titleHeading: (body: string, title: string | undefined) => HeadingSpan | undefined;
}

export interface EditedFile {
  readonly text: string;
  /** Places that stand between conflict markers. */
  readonly conflicts: number;
}

/**
 * Brings what was edited in Intercom into a file, and touches nothing else in it.
 * @param text the whole file: its byte order mark and line ends stay; where it mixes line ends and its body changes, the
 *   body gets the first kind
 */
export function editFile(text: string, { title, fields = [], body }: FileEdit, reading: BodyReading): EditedFile {
  const parts = splitFile(text);
  const ours = parts.body.replace(/\r\n?/g, "\n");
  const merged = body === undefined ? { text: ours, conflicts: 0 } : mergeBody({ ...body, ours }, reading.blocksOf);
  const retitled: Retitled =
    title === undefined ? { body: merged.text } : retitledBody(merged.text, title, parts.yaml, reading);
  const edits = [...fields, ...(retitled.edit === undefined ? [] : [retitled.edit])];
  // Below a frontmatter an empty line is usual.
  const space = parts.body === "" && parts.opening !== "" && retitled.body !== "" ? parts.lineEnd : "";
  const changed = retitled.body === ours ? parts.body : space + retitled.body.replaceAll("\n", parts.lineEnd);
  const head = parts.mark + parts.opening + parts.yaml + parts.closing;
  return {
    text: editFrontmatter(head + changed, edits),
    conflicts: merged.conflicts + [...fields, ...(title === undefined ? [] : [title])].filter(isConflict).length,
  };
}

function retitledBody(body: string, edit: TitleEdit, yaml: string, { titleHeading }: BodyReading): Retitled {
  const own = titleIn(yaml);
  return retitle(body, edit, own === undefined ? "no title" : "title", titleHeading(body, own));
}

function isConflict({ as }: { readonly as: FrontmatterEdit["as"] }): boolean {
  return as === "conflict";
}

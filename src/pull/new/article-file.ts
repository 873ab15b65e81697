import type { LiveFields } from "../../model/live.ts";
import { frontmatter, writableText, writableTitle } from "./frontmatter.ts";
import { authorLine, type Authors, type SilentFields } from "./silent.ts";

/** What the frontmatter of an article's file depends on, besides what Intercom holds. */
export interface ArticleAbout {
  /** Only for the file of the default locale. */
  readonly original?: { readonly uid?: string; readonly unlisted: boolean };
  /** What the file gets where it is silent; what it would get anyway is not written. */
  readonly silent: SilentFields;
  readonly authors: Authors;
}

/**
 * The text of a new Markdown file for one locale of an article. Created elsewhere from it, the article is the same.
 * @param fields with a title that is more than space
 * @param markdown the body; it ends with a line end unless it is empty
 */
export function articleFile(fields: LiveFields, about: ArticleAbout, markdown: string): string {
  const { original, silent, authors } = about;
  const description = writableText(fields.description ?? "");
  const lines = frontmatter({
    title: writableTitle(fields.title),
    description: description === "" ? undefined : description,
    state: fields.state === silent.state ? undefined : fields.state,
    author: fields.author === silent.author ? undefined : authorLine(fields.author, authors),
    uid: original?.uid,
    unlisted: original?.unlisted === true ? true : undefined,
  });
  return markdown === "" ? lines : `${lines}\n${markdown}`;
}

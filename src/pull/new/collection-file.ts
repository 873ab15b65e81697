import type { LiveFields } from "../../model/live.ts";
import { frontmatter, writableText, writableTitle } from "./frontmatter.ts";

/**
 * The text of a new `index.md` for one locale of a collection.
 * @param fields with a title that is more than space
 * @param uid only for the file of the default locale
 */
export function collectionFile(fields: Pick<LiveFields, "title" | "description">, uid?: string): string {
  const description = writableText(fields.description ?? "");
  return frontmatter({
    title: writableTitle(fields.title),
    description: description === "" ? undefined : description,
    uid,
  });
}

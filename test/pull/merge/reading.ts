import { markdownBlocks } from "../../../src/compile/markdown/blocks.ts";
import { titleHeading } from "../../../src/compile/title-heading.ts";
import { loadContent } from "../../../src/content/load-content.ts";
import { parseConfig } from "../../../src/content/parse-config.ts";
import type { ArticleTranslation } from "../../../src/model/content.ts";
import type { Problem } from "../../../src/model/problem.ts";
import { checkContent } from "../../../src/rules/check-content.ts";
import { editFile, type EditedFile, type FileEdit } from "../../../src/pull/merge/edit-file.ts";

/** Edits a file with the compiler's own reading of bodies. */
export function edit(text: string, change: FileEdit): EditedFile {
  return editFile(text, change, { blocksOf: markdownBlocks, titleHeading });
}

/** A file as helpsync reads it. */
export function read(text: string): { readonly article: ArticleTranslation | undefined; readonly problems: Problem[] } {
  const { config } = parseConfig("", "/docs/intercom.config.yaml");
  if (config === undefined) throw new Error("The config is right.");
  const documents = [{ path: "g/a.md", bytes: new TextEncoder().encode(text) }];
  const tree = { documents, assets: new Map(), rootAssets: new Map(), ignored: [], problems: [] };
  const { content, problems } = loadContent(tree, config);
  return {
    article: content.articles[0]?.translations.en,
    problems: [...problems, ...checkContent(content, config, "2.16")],
  };
}

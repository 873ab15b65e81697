import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { articleText, folderOf, pathOf, pictureOf } from "./article.ts";
import { picture } from "./picture.ts";
import { seeded } from "./random.ts";
import { MADE_LOCALES, type MadeLocale } from "./words.ts";

/** How much content there is. */
export interface Size {
  readonly articles: number;
  /** From the default locale on. */
  readonly locales: number;
}

/** Writes the content folder of a project. The same for the same size, byte by byte. */
export function writeContent(folder: string, size: Size): void {
  const content = path.join(folder, "content");
  for (let index = 0; index < size.articles; index += 1) {
    mkdirSync(path.join(content, path.dirname(pictureOf(index))), { recursive: true });
    mkdirSync(path.join(content, folderOf(index)), { recursive: true });
    writeFileSync(path.join(content, pictureOf(index)), picture(seeded(index - (index % 5))));
    for (const locale of localesOf(size)) {
      writeFileSync(path.join(content, fileOf(index, locale)), articleText(index, size.articles, locale));
    }
  }
}

/** Writes a project's config. @param pictures the pattern of public addresses of its pictures */
export function writeConfig(folder: string, size: Size, pictures: string): void {
  writeFileSync(path.join(folder, "intercom.config.yaml"), configText(size, pictures));
}

/** Changes the words of some files, spread over all, in each language; gives what brings the old ones back. */
export function changeArticles(folder: string, size: Size, count: number): () => void {
  const changed = Array.from({ length: count }, (_, each) => Math.floor((each * size.articles) / count));
  const files = changed.flatMap((index) =>
    localesOf(size).map((locale) => path.join(folder, "content", fileOf(index, locale))),
  );
  const before = files.map((file): [string, string] => [file, readFileSync(file, "utf8")]);
  for (const [file, text] of before) writeFileSync(file, `${text}\nOne more sentence.\n`);
  return () => {
    for (const [file, text] of before) writeFileSync(file, text);
  };
}

function localesOf({ locales }: Size): readonly MadeLocale[] {
  return MADE_LOCALES.slice(0, locales);
}

function fileOf(index: number, locale: MadeLocale): string {
  return `${pathOf(index)}${locale === MADE_LOCALES[0] ? "" : `.${locale}`}.md`;
}

function configText(size: Size, pictures: string): string {
  return `content: content
default_workspace: bench
locales:
  default: en
  additional: [${localesOf(size).slice(1).join(", ")}]
defaults:
  author: docs@example.com
  state: published
assets:
  base_url: "${pictures}"
state:
  store: file
workspaces:
  bench:
    api_version: "2.16"
    token_env: BENCH_ACCESS_TOKEN
`;
}

import { openCompiler } from "../../src/compile/compiler.ts";
import { assemble } from "../../src/compile/content.ts";
import { indexLinks } from "../../src/compile/links/link-index.ts";
import { Translations } from "../../src/compile/translations.ts";
import { fingerprint } from "../../src/dialect/fingerprint.ts";
import type { Config } from "../../src/model/config.ts";
import type { ArticleDocument, ArticleTranslation, CollectionDocument, Content } from "../../src/model/content.ts";
import type { BodyPart, Desired, DesiredBody } from "../../src/model/desired.ts";
import { keyOf, type Key } from "../../src/model/key.ts";
import type { Locale, PerLocale } from "../../src/model/locale.ts";
import type { Problem } from "../../src/model/problem.ts";
import type { AssetFile, SourceTree } from "../../src/model/source.ts";

export const config: Config = {
  file: "/project/intercom.config.yaml",
  folder: "/project",
  content: {
    root: "content",
    locales: { default: "en", additional: ["fr", "de"], layout: "suffix", names: {} },
    ignore: [],
    allowedFrontmatter: [],
  },
  defaults: { state: "published" },
  folderPolicies: [],
  policies: { uiEdits: "protect", onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 },
  assets: { root: "static" },
  state: { remote: "origin", ref: "refs/heads/state", bodies: "none" },
  workspaces: {},
};

/** What one file says: Markdown, or more than that. */
export type Page = string | ({ readonly body: string } & Partial<Omit<ArticleTranslation, "body" | "bodyPrint">>);

export interface Folder {
  /** By path from the content root: `guides/install.md`, `guides/install.fr.md`, `fr/guides/install.md`. */
  readonly pages: Readonly<Record<string, Page>>;
  /** Paths of other files below the content root; the hash of each is its path in capitals, or what is given. */
  readonly assets?: Readonly<Record<string, string>>;
  readonly rootAssets?: Readonly<Record<string, string>>;
  readonly ignored?: readonly string[];
}

/** A content folder in memory, as `src/content` would understand it. */
export function folder({ pages, assets = {}, rootAssets = {}, ignored = [] }: Folder): {
  content: Content;
  tree: SourceTree;
} {
  const articles = new Map<string, ArticleDocument & { translations: PerLocale<ArticleTranslation> }>();
  const collections = new Map<string, CollectionDocument>();
  for (const [path, page] of Object.entries(pages)) {
    const { locale, name } = localeOf(path);
    const said = typeof page === "string" ? { body: page } : page;
    addCollections(name, collections);
    if (name.endsWith("/index") && said.body === "") continue;
    const article = articles.get(name) ?? articleAt(name);
    const { body, ...others } = said;
    article.translations[locale] = { file: `content/${path}`, path, bodyLine: 1, ...textOf(body), ...others };
    articles.set(name, article);
  }
  const tree = { documents: [], assets: filesOf(assets), rootAssets: filesOf(rootAssets), ignored, problems: [] };
  const content: Content = {
    defaultLocale: "en",
    collections: [...collections.values()].sort((left, right) => (left.path < right.path ? -1 : 1)),
    articles: [...articles.values()].sort((left, right) => (left.path < right.path ? -1 : 1)),
  };
  return { content, tree };
}

function localeOf(path: string): { locale: Locale; name: string } {
  const suffix = /^(.*)\.(fr|de)\.md$/.exec(path);
  if (suffix !== null) return { locale: suffix[2] as Locale, name: suffix[1] ?? "" };
  const directory = /^(en|fr|de)\/(.*)\.md$/.exec(path);
  if (directory !== null) return { locale: directory[1] as Locale, name: directory[2] ?? "" };
  return { locale: "en", name: path.replace(/\.md$/i, "") };
}

function articleAt(path: string): ArticleDocument & { translations: PerLocale<ArticleTranslation> } {
  const place = { file: `content/${path}.md`, line: 1, column: 1 };
  const parent = path.includes("/") ? keyOf("collection", path.slice(0, path.lastIndexOf("/"))) : null;
  const key = keyOf("article", path);
  return {
    kind: "article",
    key,
    path: path.normalize("NFC"),
    place,
    parent,
    movedFrom: [],
    intercomId: {},
    translations: {},
  };
}

function addCollections(name: string, collections: Map<string, CollectionDocument>): void {
  const segments = name.split("/").slice(0, -1);
  segments.forEach((title, index) => {
    const path = segments.slice(0, index + 1).join("/");
    const parent: Key | null = index === 0 ? null : keyOf("collection", segments.slice(0, index).join("/"));
    const place = { file: `content/${path}`, line: 1, column: 1 };
    const translations = { en: { title } };
    const key = keyOf("collection", path);
    collections.set(path, { kind: "collection", key, path, place, parent, movedFrom: [], translations });
  });
}

function filesOf(assets: Readonly<Record<string, string>>): Map<string, AssetFile> {
  return new Map(
    Object.entries(assets).map(([path, hash]) => [path, { path, file: `/project/content/${path}`, hash, size: 1 }]),
  );
}

const compiler = openCompiler();
await compiler.load();

/** Compiles a folder at once. */
export function compile(given: Folder): { readonly desired: Desired; readonly problems: readonly Problem[] } {
  const { content, tree } = folder(given);
  return assemble(content, new Translations(content, indexLinks(content, tree, config), compiler, new Map()));
}

export interface CompiledPage {
  readonly title: string;
  readonly body: DesiredBody;
  /** The body with each symbol spelled in curly brackets. */
  readonly html: string;
  readonly problems: readonly Problem[];
  readonly codes: readonly string[];
}

/** Compiles a folder and picks one article in one locale. */
export function compilePage(given: Folder, name: string, locale: Locale = "en"): CompiledPage {
  const { desired, problems } = compile(given);
  const fields = desired.resources.find((resource) => resource.key === keyOf("article", name))?.locales[locale];
  if (fields?.body === undefined) throw new Error(`${name} has no ${locale} body`);
  const codes = problems.map((problem) => problem.code);
  return { title: fields.title, body: fields.body, html: spelled(fields.body.parts), problems, codes };
}

/** Compiles one Markdown text as the only article, titled so that none of its headings is the title. */
export function compileText(body: string, rest: Omit<Folder, "pages"> = {}): CompiledPage {
  return compilePage({ ...rest, pages: { "page.md": { body, title: "The title" } } }, "page");
}

/** A body as a file's translation has it. */
export function textOf(body: string): Pick<ArticleTranslation, "body" | "bodyPrint"> {
  return { body: () => body, bodyPrint: () => fingerprint("body1", body) };
}

/** A body as text: `{article:a en #h_…}` for a link, `{image hash}` for an image. */
function spelled(parts: readonly BodyPart[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return part;
      if ("image" in part) return `{image ${part.image}}`;
      return `{${part.link} ${part.locale}${part.anchor === undefined ? "" : ` #${part.anchor}`}}`;
    })
    .join("");
}

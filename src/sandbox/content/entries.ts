import { contentId } from "../articles/ids.ts";
import { wordsOf } from "../articles/words.ts";
import type { ArticleRecord, Availability } from "../records.ts";
import { snippetMarkdown } from "../snippets/markdown.ts";
import type { Store } from "../store.ts";

/** A piece of content as the search over all kinds sees it. */
export interface Entry {
  readonly kind: "article" | "internal_article" | "snippet";
  readonly id: string;
  readonly title: string;
  readonly updatedAt: number;
  readonly tagIds: readonly string[];
  readonly folderId: string | null;
  /** Its languages; content that is no article has one. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  readonly state: "published" | "draft";
  /** The words of title and body. */
  readonly text: () => string;
  readonly availability: Availability;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Not known of content that is no article. */
  readonly createdBy?: string;
  readonly updatedBy?: string;
}

const ALL: Availability = { chatbot: true, copilot: true, salesAgent: true };

/** Everything of one kind. */
export function entriesOf(store: Store, kind: Entry["kind"]): Entry[] {
  switch (kind) {
    case "article":
      return [...store.articles.values()].map((article) => articleEntry(store, article));
    case "internal_article":
      return [...store.internalArticles.values()].map((each) => ({
        ...flat(kind, each, () => wordsOf(each.body)),
        folderId: each.folderId,
      }));
    case "snippet":
      return [...store.snippets.values()].map((each) => flat(kind, each, () => snippetMarkdown(each.title, each.blocks)));
  }
}

function articleEntry(store: Store, article: ArticleRecord): Entry {
  const parts = Object.entries(article.locales).map(([locale, content]) => ({
    id: contentId(article.id, locale),
    title: content.title,
    locale,
    state: content.state,
    text: () => `${content.title}\n${wordsOf(content.body)}`,
    availability: content.availability ?? ALL,
    createdAt: content.createdAt,
    updatedAt: content.updatedAt,
    createdBy: content.createdBy,
    updatedBy: content.updatedBy,
  }));
  return {
    kind: "article",
    id: article.id,
    title: article.locales[store.workspace.defaultLocale]?.title ?? "",
    updatedAt: Math.max(...parts.map((part) => part.updatedAt)),
    tagIds: (article.tags ?? []).map((tag) => tag.id),
    folderId: article.folderId ?? null,
    parts,
  };
}

interface Flat {
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  readonly availability: Availability;
  readonly tags: readonly { readonly id: string }[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Content with one language, which has no draft. */
function flat(kind: "internal_article" | "snippet", record: Flat, body: () => string): Entry {
  const { id, title, locale, availability, tags, createdAt, updatedAt } = record;
  const text = (): string => `${title}\n${body()}`;
  const part: Part = { id, title, locale, state: "published", text, availability, createdAt, updatedAt };
  return { kind, id, title, updatedAt, tagIds: tags.map((tag) => tag.id), folderId: null, parts: [part] };
}

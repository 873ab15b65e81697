import type { InternalArticleRecord } from "./internal-articles/record.ts";
import type { NewsItemRecord } from "./news/record.ts";
import type {
  ArticleRecord,
  ArticleVersionRecord,
  AudienceRecord,
  BlobRecord,
  CollectionRecord,
  FolderRecord,
  ImageRecord,
  TagRecord,
  WorkspaceRecord,
} from "./records.ts";
import type { RedirectRecord } from "./redirects/record.ts";
import type { SnippetRecord } from "./snippets/record.ts";

/** A table of the workspace and its records; each has an `id`. */
interface Tables {
  readonly articles: ArticleRecord;
  readonly collections: CollectionRecord;
  readonly images: ImageRecord;
  readonly blobs: BlobRecord;
  readonly tags: TagRecord;
  readonly audiences: AudienceRecord;
  readonly folders: FolderRecord;
  readonly articleVersions: ArticleVersionRecord;
  readonly redirects: RedirectRecord;
  readonly newsItems: NewsItemRecord;
  readonly internalArticles: InternalArticleRecord;
  readonly snippets: SnippetRecord;
}
export type TableName = keyof Tables;
/** Earlier ones are written to a snapshot first, so that a record never comes before what it names. */
const TABLE_NAMES: readonly TableName[] = [
  "blobs",
  "images",
  "tags",
  "audiences",
  "folders",
  "collections",
  "articles",
  "articleVersions",
  "redirects",
  "newsItems",
  "internalArticles",
  "snippets",
];

/** Everything that one request changes: it is kept as a whole or not at all. */
export interface Commit {
  readonly workspace?: WorkspaceRecord;
  readonly put?: { readonly [Name in TableName]?: readonly Tables[Name][] };
  readonly remove?: { readonly [Name in TableName]?: readonly string[] };
  /** The last id given in each table: an id is never given twice. */
  readonly lastIds?: Partial<Record<TableName, number>>;
}

/** The data file holds what the sandbox never writes. */
export class DataFileUnreadable extends Error {
  override readonly name = "DataFileUnreadable";
}

/** Where commits are kept beyond the process; returns once the commit would survive its end. */
export interface Journal {
  append(commit: Commit, snapshot: () => readonly Commit[]): void;
}

/** The ids of a fresh workspace start behind this. */
const FIRST_ID = 1000;

/** The workspace's data, in memory; every change goes through `commit`. */
export class Store {
  workspace: WorkspaceRecord;
  readonly articles = new Map<string, ArticleRecord>();
  readonly collections = new Map<string, CollectionRecord>();
  readonly images = new Map<string, ImageRecord>();
  readonly blobs = new Map<string, BlobRecord>();
  readonly tags = new Map<string, TagRecord>();
  readonly audiences = new Map<string, AudienceRecord>();
  readonly folders = new Map<string, FolderRecord>();
  readonly articleVersions = new Map<string, ArticleVersionRecord>();
  readonly redirects = new Map<string, RedirectRecord>();
  readonly newsItems = new Map<string, NewsItemRecord>();
  readonly internalArticles = new Map<string, InternalArticleRecord>();
  readonly snippets = new Map<string, SnippetRecord>();
  readonly #lastIds = Object.fromEntries(TABLE_NAMES.map((name) => [name, FIRST_ID])) as Record<TableName, number>;
  readonly #journal: Journal | undefined;
  #workspaceKept = false;

  constructor(workspace: WorkspaceRecord, journal: Journal | undefined, past: readonly Commit[]) {
    this.workspace = workspace;
    this.#journal = journal;
    try {
      for (const commit of past) this.#take(commit);
    } catch (error) {
      throw new DataFileUnreadable("The data file holds what the sandbox never writes.", { cause: error });
    }
    this.workspace = workspace;
  }

  /** An id that this table never gave before. */
  nextId(table: TableName): string {
    this.#lastIds[table] += 1;
    return String(this.#lastIds[table]);
  }

  /** Keeps a change. Throws where the data file cannot be written; then nothing has changed. */
  commit(change: Commit): void {
    const settings = this.#workspaceKept ? {} : { workspace: this.workspace };
    const commit: Commit = { ...settings, ...change, lastIds: { ...this.#lastIds } };
    this.#journal?.append(commit, () => this.#snapshot());
    this.#workspaceKept = true;
    this.#take(commit);
  }

  /** Removes everything but the workspace's settings, in one commit; ids go on. */
  clear(): void {
    const ids = TABLE_NAMES.map((name) => [name, [...this[name].keys()]]);
    this.commit({ remove: Object.fromEntries(ids) as NonNullable<Commit["remove"]> });
  }

  /** All records of each table; never a record of bytes. */
  get tables(): Readonly<Record<string, readonly object[]>> {
    const shown = TABLE_NAMES.filter((name) => name !== "blobs");
    return Object.fromEntries(shown.map((name) => [name, [...this[name].values()]]));
  }

  #take(commit: Commit): void {
    if (commit.workspace !== undefined) this.workspace = commit.workspace;
    Object.assign(this.#lastIds, commit.lastIds);
    for (const name of TABLE_NAMES) {
      const table: Map<string, { readonly id: string }> = this[name];
      for (const record of commit.put?.[name] ?? []) table.set(record.id, record);
      for (const id of commit.remove?.[name] ?? []) table.delete(id);
    }
  }

  #snapshot(): Commit[] {
    return [
      { workspace: this.workspace, lastIds: { ...this.#lastIds } },
      ...TABLE_NAMES.flatMap((name) => [...this[name].values()].map((record) => ({ put: { [name]: [record] } }))),
    ];
  }
}

import type { ArticleRecord, BlobRecord, CollectionRecord, ImageRecord, WorkspaceRecord } from "./records.ts";

interface Tables {
  readonly articles: ArticleRecord;
  readonly collections: CollectionRecord;
  readonly images: ImageRecord;
  readonly blobs: BlobRecord;
}
export type TableName = keyof Tables;
const TABLE_NAMES: readonly TableName[] = ["articles", "collections", "images", "blobs"];

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
  readonly #lastIds: Record<TableName, number> = {
    articles: FIRST_ID,
    collections: FIRST_ID,
    images: FIRST_ID,
    blobs: FIRST_ID,
  };
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

  #take(commit: Commit): void {
    if (commit.workspace !== undefined) this.workspace = commit.workspace;
    Object.assign(this.#lastIds, commit.lastIds);
    for (const record of commit.put?.articles ?? []) this.articles.set(record.id, record);
    for (const record of commit.put?.collections ?? []) this.collections.set(record.id, record);
    for (const record of commit.put?.images ?? []) this.images.set(record.id, record);
    for (const record of commit.put?.blobs ?? []) this.blobs.set(record.id, record);
    for (const name of TABLE_NAMES) for (const id of commit.remove?.[name] ?? []) this[name].delete(id);
  }

  #snapshot(): Commit[] {
    return [
      { workspace: this.workspace, lastIds: { ...this.#lastIds } },
      ...[...this.blobs.values()].map((record) => ({ put: { blobs: [record] } })),
      ...[...this.images.values()].map((record) => ({ put: { images: [record] } })),
      ...[...this.collections.values()].map((record) => ({ put: { collections: [record] } })),
      ...[...this.articles.values()].map((record) => ({ put: { articles: [record] } })),
    ];
  }
}

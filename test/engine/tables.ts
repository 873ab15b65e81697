/** The tables of the sandbox that tests look at. */
export interface Tables {
  readonly articles: readonly StoredArticle[];
  readonly collections: readonly StoredCollection[];
}

export interface StoredArticle {
  readonly id: string;
  readonly parentIds: readonly string[];
  readonly locales: Readonly<Record<string, StoredContent>>;
}

export interface StoredContent {
  readonly title: string;
  readonly description: string;
  readonly body: string;
  readonly state: string;
  readonly draft?: { readonly title: string; readonly description: string; readonly body: string };
}

export interface StoredCollection {
  readonly id: string;
  readonly parentId: string | null;
  readonly locales: Readonly<Record<string, { readonly name: string; readonly description: string }>>;
}

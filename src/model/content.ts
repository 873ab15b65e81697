import type { Fingerprint } from "./fingerprint.ts";
import type { Key } from "./key.ts";
import type { PublicationState } from "./kind.ts";
import type { Locale, PerLocale } from "./locale.ts";
import type { Removal } from "./config.ts";
import type { Place } from "./problem.ts";

/** The content folder, understood: both layouts give the same. Nothing of Markdown is parsed yet. */
export interface Content {
  readonly defaultLocale: Locale;
  /** Parents before children, then by path. */
  readonly collections: readonly CollectionDocument[];
  /** By path. */
  readonly articles: readonly ArticleDocument[];
}

interface AnyDocument {
  readonly key: Key;
  /** From the content root, without locale and ending, NFC; a folder's path for a collection. */
  readonly path: string;
  /** Where the document is declared: its default-locale file, or its folder. */
  readonly place: Place;
  /** The collection that it stands in. */
  readonly parent: Key | null;
  readonly uid?: string;
  /** Keys that it had before, as its author wrote them. */
  readonly movedFrom: readonly Key[];
  /** Where the frontmatter of its default-locale file says each of its keys. */
  readonly marks?: Marks;
}

/** A place in a file together with the text of its line: what a problem shows. */
export interface Mark {
  readonly place: Place;
  readonly line: string;
}

/** Where the keys of a frontmatter stand, in the order of the file. */
export interface Marks {
  readonly size: number;
  get(key: string): Mark | undefined;
  entries(): Iterable<readonly [string, Mark]>;
}

export interface CollectionDocument extends AnyDocument {
  readonly kind: "collection";
  readonly translations: PerLocale<CollectionTranslation>;
}

export interface CollectionTranslation {
  /** The `index.md` that says so; absent where the folder's name is the title. */
  readonly file?: string;
  /** The same file from the content root. */
  readonly path?: string;
  readonly title: string;
  /** Absent: no desired value. */
  readonly description?: string;
}

export interface ArticleDocument extends AnyDocument {
  readonly kind: "article";
  /** Intercom's id per workspace name, where the author adopts an existing article. */
  readonly intercomId: Readonly<Record<string, string>>;
  readonly onRemoval?: Removal;
  /** Its author wants it in no collection: customers reach it by its address only. */
  readonly unlisted?: true;
  readonly translations: PerLocale<ArticleTranslation>;
}

/** One file of an article. What its frontmatter does not say is absent. */
export interface ArticleTranslation {
  /** Path from the folder of the config, as problems show it. */
  readonly file: string;
  /** Path from the content root: what relative links start from. */
  readonly path: string;
  readonly title?: string;
  readonly description?: string;
  readonly state?: PublicationState;
  readonly author?: string;
  /** The Markdown below the frontmatter, with `\n` line ends; made of the bytes of the file each time. */
  readonly body: () => string;
  /** Stands for the body, without making its text. */
  readonly bodyPrint: () => Fingerprint;
  /** The line of the file on which the body starts, from 1. */
  readonly bodyLine: number;
  /** Where a merge conflict was left in the body. */
  readonly conflict?: Mark;
}

export interface AdminRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface HelpCenterRecord {
  readonly id: string;
  readonly identifier: string;
  readonly displayName: string;
}

/** The workspace itself: what is set up in Intercom's settings and never through the API. */
export interface WorkspaceRecord {
  readonly id: string;
  readonly name: string;
  /** Seconds since epoch, as all times of records. */
  readonly createdAt: number;
  readonly defaultLocale: string;
  /** The languages that are switched on, the default one first. */
  readonly locales: readonly string[];
  /** The first is the token's owner. */
  readonly admins: readonly AdminRecord[];
  /** The first is the workspace's default. */
  readonly helpCenters: readonly HelpCenterRecord[];
}

export interface GroupContent {
  readonly name: string;
  readonly description: string;
}

/** A collection; with a parent it is what versions up to 2.9 call a section. */
export interface CollectionRecord {
  readonly id: string;
  readonly parentId: string | null;
  readonly helpCenterId: string;
  readonly order: number;
  readonly locales: Readonly<Record<string, GroupContent>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ArticleContent {
  readonly title: string;
  readonly description: string;
  /** As stored: rewritten, its images by their bare URL. */
  readonly body: string;
  readonly authorId: string;
  readonly state: "published" | "draft";
  readonly createdAt: number;
  readonly createdBy: string;
  readonly updatedAt: number;
  readonly updatedBy: string;
}

export interface ArticleRecord {
  readonly id: string;
  readonly parentIds: readonly string[];
  readonly locales: Readonly<Record<string, ArticleContent>>;
  readonly createdAt: number;
}

/** The copy that Intercom keeps of an image, made when a body that shows it is written. */
export interface ImageRecord {
  readonly id: string;
  /** The URL that it was fetched from: the key of the cache. */
  readonly source: string;
  /** Hexadecimal, a part of the copy's path. */
  readonly secret: string;
  readonly name: string;
  /** Hash of the bytes, hexadecimal: where they are kept. */
  readonly sha256: string;
  /** Media type. */
  readonly type: string;
  /** Pixels; absent where the file does not say. */
  readonly width?: number;
  readonly height?: number;
}

/** The bytes of an image, base64, kept once however many copies there are. */
export interface BlobRecord {
  readonly id: string;
  readonly base64: string;
}

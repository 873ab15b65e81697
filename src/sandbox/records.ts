export interface AdminRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface HelpCenterRecord {
  readonly id: string;
  readonly identifier: string;
  readonly displayName: string;
  /** Host of its own, `help.example.com`. */
  readonly customDomain?: string;
  /** Its languages; the workspace's where absent. */
  readonly locales?: readonly string[];
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
  readonly newsfeeds: readonly NewsfeedRecord[];
  readonly segments: readonly SegmentRecord[];
  readonly teams: readonly TeamRecord[];
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

/** The words of an article in one language: what versions and drafts hold. */
export interface ArticleText {
  readonly title: string;
  readonly description: string;
  /** As stored: rewritten, its images by their bare URL. */
  readonly body: string;
  readonly authorId: string;
}

/** Where a version comes from. */
export interface VersionStamp {
  /** Counts the versions of one language from 1. */
  readonly number: number;
  readonly fromNumber: number | null;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly updatedAt: number;
  /** Through the API, or in Intercom's editor. */
  readonly via: "api" | "web";
}

/** Changes to a published language that are not live yet. */
export interface ArticleDraft extends ArticleText {
  readonly version: VersionStamp;
}

/** Which assistants may use a language of an article. */
export interface Availability {
  readonly chatbot: boolean;
  readonly copilot: boolean;
  readonly salesAgent: boolean;
}

export interface ArticleContent extends ArticleText {
  readonly state: "published" | "draft";
  readonly createdAt: number;
  readonly createdBy: string;
  readonly updatedAt: number;
  readonly updatedBy: string;
  /** The version that this is; the first where absent. */
  readonly version?: VersionStamp;
  /** The number of the newest version, staged ones too; that of `version` where absent. */
  readonly newestVersion?: number;
  readonly draft?: ArticleDraft;
  /** Everything is available where absent. */
  readonly availability?: Availability;
  readonly audienceIds?: readonly string[];
}

/** A tag as it was applied. */
export interface AppliedTag {
  readonly id: string;
  readonly appliedAt: number;
  readonly appliedBy: string;
}

/** What happens to an article by itself once the clock has passed. */
export interface ArticleSchedule {
  readonly action: "publish" | "unpublish";
  readonly at: number;
  /** The languages that go live. */
  readonly locales: readonly string[];
}

export interface ArticleRecord {
  readonly id: string;
  readonly parentIds: readonly string[];
  readonly locales: Readonly<Record<string, ArticleContent>>;
  readonly createdAt: number;
  readonly tags?: readonly AppliedTag[];
  readonly schedule?: ArticleSchedule;
  readonly folderId?: string;
  /** Set in the editor only. */
  readonly excludedFromSuggestions?: boolean;
}

/** A version of an article in one language that is no longer the live one. */
export interface ArticleVersionRecord extends ArticleText {
  readonly id: string;
  readonly articleId: string;
  readonly locale: string;
  readonly version: VersionStamp;
}

export interface TagRecord {
  readonly id: string;
  readonly name: string;
}

/** A condition on contacts, kept as it was sent. */
export type Predicate = Readonly<Record<string, string>>;

/** A group of contacts that Fin answers from certain content only. */
export interface AudienceRecord {
  readonly id: string;
  readonly name: string;
  readonly predicates: readonly Predicate[];
  readonly rolePredicates: readonly Predicate[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface FolderRecord {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly emoji: string | null;
  readonly parentId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
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

/** Set up in Intercom's settings, as segments and teams are. */
export interface NewsfeedRecord {
  readonly id: string;
  readonly name: string;
}

export interface SegmentRecord {
  readonly id: string;
  readonly name: string;
  readonly personType: "contact" | "user";
  /** How many people are in it. */
  readonly count: number;
  /** The tag that its rules name. */
  readonly tagId?: string;
}

export interface TeamRecord {
  readonly id: string;
  readonly name: string;
  readonly adminIds: readonly string[];
  /** Those of its admins who get conversations when nobody else can; the others are its primary members. */
  readonly secondaryAdminIds: readonly string[];
}

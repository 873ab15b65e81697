export interface NewsfeedAssignment {
  readonly newsfeedId: string;
  /** Null while the item is a draft. */
  readonly publishedAt: number | null;
}

export interface NewsItemRecord {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly senderId: string;
  readonly state: "draft" | "live";
  readonly labels: readonly string[];
  /** Emoji; null where a place is left empty. */
  readonly reactions: readonly (string | null)[];
  readonly deliverSilently: boolean;
  readonly assignments: readonly NewsfeedAssignment[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

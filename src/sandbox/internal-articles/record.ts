import type { AppliedTag, Availability } from "../records.ts";

/** An article for teammates and AI agents only. */
export interface InternalArticleRecord {
  readonly id: string;
  readonly title: string;
  /** As stored: rewritten, its images by their bare URL. */
  readonly body: string;
  readonly authorId: string;
  readonly ownerId: string;
  readonly locale: string;
  readonly folderId: string | null;
  readonly audienceIds: readonly string[];
  readonly availability: Availability;
  readonly tags: readonly AppliedTag[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

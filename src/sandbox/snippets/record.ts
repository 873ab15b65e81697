import type { JsonObject } from "../json.ts";
import type { AppliedTag, Availability } from "../records.ts";

/** A reusable piece of content for AI agents. */
export interface SnippetRecord {
  readonly id: string;
  readonly title: string;
  readonly locale: string;
  /** Intercom's own blocks, as they were sent. */
  readonly blocks: readonly JsonObject[];
  readonly audienceIds: readonly string[];
  readonly availability: Availability;
  readonly tags: readonly AppliedTag[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

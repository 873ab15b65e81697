import type { Problem } from "./problem.ts";

/** What there is to say of a content folder. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly articles: number;
  /** The articles in all their languages. */
  readonly pages: number;
  readonly collections: number;
}

/** How the checkout stands to what was last applied. */
export interface GitStanding {
  /** HEAD; null outside a repository. */
  readonly commit: string | null;
  /** Whether HEAD holds the commit that was last applied; `unknown` in a checkout that is too shallow to tell. */
  readonly holdsLastApplied: "yes" | "no" | "unknown";
  /** Files of content and config that are not committed, from the repository's root. */
  readonly uncommitted: readonly string[];
}

/** How the checkout stands to what was applied. */
export interface GitStanding {
  /** HEAD; null outside a repository. */
  readonly commit: string | null;
  /** Whether HEAD holds every commit that was applied, as a whole or in part; `unknown` in a checkout that is too shallow to tell. */
  readonly holdsLastApplied: "yes" | "no" | "unknown";
  /** The one that it does not hold, or may not. */
  readonly notHeld?: string;
  /** Files of content and config that are not committed, from the repository's root. */
  readonly uncommitted: readonly string[];
}

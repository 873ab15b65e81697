import type { ContentConfig } from "../../model/config.ts";
import type { Key } from "../../model/key.ts";
import type { Kind } from "../../model/kind.ts";
import type { LiveResource } from "../../model/live.ts";
import type { PerLocale } from "../../model/locale.ts";

/** What decides where new things stand. */
export interface Placing {
  /** Collections and articles that are to get files, as Intercom holds them; none of another help center. */
  readonly fresh: readonly LiveResource[];
  /** What has files already, by `kind:id` (`collection:12`); new things may stand in its folders. */
  readonly known: ReadonlyMap<string, Name>;
  /**
   * Names that an earlier pull chose, by `kind:id`: chosen again, so that an interrupted pull goes on where it was. What
   * was moved in Intercom since keeps only its key.
   */
  readonly chosen: ReadonlyMap<string, Name>;
  /** Every file and folder of the content folder that is there now, from the content root, as the disk spells it. */
  readonly taken: readonly string[];
  /** uids that files have already. */
  readonly uids: ReadonlySet<string>;
  readonly content: ContentConfig;
  /** Whether the config's `ignore` matches a path from the content root. */
  readonly isIgnored: (path: string) => boolean;
  /** Whether a folder of this name would be read as a locale, listed or not (`looksLikeLocale` of `src/content`). */
  readonly looksLikeLocale: (name: string) => boolean;
}

export interface Name {
  readonly key: Key;
  /** From the content root, without locale and ending, NFC; a folder's path for a collection. */
  readonly path: string;
}

export interface PlacedResource extends Name {
  readonly kind: Kind;
  readonly id: string;
  /** Absent where its key is its path. */
  readonly uid?: string;
  /** The collection of its folder; null for an article at the root, which is unlisted, and for a collection there. */
  readonly parent: Key | null;
  /** The file of each locale that gets one, from the content root. */
  readonly files: PerLocale<string>;
}

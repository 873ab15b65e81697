import type { Locale, PerLocale } from "./locale.ts";

/** What a report shows of a plan's pages and the plan itself does not hold: their texts, their folders, their pictures. */
export interface PlanPages {
  readonly defaultLocale: Locale;
  /** All addresses of the help center, without a slash at the end. */
  readonly helpCenterUrls: readonly string[];
  /** The collections of content, and those of Intercom that plan and content name; parents before children. */
  readonly folders: readonly PageFolder[];
  /** One for each of the plan's actions, in their order. */
  readonly entries: readonly PageEntry[];
  /** The pictures that the bodies name, by sha256 of their bytes, hexadecimal. */
  readonly pictures: ReadonlyMap<string, Picture>;
}

export interface PageFolder {
  /** Its key, or Intercom's id where content has none for it. */
  readonly id: string;
  readonly title: string;
  readonly parent: string | null;
}

export interface PageEntry {
  /** Where it stands once the plan is done: for a collection, itself. Null for an article in no collection. */
  readonly folder: string | null;
  /** The locales of which something readers see changes. */
  readonly pages: PerLocale<PageSides>;
}

/**
 * Which two sides a page has. `written`: Intercom now, and after the plan. `kept`: the files, and what a teammate made of
 * it in Intercom. `conflict`: Intercom, and the files; nothing is written.
 */
export type SideKind = "written" | "kept" | "conflict";

/** One page of one locale, before and after: no `before` where it is new, no `after` where it goes. */
export interface PageSides {
  readonly kind: SideKind;
  readonly before?: PageText;
  readonly after?: PageText;
  /** The Markdown, as it was last applied and as it is now. Absent where the state kept none, or they are equal. */
  readonly source?: { readonly before: string; readonly after: string };
}

export interface PageText {
  readonly title: string;
  readonly description: string;
  /**
   * Intercom HTML, not to be trusted. The address of a picture whose bytes are known is `helpsync-image:` and its hash;
   * that of a link to an article that is not there yet, `helpsync-page:` and its key.
   */
  readonly body: string;
}

export interface Picture {
  /** File name, for people. */
  readonly name: string;
  /** Bytes; absent where only Intercom holds it. */
  readonly size?: number;
  /** The picture itself, where it is small enough to go into a report. */
  readonly inline?: { readonly type: string; readonly base64: string; readonly width: number; readonly height: number };
  /** Intercom's copy, where there is one. */
  readonly url?: string;
}

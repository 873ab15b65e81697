import type { Key } from "./key.ts";
import type { Field, Kind } from "./kind.ts";
import type { Locale, PerLocale } from "./locale.ts";

/** What Intercom holds, the same for every API version. */
export interface Live {
  readonly workspace: LiveWorkspace;
  readonly resources: readonly LiveResource[];
}

export interface LiveWorkspace {
  /** `app.id_code` of `GET /me`. */
  readonly id: string;
  readonly name: string;
  /** The admin that the token belongs to. */
  readonly tokenOwner: { readonly id: string; readonly email: string; readonly name: string };
  readonly admins: readonly Admin[];
  readonly helpCenter: HelpCenter;
}

export interface Admin {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface HelpCenter {
  readonly id: string;
  readonly identifier: string;
  readonly displayName: string;
  /** Without a slash at the end. */
  readonly url: string;
  /** Other addresses that lead there: Intercom's own beside a custom domain, and the other way round. */
  readonly otherUrls?: readonly string[];
  /** From API 2.16, or from the first answer that shows it; null where unknown. */
  readonly defaultLocale: Locale | null;
  /** From API 2.16; null where unknown. */
  readonly locales: readonly Locale[] | null;
}

export interface LiveResource {
  readonly kind: Kind;
  readonly id: string;
  /** Ids of the collections that it stands in; articles of several help centers have several. */
  readonly parents: readonly string[];
  /** The help center that a collection belongs to; null for an article, whose parents tell. */
  readonly helpCenterId: string | null;
  /** Locales with content; empty shells are left out. */
  readonly locales: PerLocale<LiveFields>;
  /** Somebody has put tags on it (API 2.13). */
  readonly tagged?: true;
  /** Seconds since epoch. */
  readonly createdAt: number;
  /** Of the default locale: an edit of another locale may not move it (behaviour §4). */
  readonly updatedAt: number;
  /** The id of the admin who last updated the default locale; from API 2.16, null where unknown. */
  readonly updatedBy: string | null;
  /**
   * Whether the answer speaks of translations: a workspace with one language names no default locale and no
   * translations (behaviour §4). Absent where the answer leaves it open.
   */
  readonly languages?: "several" | "one";
  /**
   * The default locale of its help center (OpenAPI descriptions 2.7 to 2.16: `default_locale`); absent where the answer
   * names none.
   */
  readonly defaultLocale?: Locale;
}

/** The values of one locale: state is `published` or `draft`, author an admin's id. */
export interface LiveFields extends Readonly<Partial<Record<Field, string>>> {
  readonly title: string;
  /** Null for a draft. */
  readonly url: string | null;
  /** A teammate has staged changes that are not public yet (API 2.16). */
  readonly pendingDraft: boolean;
  /** Seconds since epoch; absent where the answer has no time of the locale. */
  readonly updatedAt?: number;
  /** Its body is what was answered to the last write. Its text was let go: to ask for it is an error. */
  readonly bodyAsAnswered?: true;
}

/** A draft of helpsync's own that a create made a second time. */
export interface SecondFruit {
  /** The key whose create it was. */
  readonly key: Key;
  readonly resource: LiveResource;
}

import type { Key } from "./key.ts";
import type { Kind, PublicationState } from "./kind.ts";
import type { Locale, PerLocale } from "./locale.ts";
import type { Fingerprint } from "./fingerprint.ts";
import type { Removal } from "./config.ts";

/** What the content files say, compiled: nothing of a workspace is in it yet. */
export interface Desired {
  readonly defaultLocale: Locale;
  /** Collections first, parents before children; then articles; each by key. */
  readonly resources: readonly DesiredResource[];
}

export interface DesiredResource {
  readonly kind: Kind;
  readonly key: Key;
  /** From the content root, for people. */
  readonly path: string;
  readonly parent: Key | null;
  readonly movedFrom: readonly Key[];
  readonly intercomId: Readonly<Record<string, string>>;
  readonly onRemoval?: Removal;
  readonly locales: PerLocale<DesiredFields>;
}

/** An absent field has no desired value: Intercom keeps what it has. */
export interface DesiredFields {
  /** The file that says so, from the config's folder; absent where a folder's name is the title. */
  readonly file?: string;
  readonly title: string;
  readonly description?: string;
  readonly body?: DesiredBody;
  /** The Markdown that the body comes from, as it stands below the frontmatter. */
  readonly source?: () => string;
  readonly state?: PublicationState;
  /** As written: e-mail, name or id. */
  readonly author?: string;
}

/** A body whose links and images are still symbols. */
export interface DesiredBody {
  /** Fingerprint of the parsed Markdown with link targets as keys and images as hashes of their bytes. */
  readonly meant: Fingerprint;
  /** What `meant` is made of where the body links to resources: a target that only got another key is no change. */
  readonly links?:
    | {
        /** Fingerprint of the parsed Markdown with a number for each target. */
        readonly outline: Fingerprint;
        /** Each target once, in the order of the numbers. */
        readonly targets: readonly Key[];
      }
    | undefined;
  /** The links among the parts, in their order; absent where only the parts tell. */
  readonly leads?: readonly Pick<LinkPart, "link" | "locale">[];
  /**
   * Intercom HTML as one unbroken line, cut where a symbol stands in an attribute's value. Of a file that did not change it
   * is made when somebody asks for it.
   */
  readonly parts: readonly BodyPart[];
}

export type BodyPart = string | LinkPart | ImagePart;

/** Stands where the value of an `href` goes. */
export interface LinkPart {
  readonly link: Key;
  readonly locale: Locale;
  /** The id of the heading in the target, `h_` and 10 hex digits. */
  readonly anchor?: string;
}

/** Stands where the value of a `src` goes. */
export interface ImagePart {
  /** sha256 of the bytes, hexadecimal. */
  readonly image: string;
  /** File name. */
  readonly name: string;
  /** Path from the content root (or the assets root). */
  readonly path: string;
}

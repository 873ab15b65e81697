import type { Key } from "../../model/key.ts";
import type { Locale } from "../../model/locale.ts";
import type { Notices } from "../notices.ts";
import type { LinkIndex } from "./link-index.ts";
import type { Symbols } from "./symbols.ts";

/** Where the file of an address lies. */
export interface FileOrigin {
  /** Path of the file from the content root. */
  readonly path: string;
  /** The folder that holds all of its locale (`fr`, empty in the suffix layout). */
  readonly localeRoot: string;
  /** The default-locale file of the same article; what a translation lacks is looked up from there. */
  readonly original: { readonly path: string; readonly localeRoot: string };
}

/** The file that an address stands in. */
export interface Origin extends FileOrigin {
  readonly key: Key;
  readonly locale: Locale;
  readonly index: LinkIndex;
  readonly symbols: Symbols;
  readonly notices: Notices;
}

import { looksLikeLocale } from "../../src/content/layout.ts";
import { ignoring } from "../../src/disk/source-tree.ts";
import type { Kind } from "../../src/model/kind.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import type { Locale, PerLocale } from "../../src/model/locale.ts";
import type { PlacingNote } from "../../src/pull/names/notes.ts";
import { noteText } from "../../src/pull/names/notes.ts";
import { placeFresh } from "../../src/pull/names/place.ts";
import type { PlacedResource, Placing } from "../../src/pull/names/placing.ts";
import { configFrom } from "../content/source.ts";

/** One text in Intercom. */
export function fields(title: string, changed: Partial<LiveFields> = {}): LiveFields {
  return { title, description: "", url: null, pendingDraft: false, ...changed };
}

/** A title in English, or titles by locale. */
export type Titles = string | PerLocale<string>;

function resource(kind: Kind, id: string, titles: Titles, parents: readonly string[]): LiveResource {
  const all = typeof titles === "string" ? { en: titles } : titles;
  const locales: PerLocale<LiveFields> = {};
  for (const [locale, title] of Object.entries(all)) locales[locale as Locale] = fields(title);
  return { kind, id, parents, helpCenterId: null, locales, createdAt: 0, updatedAt: 0, updatedBy: null };
}

export function article(id: string, titles: Titles, ...parents: string[]): LiveResource {
  return resource("article", id, titles, parents);
}

export function collection(id: string, titles: Titles, ...parents: string[]): LiveResource {
  return resource("collection", id, titles, parents);
}

type Understood = Pick<Placing, "content" | "isIgnored">;
const KNOWN = new Map<string, Understood>();

/** What a config says of the content folder. */
export function understood(yaml: string): Understood {
  const known = KNOWN.get(yaml);
  if (known !== undefined) return known;
  const { content } = configFrom(yaml);
  const read = { content, isIgnored: ignoring(content.ignore) };
  KNOWN.set(yaml, read);
  return read;
}

/** Places resources under a config, in a content folder that may hold something. */
export function place(
  fresh: readonly LiveResource[],
  yaml = "",
  changed: Partial<Placing> = {},
): { placed: readonly PlacedResource[]; notes: readonly PlacingNote[]; texts: readonly string[] } {
  const { content, isIgnored } = understood(yaml);
  const result = placeFresh({
    fresh,
    known: new Map(),
    chosen: new Map(),
    taken: [],
    uids: new Set(),
    content,
    isIgnored,
    looksLikeLocale,
    ...changed,
  });
  return { ...result, texts: result.notes.map(noteText) };
}

/** The default-locale files, in the order of their ids. */
export function originals(placed: readonly PlacedResource[]): (string | undefined)[] {
  return placed.map(({ files }) => files.en);
}

import { keyOf, kindOf, nameOf, type Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Locale, PerLocale } from "../../model/locale.ts";
import { claimsOf } from "./claims.ts";
import { fileLayoutOf, fileOf, listedLocales, type FileLayout } from "./file-layout.ts";
import { FreeNames } from "./free-name.ts";
import type { LeftOut } from "./left-out.ts";
import type { LocaleNote, PlacingNote } from "./notes.ts";
import type { PlacedResource, Placing } from "./placing.ts";
import { Uids } from "./uids.ts";

/** Where things stand: a collection's folder, or the root. */
export interface Folder {
  readonly key: Key | null;
  /** From the content root, without locale; "" is the root. */
  readonly path: string;
}

/** Places one thing after the other, each where all before it leave room. */
export class Placer {
  readonly placed: PlacedResource[] = [];
  readonly #placing: Placing;
  readonly #leftOut: LeftOut;
  readonly #layout: FileLayout;
  readonly #names: FreeNames;
  readonly #uids: Uids;
  readonly #folders = new Map<string, Folder>();
  readonly #notes: PlacingNote[] = [];
  readonly #unlistedLocales = new Map<string, LocaleNote>();

  constructor(placing: Placing, leftOut: LeftOut) {
    const { known, chosen, taken, content, isIgnored, looksLikeLocale } = placing;
    this.#placing = placing;
    this.#leftOut = leftOut;
    this.#layout = fileLayoutOf(taken, content, isIgnored);
    const onDisk = claimsOf(taken, this.#layout, looksLikeLocale);
    const claims = claimsOf(taken, this.#layout, looksLikeLocale);
    const named = [...known.values(), ...chosen.values()];
    for (const { key, path } of named) claims.claim(kindOf(key), path);
    this.#names = new FreeNames({ layout: this.#layout, claims, isIgnored, looksLikeLocale });
    this.#uids = new Uids(
      placing.uids,
      named.map(({ key }) => key),
      onDisk,
    );
    for (const [id, folder] of known) {
      if (id.startsWith("collection:")) this.#folders.set(id.slice("collection:".length), folder);
    }
  }

  /** The folder of a collection that has one. */
  folderOf(collectionId: string): Folder | undefined {
    return this.#folders.get(collectionId);
  }

  /**
   * Places a resource in a folder, or leaves it out.
   * @param others ids of collections that it stands in, too
   */
  place(resource: LiveResource, folder: Folder, others: readonly string[]): Folder | undefined {
    const { kind, id } = resource;
    const title = resource.locales[this.#placing.content.locales.default]?.title.trim() ?? "";
    if (title === "") {
      this.#leftOut.add(resource, "untitled");
      return undefined;
    }
    const named = { kind, id, title };
    const chosen = this.#placing.chosen.get(`${kind}:${id}`);
    const stays = chosen !== undefined && folderAbove(chosen.path) === folder.path;
    const path = stays ? chosen.path : this.#names.take(named, folder.path);
    if (path === undefined) {
      this.#leftOut.add(resource, "ignored");
      return undefined;
    }
    const uid = chosen === undefined ? this.#uids.take(named) : nameOf(chosen.key);
    const own = { key: keyOf(kind, uid), path };
    this.placed.push({ kind, id, uid, ...own, parent: folder.key, files: this.#filesOf(resource, own.path, title) });
    if (others.length > 0) this.#notes.push({ kind: "several-collections", resource: named, path, others });
    if (kind === "collection") this.#folders.set(id, own);
    return own;
  }

  notes(): PlacingNote[] {
    const locales = [...this.#unlistedLocales.values()].sort((left, right) => (left.locale < right.locale ? -1 : 1));
    return [...this.#notes, ...locales];
  }

  #filesOf(resource: LiveResource, path: string, title: string): PerLocale<string> {
    const { kind, id, locales } = resource;
    const { content, isIgnored } = this.#placing;
    const listed = listedLocales(content);
    for (const locale of Object.keys(locales) as Locale[]) {
      if (!listed.includes(locale)) this.#countUnlisted(locale, resource);
    }
    const files: PerLocale<string> = {};
    for (const locale of listed) {
      const fields = locales[locale];
      if (fields === undefined) continue;
      const file = fileOf(kind === "collection" ? `${path}/index` : path, locale, this.#layout);
      const why = fields.title.trim() === "" ? "untitled" : isIgnored(file) ? "ignored" : undefined;
      if (why === undefined || locale === content.locales.default) files[locale] = file;
      else this.#notes.push({ kind: "translation-left-out", resource: { kind, id, title }, locale, why });
    }
    return files;
  }

  #countUnlisted(locale: Locale, { kind }: LiveResource): void {
    const counted = this.#unlistedLocales.get(locale) ?? {
      kind: "locale-not-listed",
      locale,
      collections: 0,
      articles: 0,
    };
    const amount = kind === "collection" ? "collections" : "articles";
    this.#unlistedLocales.set(locale, { ...counted, [amount]: counted[amount] + 1 });
  }
}

function folderAbove(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

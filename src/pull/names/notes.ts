import type { Kind } from "../../model/kind.ts";
import type { Locale } from "../../model/locale.ts";

/** Something of Intercom's that the files do not say, or say otherwise; it stays in Intercom as it is. */
export type PlacingNote = LeftOutNote | SeveralParentsNote | LocaleNote | TranslationNote | OutsideNote;

/** A collection or an article that gets no file, and so nothing that stands in it. */
export interface LeftOutNote {
  readonly kind: "left-out";
  readonly resource: Noted;
  /**
   * `untitled`: no title in the default locale. `no-collection`: it stands in one that is not in this help center or not
   * known. `ignored`: the config's `ignore` matches any name that it could have.
   */
  readonly why: "untitled" | "no-collection" | "ignored";
  readonly defaultLocale: Locale;
  /** How many collections and articles are left out with it. */
  readonly collections: number;
  readonly articles: number;
}

/** An article of several collections: its file can stand in one. */
export interface SeveralParentsNote {
  readonly kind: "several-collections";
  readonly resource: Noted;
  /** Its file, without locale and ending. */
  readonly path: string;
  /** Ids of the other collections. */
  readonly others: readonly string[];
}

/** A locale that the config does not list. */
export interface LocaleNote {
  readonly kind: "locale-not-listed";
  readonly locale: Locale;
  readonly collections: number;
  readonly articles: number;
}

/** A translation that gets no file. */
export interface TranslationNote {
  readonly kind: "translation-left-out";
  readonly resource: Noted;
  readonly locale: Locale;
  /** `ignored`: the config's `ignore` matches its file. */
  readonly why: "untitled" | "ignored";
}

/** What would stand where the config says that it is not for this workspace (`only`, `exclude`). */
export interface OutsideNote {
  readonly kind: "not-for-workspace";
  readonly collections: number;
  readonly articles: number;
  /** Where one of them would stand, without locale and ending. */
  readonly example: string;
}

export interface Noted {
  readonly kind: Kind;
  readonly id: string;
  /** May be empty. */
  readonly title: string;
}

/** A note as a sentence or two for people: what, why, and what can be done. */
export function noteText(note: PlacingNote): string {
  switch (note.kind) {
    case "left-out":
      return `${named(note.resource)} gets no file${andWith(note)}: ${REASONS[note.why](note)}`;
    case "several-collections": {
      const others =
        note.others.length === 1 ? `collection ${note.others.join()}` : `collections ${note.others.join(", ")}`;
      return `${named(note.resource)} is in ${others}, too, and stays there; its file is ${note.path}.`;
    }
    case "locale-not-listed":
      return (
        `${counted(note)} in \`${note.locale}\`, which the config does not list, so it gets no files. ` +
        `To take it, add \`${note.locale}\` to \`additional\` under \`locales\`.`
      );
    case "not-for-workspace": {
      const [gets, files] = note.collections + note.articles === 1 ? ["gets", "file"] : ["get", "files"];
      return (
        `${amounts(note)} ${gets} no ${files}, since ${note.example} would not be for this workspace. ` +
        "To take it, change `only` or `exclude` of the workspace in the config."
      );
    }
    case "translation-left-out": {
      const why = note.why === "untitled" ? "has no title" : "would be a file that `ignore` in the config matches";
      return `The \`${note.locale}\` of ${inSentence(named(note.resource))} gets no file: it ${why}.`;
    }
  }
}

const REASONS: Readonly<Record<LeftOutNote["why"], (note: LeftOutNote) => string>> = {
  untitled: ({ defaultLocale }) => `it has no title in \`${defaultLocale}\`. Give it one in Intercom and pull again.`,
  "no-collection": () => "it stands in a collection that this help center does not have.",
  ignored: () => "`ignore` in the config matches every name that it could have.",
};

function andWith({ collections, articles }: LeftOutNote): string {
  return collections + articles === 0 ? "" : `, nor what is in it (${amounts({ collections, articles })})`;
}

function counted({ collections, articles }: LocaleNote): string {
  return `${amounts({ collections, articles })} ${collections + articles === 1 ? "is" : "are"} translated`;
}

function amounts({ collections, articles }: { readonly collections: number; readonly articles: number }): string {
  const parts = [
    ...(articles === 0 ? [] : [articles === 1 ? "1 article" : `${String(articles)} articles`]),
    ...(collections === 0 ? [] : [collections === 1 ? "1 collection" : `${String(collections)} collections`]),
  ];
  return parts.join(" and ");
}

function named({ kind, id, title }: Noted): string {
  return `The ${kind} ${title.trim() === "" ? id : `"${title.trim()}" (${id})`}`;
}

function inSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

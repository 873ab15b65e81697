import { type QuirkName, QUIRKS } from "./quirks.ts";

/** How a thing is known. */
const MARKS = {
  S: "Intercom's API description",
  D: "Intercom's public documentation",
  R: "seen in recorded answers or stored bodies",
  C: "claimed by teams that use the live API",
  "?": "unknown",
} as const;
type Mark = keyof typeof MARKS;

interface QuirkNote {
  readonly known: string;
  readonly marks: readonly Mark[];
  readonly open: string;
}

/** What is known of each quirk, how it is known, and what is not. */
const QUIRK_NOTES: Readonly<Record<QuirkName | "putOverPendingDraft", QuirkNote>> = {
  listOrder: {
    known: "Documented as updated_at descending; in two real dumps all 352 pairs are by id descending.",
    marks: ["D", "R"],
    open: "Which holds when, and for listings other than articles.",
  },
  nestedLists: {
    known: "Documented as a 400; 63 stored bodies hold lists in list items.",
    marks: ["D", "R"],
    open: "Whether a write takes them, or only the editor makes them.",
  },
  calloutOnWrite: {
    known: "Several teams send callouts and read them back; the documentation does not name them.",
    marks: ["C", "?"],
    open: "Whether every workspace takes them.",
  },
  detailsOnWrite: {
    known: "Stored bodies hold collapsible sections.",
    marks: ["R", "?"],
    open: "Whether a write takes them.",
  },
  headingLevels: {
    known:
      "Said to be relative: a body without h1 is moved up. Older wording turns h3 to h6 into h2; bodies with h3 and h4 exist.",
    marks: ["D", "C", "R"],
    open: "Which of the three a write meets.",
  },
  headingIds: {
    known: "All 927 stored ids are h_ and 10 hexadecimal digits.",
    marks: ["R", "?"],
    open: "Whether an id of that shape that is sent is kept.",
  },
  deleteCollection: {
    known: "Documented nowhere.",
    marks: ["?"],
    open: "What becomes of the collections and articles in it.",
  },
  removeLocale: {
    known: "A locale that an update does not name is left alone.",
    marks: ["C", "?"],
    open: "Whether null takes a locale away, or anything does.",
  },
  clearParent: {
    known: "Preview takes parent_ids: [].",
    marks: ["S", "?"],
    open: "What takes an article out of its collections in earlier versions.",
  },
  createEchoesParent: {
    known: "A recorded create with a parent answers parent_ids: [].",
    marks: ["R", "S"],
    open: "Whether it always does.",
  },
  putOverPendingDraft: {
    known: "From 2.16 an article may have a draft beside its published text.",
    marks: ["S", "?"],
    open: "Whether a plain update then changes the draft or the published text.",
  },
  omittedAuthor: {
    known: "An update without author_id is said to make the token's owner the author.",
    marks: ["C"],
    open: "Whether that holds for every locale.",
  },
  localeEditBumpsArticle: {
    known: "An article's updated_at is its default locale's in real dumps.",
    marks: ["R"],
    open: "Whether an edit of another locale through the API moves it.",
  },
  retryAfterHeader: {
    known: "The documentation names X-RateLimit-Limit, -Remaining and -Reset, and no Retry-After.",
    marks: ["D"],
    open: "Whether a 429 has one all the same.",
  },
  pagesNext: {
    known: "An object in the description, a URL in a recorded answer; pages can be null where all fits one page.",
    marks: ["S", "R"],
    open: "Which spelling which route has.",
  },
  unreachableImage: {
    known: "One image that cannot be fetched fails the write: unsupported_html.",
    marks: ["D", "C"],
    open: "Whether there are workspaces that drop it instead.",
  },
  languages: {
    known: "A workspace with one language answers without default_locale and translated_content.",
    marks: ["R"],
    open: "Nothing: it is a setting of the workspace.",
  },
  listItems: {
    known: "Recorded listings hold bodies, and translations on multilingual workspaces.",
    marks: ["S", "R"],
    open: "Whether long listings leave some of it out.",
  },
  localeFields: {
    known: "An update is partial as a whole.",
    marks: ["S", "?"],
    open: "Whether the fields of a locale that is sent are merged or replaced.",
  },
  parentIdOnSeveral: {
    known: "39 of 329 real articles stand in collections that parent_id does not show.",
    marks: ["R", "?"],
    open: "What a parent_id does to an article that stands in several.",
  },
  bareImagePath: {
    known: "Intercom's own image URL can be sent back without its query.",
    marks: ["C"],
    open: "Whether the copy is kept, fetched again, or refused.",
  },
};

/** Every quirk with its values, the default first, and what is known of it, for people; ends with a line end. */
export function describeQuirks(): string {
  const marks = Object.entries(MARKS).map(([mark, meaning]) => `${mark} ${meaning}`);
  const quirks = Object.entries(QUIRKS).map(([name, [first, ...others]]) => {
    const { known, marks: own, open } = QUIRK_NOTES[name as QuirkName];
    const values = [`${first} (default)`, ...others].join(", ");
    return `\n${name}: ${values}\n    known (${own.join(" ")}): ${known}\n    open: ${open}\n`;
  });
  return `How a thing is known: ${marks.join("; ")}.\n${quirks.join("")}`;
}

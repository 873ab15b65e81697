/**
 * What Intercom's documentation leaves open, as switches: each with the values that have been claimed or seen, the
 * first being the default. A quirk stands here only once it works.
 */
export const QUIRKS = {
  /** The order of listings. Documented as the second, seen as the first. */
  listOrder: ["idDescending", "updatedAtDescending"],
  /** A list inside a list item: the documentation says 400, stored bodies hold them. */
  nestedLists: ["keep", "reject400"],
  /** A callout that is sent. */
  calloutOnWrite: ["keep", "toParagraph"],
  /** A collapsible section that is sent. */
  detailsOnWrite: ["keep", "strip"],
  /** Headings of a body: moved up so that the top one is `h1`, kept, or all below `h1` made `h2`. */
  headingLevels: ["promoteToH1", "keep", "flattenToH2"],
  /** The id of a heading that is sent: always a new one, or kept where it is `h_` and 10 hexadecimal digits. */
  headingIds: ["regenerate", "keepIfShaped"],
  /** What becomes of what a deleted collection holds. */
  deleteCollection: ["orphanChildren", "cascade", "rejectIfNotEmpty"],
  /** `translated_content: { fr: null }` is passed over, or takes the locale away. */
  removeLocale: ["unsupported", "nullRemoves"],
  /** Which spelling takes an article out of its collections. */
  clearParent: ["parentIdsEmptyArray", "parentIdNull", "unsupported"],
  /** Whether the answer to a create shows in `parent_ids` the parent that was sent. */
  createEchoesParent: ["no", "yes"],
  /** A plain update of an article that has a draft staged: into the draft, or live in the draft's place. */
  putOverPendingDraft: ["editsDraft", "goesLive"],
  /** Who is the author after an update that names none. */
  omittedAuthor: ["restampsTokenOwner", "keeps"],
  /** Whether an edit of another locale moves the article's `updated_at`. */
  localeEditBumpsArticle: ["no", "yes"],
  /** Whether an answer 429 says in `Retry-After` how many seconds to wait. */
  retryAfterHeader: ["absent", "present"],
  /** The spelling of `pages.next`; under `absent`, `pages` is null too where all fits one page. */
  pagesNext: ["object", "urlString", "absent"],
  /** An image that cannot be fetched. */
  unreachableImage: ["reject400", "dropImage"],
  /** A workspace with one language ignores translations and answers without them. */
  languages: ["multilingual", "single"],
  /** What the items of an article listing hold. */
  listItems: ["full", "withoutTranslations", "emptyBody"],
  /** What becomes of the fields that a locale in `translated_content` does not name. */
  localeFields: ["merge", "replace"],
  /** A parent written to an article that stands in several collections. */
  parentIdOnSeveral: ["replacesSameHelpCenter", "replacesAll", "adds"],
  /** Intercom's own image URL, sent back without its query. */
  bareImagePath: ["keepsCopy", "refetches", "reject400"],
} as const;

export type QuirkName = keyof typeof QUIRKS;
export type Quirks = { readonly [Name in QuirkName]: (typeof QUIRKS)[Name][number] };

const DEFAULT_QUIRKS = Object.fromEntries(Object.entries(QUIRKS).map(([name, values]) => [name, values[0]])) as Quirks;

/** Fills in the defaults. Throws a RangeError for a name or value that the table does not hold. */
export function completeQuirks(chosen: Partial<Quirks>, base: Quirks = DEFAULT_QUIRKS): Quirks {
  const table: Readonly<Record<string, readonly string[]>> = QUIRKS;
  for (const [name, value] of Object.entries(chosen)) {
    const values = table[name];
    if (values === undefined) {
      throw new RangeError(`The sandbox has no quirk "${name}". There are: ${Object.keys(table).join(", ")}.`);
    }
    if (typeof value !== "string" || !values.includes(value)) {
      throw new RangeError(`The quirk "${name}" is one of ${values.join(", ")}; not ${JSON.stringify(value)}.`);
    }
  }
  return { ...base, ...chosen };
}

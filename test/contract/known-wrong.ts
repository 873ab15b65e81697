export type Side = "request" | "answer";

/** A place where a description contradicts itself, its examples or what it says in words; each says why. */
interface KnownWrong {
  readonly name: string;
  readonly versions: RegExp;
  /** Both where absent. */
  readonly only?: Side;
  readonly complaint: RegExp;
}

const KNOWN_WRONG: readonly KnownWrong[] = [
  {
    name: "the recorded app has a field `secure` that the schema `app` lacks",
    versions: /./,
    only: "answer",
    complaint: /^\/app must NOT have unevaluated properties secure$/,
  },
  {
    name: "recorded statistics spell `conversations` what the schema spells `conversions`",
    versions: /./,
    only: "answer",
    complaint:
      /^\/statistics must (NOT have unevaluated properties conversations|have required property 'conversions')$/,
  },
  {
    name: "2.11 requires what its own recorded answers lack",
    versions: /^2\.11$/,
    only: "answer",
    complaint:
      /^(the whole|\/data(\/articles)?\/\*|\/admins\/\*) must have required property '(default_locale|translated_content|statistics|job_title|away_mode_enabled|away_mode_reassign|team_ids|applied_at|applied_by)'$/,
  },
  {
    name: "2.11 requires every field of a translation, and its own recorded request of a create sends fewer",
    versions: /^2\.11$/,
    only: "request",
    complaint: /^\/translated_content(\/\*)? must have required property '\w+'$/,
  },
  {
    name: "the recorded create of an internal article sends a `locale` that the schema lacks",
    versions: /./,
    only: "request",
    complaint: /^the whole must NOT have unevaluated properties locale$/,
  },
  {
    name: "a recorded listing has a URL in `pages.next`, where the schema has an object (quirk pagesNext=urlString)",
    versions: /./,
    only: "answer",
    complaint: /^\/pages\/next must be object$/,
  },
  {
    name: "in its words `audience_ids` stands at the root of an article of a workspace with one language; its schema lacks it",
    versions: /^(2\.16|Preview)$/,
    complaint: /^(the whole|\/data(\/articles)?\/\*) must NOT have unevaluated properties audience_ids$/,
  },
  {
    name: "no description below Preview says how an article leaves its collections (quirk clearParent)",
    versions: /^2/,
    only: "request",
    complaint:
      /^(\/parent_id must be (string|integer), not null|the whole must NOT have unevaluated properties parent_ids)$/,
  },
];

/** Whether a complaint is the description's own fault. */
export function isKnownWrong(version: string, side: Side, complaint: string): boolean {
  return KNOWN_WRONG.some(
    ({ versions, only, complaint: known }) =>
      versions.test(version) && (only ?? side) === side && known.test(complaint),
  );
}

interface Known {
  readonly why: string;
  /** `2.16 GET /articles/{id} 200 Article found`, for a difference with `: .statistics is missing` behind it. */
  readonly sentence: RegExp;
}

/** Recorded answers to requests that are not recorded, or that need what a test workspace does not have. */
const NOT_REPLAYED: readonly Known[] = [
  { why: "needs a token that may not do it, and the sandbox's may do all", sentence: / 403 / },
  {
    why: "needs a segment that uses the tag, and segments cannot be made",
    sentence: / 400 Tag has dependent objects$/,
  },
  { why: "needs a procedure that uses the snippet", sentence: / 422 Content snippet has procedure dependencies$/ },
  {
    why: "a 404 that all of the API shares names other resources too",
    sentence: / 404 (CustomObject|Integration)NotFound$/,
  },
  { why: "needs someone else who changes the team at the same moment", sentence: /PUT \/teams\/\{id\} 409 / },
];

/** Where the sandbox is unlike a recorded answer on purpose. */
const UNLIKE: readonly Known[] = [
  {
    why: "a 422 that all of the API shares shows the code of another route",
    sentence: /content\/search 422 .*: its code is/,
  },
  {
    why: "the schema allows both, and the sandbox shows a section's parent alike on every route",
    sentence:
      /\/help_center\/sections 200 .*: \.parent_id is a number|PUT \/help_center\/sections\/\{id\} 200 .*: \.parent_id is a number/,
  },
  { why: "the schema `app` lacks the recorded field `secure`", sentence: /GET \/me 200 .*: \.app\.secure is missing$/ },
  {
    why: "the schema spells `conversions` what is recorded as `conversations`",
    sentence: /: \.statistics\.conversations is missing$/,
  },
];

/** Whether a recorded answer cannot be asked for again. */
export function isNotReplayed(name: string): boolean {
  return NOT_REPLAYED.some(({ sentence }) => sentence.test(name));
}

/** Whether a difference from a recorded answer is on purpose. */
export function isUnlike(sentence: string): boolean {
  return UNLIKE.some((known) => known.sentence.test(sentence));
}

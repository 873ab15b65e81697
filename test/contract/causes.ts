/** An address outside the help center; all others become addresses inside it. */
export const FOREIGN = "https://elsewhere.example.com/a";

/** An id of nothing that is there. */
export const NOTHING = "999999999";

/** The request behind a recorded answer of which no request is recorded. */
export interface Cause {
  /** `POST /tags 400 Invalid parameters`. */
  readonly name: RegExp;
  /** What stands there before: method, path and body, in which `{articles}` and the like are ids. */
  readonly before?: readonly (readonly [method: string, path: string, body: unknown])[];
  /** What is not there although the path names it: `tags`. */
  readonly missing?: readonly string[];
  readonly query?: string;
  /** In place of the recorded request. */
  readonly request?: unknown;
}

const REDIRECT = { from_url: "u", locale: "en", target_type: "article", target_id: "articles" };
const ARTICLE = { title: "A", author_id: 1 };
const SOON = "2100-01-01T00:00:00Z";
const ADMINS = { admin_ids: [1, 2] };

export const CAUSES: readonly Cause[] = [
  { name: /^GET .*\/draft 200/, before: [["PUT", "/articles/{articles}/draft", { title: "B" }]] },
  {
    name: /\/draft\/publish 200/,
    before: [
      ["PUT", "/articles/{articles}", { translated_content: { fr: { title: "F", state: "published" } } }],
      ["PUT", "/articles/{articles}/draft", { title: "B", translated_content: { fr: { title: "G" } } }],
    ],
  },
  {
    name: /\/draft\/publish 422 Locales required/,
    before: [["PUT", "/articles/{articles}/draft", { title: "B" }]],
    request: {},
  },
  {
    name: /\/draft\/publish 422 Locale has no/,
    before: [["PUT", "/articles/{articles}/draft", { title: "B" }]],
    request: { locales: ["fr"] },
  },
  { name: /^PUT .*\/draft 422/, before: [["PUT", "/articles/{articles}", { state: "draft" }]] },
  { name: /^DELETE \/articles\/.*\/tags\/.* 200/, before: [["POST", "/articles/{articles}/tags", { id: "tags" }]] },
  {
    name: /^DELETE \/internal_articles\/.*\/tags\/.* 200/,
    before: [["POST", "/internal_articles/{internal_articles}/tags", { id: "tags" }]],
  },
  {
    name: /^DELETE \/content_snippets\/.*\/tags\/.* 200/,
    before: [["POST", "/content_snippets/{content_snippets}/tags", { id: "tags" }]],
  },
  { name: /\/tags.* 404 Tag not found/, missing: ["tags"] },
  { name: /articles.* 404 Unknown audience/, request: { ...ARTICLE, owner_id: 1, audience_ids: [Number(NOTHING)] } },
  { name: / 400 Scheduling conflict/, request: { ...ARTICLE, state: "draft", scheduled_publish_at: SOON } },
  {
    name: / 400 Conflicting pending schedules/,
    request: { ...ARTICLE, scheduled_publish_at: SOON, scheduled_unpublish_at: SOON },
  },
  {
    name: / 400 Unpublish before publish/,
    before: [["PUT", "/articles/{articles}", { state: "draft" }]],
    request: { scheduled_unpublish_at: SOON },
  },
  { name: /\/versions.* 400 Unknown locale/, query: "locale=xx" },
  { name: /^GET \/articles\/search 200/, query: "phrase=a" },
  { name: /^GET \/content\/search 200/, query: "query=a" },
  { name: /^GET \/content\/search 422/, query: "query=a&states=nothing" },
  { name: /\/redirects 400 Missing/, request: { locale: "en" } },
  { name: /\/redirects 400 Invalid target_type/, request: { ...REDIRECT, target_type: "tag" } },
  { name: /\/redirects 422/, request: { ...REDIRECT, from_url: FOREIGN } },
  { name: /\/redirects 409/, before: [["POST", "/help_center/help_centers/{help_centers}/redirects", REDIRECT]] },
  { name: /(POST|PUT) \/content_snippets.* 422/, request: { json_blocks: [], locale: "xx", title: "S" } },
  {
    name: /\/content_snippets.* 404 Unknown audience/,
    request: { title: "S", json_blocks: [], audience_ids: [Number(NOTHING)] },
  },
  { name: /(POST|PUT) \/audiences.* 422/, request: { name: "" } },
  { name: /(POST|PUT) \/folders.* 200/, request: { folder: { name: "G" } } },
  { name: /^PUT \/teams\/.* 200/, request: { ...ADMINS, admin_priority_level: { primary_admin_ids: [1] } } },
  { name: /^PUT \/teams\/.* 400 Invalid admin/, request: { admin_ids: ["x"] } },
  { name: /^PUT \/teams\/.* 400 Field/, request: { name: "x" } },
  {
    name: /^PUT \/teams\/.* 400 Priority level names/,
    request: { admin_ids: [1], admin_priority_level: { primary_admin_ids: [Number(NOTHING)] } },
  },
  {
    name: /^PUT \/teams\/.* 400 Priority level given twice/,
    request: { ...ADMINS, admin_priority_level: { primary_admin_ids: [1], secondary_admin_ids: [1] } },
  },
];

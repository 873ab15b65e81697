import { tokenOwner } from "../admins.ts";
import type { Call } from "../call.ts";
import type { ArticleContent, ArticleRecord, ArticleText, ArticleVersionRecord, VersionStamp } from "../records.ts";
import type { Store } from "../store.ts";
import { versionId } from "./ids.ts";

/** A language of an article after a change, and the versions that the change made history. */
export interface Changed {
  readonly content: ArticleContent;
  readonly past: readonly ArticleVersionRecord[];
}

/** Intercom keeps all; a sandbox that is written to for days keeps this many of each language. */
const MOST_KEPT = 20;

/** Keeps articles after a change, and what it made history. */
export function keepArticles(
  store: Store,
  articles: readonly ArticleRecord[],
  past: readonly ArticleVersionRecord[],
): void {
  const forgotten = past
    .filter(({ version }) => version.number > MOST_KEPT)
    .map(({ articleId, locale, version }) => versionId(articleId, locale, version.number - MOST_KEPT));
  store.commit({ put: { articles, articleVersions: past }, remove: { articleVersions: forgotten } });
}

/** The words of a language alone. */
export function textOf({ title, description, body, authorId }: ArticleText): ArticleText {
  return { title, description, body, authorId };
}

/** The version that the live words of a language are. */
export function liveVersion(content: ArticleContent): VersionStamp {
  const { createdAt, createdBy } = content;
  return content.version ?? { number: 1, fromNumber: null, createdAt, createdBy, updatedAt: createdAt, via: "api" };
}

/** The next version of a language, made from one that it has. */
function nextVersion(call: Call, content: ArticleContent, from: VersionStamp): VersionStamp {
  const number = (content.newestVersion ?? liveVersion(content).number) + 1;
  const via = call.actor === undefined ? "api" : "web";
  const createdBy = tokenOwner(call).id;
  return { number, fromNumber: from.number, createdAt: call.now, createdBy, updatedAt: call.now, via };
}

/** Puts other words live. Those before become a past version; so does a draft that was staged beside them. */
export function replaceLive(
  call: Call,
  place: { readonly articleId: string; readonly locale: string },
  before: ArticleContent,
  after: ArticleContent,
): Changed {
  const { draft: staged, ...rest } = after;
  if (sameWords(before, after)) return { content: after, past: [] };
  const live = liveVersion(before);
  const version = nextVersion(call, before, live);
  const past = [
    pastVersion(place, live, before),
    ...(staged === undefined ? [] : [pastVersion(place, staged.version, staged)]),
  ];
  return { content: { ...rest, version, newestVersion: version.number }, past };
}

/** Stages words beside the live ones: into the draft that there is, or a new one. */
export function stage(call: Call, content: ArticleContent, text: Partial<ArticleText>): ArticleContent {
  const { draft } = content;
  const before = textOf(draft ?? content);
  const version =
    draft === undefined ? nextVersion(call, content, liveVersion(content)) : { ...draft.version, updatedAt: call.now };
  return {
    ...content,
    draft: { ...before, ...text, version },
    newestVersion: Math.max(version.number, content.newestVersion ?? 1),
  };
}

/** Puts the draft of a language live. @param at seconds since epoch */
export function promote(
  place: { readonly articleId: string; readonly locale: string },
  content: ArticleContent,
  at: number,
  by: string,
): Changed {
  const { draft, ...live } = content;
  if (draft === undefined) return { content, past: [] };
  const newest = { ...live, ...textOf(draft), version: draft.version, updatedAt: at, updatedBy: by };
  return { content: newest, past: [pastVersion(place, liveVersion(content), content)] };
}

function pastVersion(
  { articleId, locale }: { readonly articleId: string; readonly locale: string },
  version: VersionStamp,
  text: ArticleText,
): ArticleVersionRecord {
  return { id: versionId(articleId, locale, version.number), articleId, locale, version, ...textOf(text) };
}

function sameWords(left: ArticleText, right: ArticleText): boolean {
  return left.title === right.title && left.description === right.description && left.body === right.body;
}

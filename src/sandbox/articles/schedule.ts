import type { Call } from "../call.ts";
import { ApiError, invalid } from "../errors.ts";
import type { ArticleContent, ArticleRecord, ArticleSchedule, ArticleVersionRecord } from "../records.ts";
import type { Store } from "../store.ts";
import { isAtLeast } from "../versions.ts";
import { keepArticles, promote } from "./history.ts";

const ACTIONS = ["publish", "unpublish"] as const;

/** What a request says of schedules, in seconds since epoch; a kind that is null is called off. */
export type SentSchedule = { readonly [Action in ArticleSchedule["action"]]?: number | null };

/** ISO 8601, with its offset or without. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads `scheduled_publish_at` and `scheduled_unpublish_at`, from 2.16. Throws 400 for what cannot be. */
export function readSchedule(call: Call): SentSchedule {
  if (!isAtLeast(call.version, "2.16")) return {};
  const [publish, unpublish] = [readTime(call, "scheduled_publish_at"), readTime(call, "scheduled_unpublish_at")];
  if (typeof publish === "number" && typeof unpublish === "number") {
    throw invalid("scheduled_publish_at", "Only one of scheduled_publish_at, scheduled_unpublish_at can be set");
  }
  if (typeof publish === "number" && call.body["state"] === "draft") {
    throw invalid("scheduled_publish_at", "scheduled_publish_at cannot be combined with state draft");
  }
  return { ...(publish === undefined ? {} : { publish }), ...(unpublish === undefined ? {} : { unpublish }) };
}

function readTime(call: Call, name: string): number | null | undefined {
  const value = call.body[name];
  if (value === undefined || value === null) return value;
  const milliseconds = typeof value === "string" && TIMESTAMP.test(value) ? Date.parse(withOffset(value)) : Number.NaN;
  if (Number.isNaN(milliseconds)) throw invalid(name, `${name} must be an ISO 8601 timestamp`);
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds <= call.now) throw invalid(name, `${name} must be in the future`);
  return seconds;
}

function withOffset(timestamp: string): string {
  return /(Z|[+-]\d{2}:?\d{2})$/.test(timestamp) ? timestamp : `${timestamp}Z`;
}

/**
 * The schedule of an article after a write: one at a time, the newest holds. Throws 400 where an article is to be
 * unpublished that is not published.
 * @param locales the languages that a publish is for
 */
export function scheduleAfter(
  article: ArticleRecord,
  sent: SentSchedule,
  locales: readonly string[],
): ArticleSchedule | undefined {
  const published = Object.values(article.locales).some((content) => content.state === "published");
  if (typeof sent.unpublish === "number" && !published) {
    throw new ApiError(
      400,
      "parameter_invalid",
      "An article that was never published cannot be unpublished",
      "scheduled_unpublish_at",
    );
  }
  for (const action of ACTIONS) {
    const at = sent[action];
    if (typeof at === "number") return { action, at, locales };
  }
  const { schedule } = article;
  return schedule !== undefined && sent[schedule.action] === null ? undefined : schedule;
}

/** Carries out what is due. @param now seconds since epoch */
export function settleSchedules(store: Store, now: number): void {
  const due = [...store.articles.values()].filter(({ schedule }) => schedule !== undefined && schedule.at <= now);
  if (due.length === 0) return;
  const settled = due.map(settle);
  const articles = settled.map(({ article }) => article);
  keepArticles(
    store,
    articles,
    settled.flatMap(({ past }) => past),
  );
}

function settle({ schedule, ...article }: ArticleRecord): {
  article: ArticleRecord;
  past: readonly ArticleVersionRecord[];
} {
  if (schedule === undefined) return { article, past: [] };
  const { action, at } = schedule;
  const past: ArticleVersionRecord[] = [];
  const locales: Record<string, ArticleContent> = {};
  for (const [locale, content] of Object.entries(article.locales)) {
    const concerned = action === "unpublish" ? content.state === "published" : schedule.locales.includes(locale);
    if (!concerned) {
      locales[locale] = content;
      continue;
    }
    const changed = promote({ articleId: article.id, locale }, content, at, content.updatedBy);
    past.push(...changed.past);
    locales[locale] = { ...changed.content, state: action === "publish" ? "published" : "draft", updatedAt: at };
  }
  return { article: { ...article, locales }, past };
}

import type { Call } from "../call.ts";
import { ApiError, invalid, missing } from "../errors.ts";
import { readFlag, readId, readIds, readState, readText } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import { markdownToHtml } from "../markdown/to-html.ts";
import type { Availability } from "../records.ts";
import { readTranslations } from "../translations.ts";
import { isAtLeast } from "../versions.ts";
import { readSchedule, type SentSchedule } from "./schedule.ts";

/** The fields of one locale that a request sends. */
export interface SentContent {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly body?: string | undefined;
  readonly authorId?: string | undefined;
  readonly state?: "published" | "draft" | undefined;
  readonly availability?: Partial<Availability> | undefined;
  readonly audienceIds?: readonly string[] | undefined;
}

/** What a request says of an article, but for where it stands. */
export interface SentArticle {
  readonly written: ReadonlyMap<string, SentContent>;
  /** Locales that came in `translated_content`. */
  readonly translated: ReadonlySet<string>;
  readonly removed: readonly string[];
  /** For every locale. */
  readonly audienceIds: readonly string[] | undefined;
  /** When it goes live or off by itself; a kind that is null is called off. */
  readonly schedule: SentSchedule;
}

/** Reads a create. Throws 400 where the default locale has no title or no author. */
export function readCreate(call: Call): SentArticle {
  const sent = readArticle(call);
  const main = sent.written.get(call.store.workspace.defaultLocale);
  for (const [field, value] of [
    ["title", main?.title],
    ["author_id", main?.authorId],
  ] as const) {
    if (value === undefined || value.trim() === "") {
      throw missing(field, `${field} must be in the main body or default locale translated_content object`);
    }
  }
  return sent;
}

/** Reads what a create or update says of an article's content. Throws 400; 404 for an unknown audience. */
export function readArticle(call: Call): SentArticle {
  const { defaultLocale } = call.store.workspace;
  const { written: translations, removed } = readTranslations(call);
  const written = new Map([...translations].map(([locale, content]) => [locale, readContent(call, content)]));
  const { audienceIds, ...top } = readContent(call, call.body);
  if (Object.values(top).some((value) => value !== undefined)) {
    written.set(defaultLocale, { ...written.get(defaultLocale), ...present(top) });
  }
  const schedule = readSchedule(call);
  return { written, translated: new Set(translations.keys()), removed, audienceIds, schedule };
}

/** Only what was sent, so that spreading it leaves the rest. */
export function present<Fields extends object>(sent: Fields): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const kept = Object.entries(sent).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}

function readContent(call: Call, body: JsonObject): SentContent {
  const author = readId(body, "author_id") ?? undefined;
  if (author !== undefined && !call.store.workspace.admins.some((admin) => admin.id === author)) {
    throw invalid("author_id", "author_id must be the id of a teammate of this workspace");
  }
  const newest = isAtLeast(call.version, "2.16");
  return {
    title: readText(body, "title"),
    description: readText(body, "description"),
    body: newest ? readBody(body) : readText(body, "body"),
    authorId: author,
    state: readState(body),
    ...(newest ? { availability: readAvailability(body), audienceIds: readAudiences(call, body) } : {}),
  };
}

function readBody(body: JsonObject): string | undefined {
  const [html, markdown] = [readText(body, "body"), readText(body, "body_markdown")];
  if (markdown === undefined) return html;
  if (html !== undefined) throw invalid("body_markdown", "body and body_markdown are mutually exclusive");
  return markdownToHtml(markdown);
}

function readAvailability(body: JsonObject): Partial<Availability> | undefined {
  const sent = present({
    chatbot: readFlag(body, "ai_chatbot_availability"),
    copilot: readFlag(body, "ai_copilot_availability"),
    salesAgent: readFlag(body, "ai_sales_agent_availability"),
  });
  return Object.keys(sent).length === 0 ? undefined : sent;
}

function readAudiences(call: Call, body: JsonObject): readonly string[] | undefined {
  const ids = readIds(body, "audience_ids");
  const unknown = ids?.filter((id) => !call.store.audiences.has(id)) ?? [];
  if (unknown.length > 0) {
    const message = `audience_ids contains unknown audience IDs: ${unknown.join(", ")}`;
    throw new ApiError(404, "parameter_invalid", message);
  }
  return ids === undefined ? undefined : [...new Set(ids)];
}

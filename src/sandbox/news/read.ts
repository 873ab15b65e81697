import { storeBody } from "../articles/body.ts";
import type { Call } from "../call.ts";
import { invalid, missing } from "../errors.ts";
import { readFlag, readId, readText } from "../fields.ts";
import { isObject, type Json } from "../json.ts";
import type { NewsfeedAssignment, NewsItemRecord } from "./record.ts";

type NewsItemFields = Omit<NewsItemRecord, "id" | "createdAt" | "updatedAt">;

const EMPTY: Omit<NewsItemFields, "title" | "senderId"> = {
  body: "",
  state: "draft",
  labels: [],
  reactions: [],
  deliverSilently: false,
  assignments: [],
};

/**
 * A news item's fields after a create or an update, which both need title and sender. What else is not sent stays.
 * Throws 400.
 */
export async function readNewsItem(call: Call, before: NewsItemRecord | undefined): Promise<NewsItemFields> {
  const title = readText(call.body, "title");
  if (title === undefined || title.trim() === "") throw missing("title", "title is required");
  const base = before ?? EMPTY;
  const html = readText(call.body, "body");
  const state = readState(call) ?? base.state;
  return {
    title,
    senderId: readSender(call),
    body: html === undefined ? base.body : plain(await storeBody(call, html)),
    state,
    labels: readLabels(call) ?? base.labels,
    reactions: readReactions(call) ?? base.reactions,
    deliverSilently: readFlag(call.body, "deliver_silently") ?? base.deliverSilently,
    assignments: dated(call, state, readAssignments(call) ?? base.assignments),
  };
}

/** Paragraphs of news have none of the classes that those of articles have, but for their alignment. */
function plain(html: string): string {
  return html.replace(/<p class="no-margin">/g, "<p>").replace(/(<p class="[^"]*?) ?no-margin"/g, '$1"');
}

function readSender(call: Call): string {
  const sender = readId(call.body, "sender_id") ?? undefined;
  if (sender === undefined) throw missing("sender_id", "sender_id is required");
  if (call.store.workspace.admins.some((admin) => admin.id === sender)) return sender;
  throw invalid("sender_id", "sender_id must be the id of a teammate of this workspace");
}

function readState(call: Call): NewsItemRecord["state"] | undefined {
  const state = call.body["state"];
  if (state === undefined || state === "draft" || state === "live") return state;
  throw invalid("state", "state must be one of draft, live");
}

/** Read back in alphabetical order, as the description's recorded answer has them. */
function readLabels(call: Call): readonly string[] | undefined {
  const labels = readList(call, "labels")?.map((label) => {
    if (typeof label === "string") return label;
    throw invalid("labels", "labels must be an array of strings");
  });
  return labels === undefined ? undefined : [...new Set(labels)].sort();
}

function readReactions(call: Call): readonly (string | null)[] | undefined {
  return readList(call, "reactions")?.map((reaction) => {
    if (reaction === null || typeof reaction === "string") return reaction;
    throw invalid("reactions", "reactions must be an array of strings");
  });
}

function readAssignments(call: Call): readonly NewsfeedAssignment[] | undefined {
  return readList(call, "newsfeed_assignments")?.map((sent) => {
    const assignment = isObject(sent) ? sent : {};
    const newsfeedId = readId(assignment, "newsfeed_id") ?? "";
    if (!call.store.workspace.newsfeeds.some((newsfeed) => newsfeed.id === newsfeedId)) {
      throw invalid("newsfeed_assignments", "newsfeed_id must be the id of a newsfeed");
    }
    const publishedAt = readId(assignment, "published_at") ?? undefined;
    if (Number(publishedAt ?? 0) > call.now) {
      throw invalid("newsfeed_assignments", "published_at cannot be in the future");
    }
    return { newsfeedId, publishedAt: publishedAt === undefined ? null : Number(publishedAt) };
  });
}

/** A draft has no date, whatever is sent; what goes live without one gets that of the write. */
function dated(
  call: Call,
  state: NewsItemRecord["state"],
  assignments: readonly NewsfeedAssignment[],
): readonly NewsfeedAssignment[] {
  return assignments.map(({ newsfeedId, publishedAt }) => ({
    newsfeedId,
    publishedAt: state === "draft" ? null : (publishedAt ?? call.now),
  }));
}

function readList(call: Call, name: string): readonly Json[] | undefined {
  const value = call.body[name];
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value as readonly Json[];
  throw invalid(name, `${name} must be an array`);
}

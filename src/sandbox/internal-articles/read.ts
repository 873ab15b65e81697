import { storeBody } from "../articles/body.ts";
import type { Call } from "../call.ts";
import { ApiError, invalid, missing } from "../errors.ts";
import { readId, readText } from "../fields.ts";
import { isLocale } from "../locales.ts";
import { markdownToHtml } from "../markdown/to-html.ts";
import { targetingAfter, UNTARGETED } from "../targeting.ts";
import { isAtLeast } from "../versions.ts";
import type { InternalArticleRecord } from "./record.ts";

type InternalArticleFields = Omit<InternalArticleRecord, "id" | "tags" | "createdAt" | "updatedAt">;

/** The fields after a create, which needs title, owner and author, or an update. Throws 400, 404. */
export async function readInternalArticle(
  call: Call,
  before: InternalArticleRecord | undefined,
): Promise<InternalArticleFields> {
  const title = readText(call.body, "title") ?? before?.title ?? "";
  if (title.trim() === "") throw lacks("title");
  const ownerId = readTeammate(call, "owner_id") ?? before?.ownerId;
  if (ownerId === undefined) throw lacks("owner_id");
  const authorId = readTeammate(call, "author_id") ?? before?.authorId;
  if (authorId === undefined) throw lacks("author_id");
  const html = readBody(call);
  const targeting = before ?? UNTARGETED;
  return {
    title,
    ownerId,
    authorId,
    locale: readLocale(call) ?? before?.locale ?? call.store.workspace.defaultLocale,
    folderId: readFolder(call, before?.folderId ?? null),
    ...(isAtLeast(call.version, "2.16") ? targetingAfter(call, targeting) : pick(targeting)),
    body: html === undefined ? (before?.body ?? "") : await storeBody(call, html),
  };
}

function pick({ availability, audienceIds }: typeof UNTARGETED): typeof UNTARGETED {
  return { availability, audienceIds };
}

/** Spelled as for articles, though internal ones have no translations. */
function lacks(field: string): ApiError {
  return missing(field, `${field} must be in the main body or default locale translated_content object`);
}

function readTeammate(call: Call, field: string): string | undefined {
  const id = readId(call.body, field) ?? undefined;
  if (id === undefined || call.store.workspace.admins.some((admin) => admin.id === id)) return id;
  throw invalid(field, `${field} must be the id of a teammate of this workspace`);
}

function readBody(call: Call): string | undefined {
  const html = readText(call.body, "body");
  const markdown = isAtLeast(call.version, "2.16") ? readText(call.body, "body_markdown") : undefined;
  if (markdown === undefined) return html;
  if (html !== undefined) throw invalid("body_markdown", "body and body_markdown are mutually exclusive");
  return markdownToHtml(markdown);
}

function readLocale(call: Call): string | undefined {
  const locale = readText(call.body, "locale");
  if (locale === undefined || isLocale(locale)) return locale;
  throw invalid("locale", `${locale} is not a supported locale`);
}

/** The folder, which only Preview can write. */
function readFolder(call: Call, before: string | null): string | null {
  if (!isAtLeast(call.version, "Preview")) return before;
  const folder = readId(call.body, "folder_id");
  if (folder === undefined) return before;
  if (folder === null || call.store.folders.has(folder)) return folder;
  throw new ApiError(404, "not_found", "Folder not found");
}

import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import { readText } from "../fields.ts";
import { isObject, type JsonObject } from "../json.ts";
import { isLocale } from "../locales.ts";
import { targetingAfter, UNTARGETED } from "../targeting.ts";
import { markdownBlocks } from "./markdown.ts";
import type { SnippetRecord } from "./record.ts";

type SnippetFields = Omit<SnippetRecord, "id" | "tags" | "createdAt" | "updatedAt">;

const MAXIMUM_TITLE = 255;

/** The fields after a create, which needs title and content, or an update. Throws 422; 404 for an unknown audience. */
export function readSnippet(call: Call, before: SnippetRecord | undefined): SnippetFields {
  const title = readText(call.body, "title") ?? before?.title ?? "";
  if (title.trim() === "") throw refused("Title can't be blank");
  if (title.length > MAXIMUM_TITLE) throw refused(`Title is too long (maximum is ${MAXIMUM_TITLE} characters)`);
  const locale = readText(call.body, "locale") ?? before?.locale ?? "en";
  if (!isLocale(locale)) throw refused("The language is not currently supported for Fin");
  const blocks = readBlocks(call, title) ?? before?.blocks;
  if (blocks === undefined) throw refused("Either json_blocks or body_markdown must be provided");
  return { title, locale, blocks, ...targetingAfter(call, before ?? UNTARGETED) };
}

function readBlocks(call: Call, title: string): readonly JsonObject[] | undefined {
  const blocks = call.body["json_blocks"];
  const markdown = readText(call.body, "body_markdown");
  if (blocks === undefined) return markdown === undefined ? undefined : markdownBlocks(markdown, title);
  if (markdown !== undefined) throw refused("json_blocks and body_markdown are mutually exclusive");
  if (Array.isArray(blocks) && blocks.every(isObject)) return blocks;
  throw refused("json_blocks must be an array of objects");
}

/** How these routes alone refuse. */
function refused(message: string): ApiError {
  return new ApiError(422, "validation_error", message);
}

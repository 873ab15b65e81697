import { type Call, idOf } from "../call.ts";
import { ApiError } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import { inListOrder, slice } from "../paging.ts";
import { type Tagging, withoutTag, withTag } from "../tags/applied.ts";
import { targetingAnswer } from "../targeting.ts";
import { snippetMarkdown } from "./markdown.ts";
import { readSnippet } from "./read.ts";
import type { SnippetRecord } from "./record.ts";

/** The most that a page holds, and what the description's recorded answer has. */
const PER_PAGE = 50;

/** `GET /content_snippets`: an envelope of its own, without `pages`. */
export function listSnippets(call: Call): JsonObject {
  const all = inListOrder(call, call.store.snippets.values(), (snippet) => snippet.updatedAt);
  const { number, perPage, shown } = slice(call, all, PER_PAGE, PER_PAGE);
  return {
    type: "list",
    data: shown.map(snippetAnswer),
    total_count: all.length,
    page: number,
    per_page: perPage,
    total_pages: Math.max(1, Math.ceil(all.length / perPage)),
  };
}

/** `GET /content_snippets/{id}`. */
export function getSnippet(call: Call): JsonObject {
  return snippetAnswer(find(call, "not_found"));
}

/** `POST /content_snippets`: answers 201, unlike other creates. */
export function postSnippet(call: Call): JsonObject {
  const fields = readSnippet(call, undefined);
  const id = call.store.nextId("snippets");
  return write(call, { ...fields, id, tags: [], createdAt: call.now, updatedAt: call.now });
}

/** `PUT /content_snippets/{id}`: partial. */
export function putSnippet(call: Call): JsonObject {
  const before = find(call, "not_found");
  return write(call, { ...before, ...readSnippet(call, before), updatedAt: call.now });
}

/** `DELETE /content_snippets/{id}`: answers 204 without a body. */
export function deleteSnippet(call: Call): undefined {
  const { id } = find(call, "not_found");
  call.store.commit({ remove: { snippets: [id] } });
  return undefined;
}

/** `POST /content_snippets/{id}/tags`. */
export function tagSnippet(call: Call): JsonObject {
  return retag(call, withTag);
}

/** `DELETE /content_snippets/{id}/tags/{tag_id}`. */
export function untagSnippet(call: Call): JsonObject {
  return retag(call, withoutTag);
}

function retag(call: Call, change: (call: Call, tags: SnippetRecord["tags"]) => Tagging): JsonObject {
  const snippet = find(call, "content_snippet_not_found");
  const { tags, answer } = change(call, snippet.tags);
  call.store.commit({ put: { snippets: [{ ...snippet, tags }] } });
  return answer;
}

/** Schema `content_snippet`. */
function snippetAnswer(snippet: SnippetRecord): JsonObject {
  const { availability } = snippet;
  return {
    type: "content_snippet",
    id: snippet.id,
    title: snippet.title,
    locale: snippet.locale,
    json_blocks: snippet.blocks,
    body_markdown: snippetMarkdown(snippet.title, snippet.blocks),
    chatbot_availability: availability.chatbot ? 1 : 0,
    copilot_availability: availability.copilot ? 1 : 0,
    ...targetingAnswer(snippet),
    created_at: snippet.createdAt,
    updated_at: snippet.updatedAt,
  };
}

function write(call: Call, snippet: SnippetRecord): JsonObject {
  call.store.commit({ put: { snippets: [snippet] } });
  return snippetAnswer(snippet);
}

/** @param code as the route spells it: those of tags name what is missing */
function find(call: Call, code: "not_found" | "content_snippet_not_found"): SnippetRecord {
  const snippet = call.store.snippets.get(idOf(call));
  if (snippet === undefined) throw new ApiError(404, code, "Content snippet not found");
  return snippet;
}

import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import { slice } from "../paging.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { type Filter, readFilters } from "./filters.ts";

const PER_PAGE = 10;
const MAXIMUM_PER_PAGE = 50;
const KINDS = ["article", "internal_article", "snippet"] as const;
/** Of these the sandbox holds nothing. */
const EMPTY_KINDS = ["external_content", "file_source_content"];

/** `GET /content/search`: articles with one entry a language, and content of the other kinds. */
export function searchContent(call: Call): JsonObject {
  const wanted = readKinds(call);
  const filters = readFilters(call);
  const found = KINDS.filter((kind) => wanted.includes(kind))
    .flatMap((kind) => entriesOf(call.store, kind))
    .flatMap((entry) => narrowed(entry, filters))
    .sort((left, right) => right.updatedAt - left.updatedAt || Number(right.id) - Number(left.id));
  const { number: page, perPage, shown } = slice(call, found, PER_PAGE, MAXIMUM_PER_PAGE);
  const total = Math.max(1, Math.ceil(found.length / perPage));
  const data = shown.map(entryAnswer);
  const pages = {
    type: "pages",
    page,
    per_page: perPage,
    total_pages: total,
    next: page < total ? linkTo(call, page + 1) : null,
    prev: page > 1 ? linkTo(call, Math.min(page - 1, total)) : null,
  };
  return { type: "list", total_count: found.length, pages, data };
}

function readKinds(call: Call): readonly string[] {
  const sent = call.query.getAll("content_types").flatMap((each) => each.split(",")).filter(Boolean);
  const unknown = sent.find((kind) => ![...KINDS, ...EMPTY_KINDS].includes(kind));
  if (unknown === undefined) return sent.length === 0 ? KINDS : sent;
  throw new ApiError(422, "data_invalid", `${unknown} is not a content type`, "content_types");
}

/** An entry with those of its parts that all filters let through; nothing where there are none. */
function narrowed(entry: Entry, filters: readonly Filter[]): Entry[] {
  const parts = entry.parts.filter((part) => filters.every((filter) => filter(entry, part)));
  return parts.length === 0 ? [] : [{ ...entry, parts }];
}

function entryAnswer({ kind, id, title, parts }: Entry): JsonObject {
  if (kind !== "article") return { type: kind === "snippet" ? "content_snippet" : kind, id, title };
  const contents = parts.map((part) => ({
    type: "article_content",
    id: part.id,
    title: part.title,
    locale: part.locale,
  }));
  return { type: "article", id, title, contents };
}

function linkTo(call: Call, page: number): string {
  const query = new URLSearchParams(call.query);
  query.set("page", String(page));
  return `${call.origin}${call.path}?${query.toString()}`;
}

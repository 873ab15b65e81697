import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import type { Availability } from "../records.ts";
import type { Entry, Part } from "./entries.ts";

/** Whether one language of a piece of content is among what is sought. */
export type Filter = (entry: Entry, part: Part) => boolean;

const AGENTS: Readonly<Record<string, keyof Availability>> = {
  copilot_state: "copilot",
  fin_service_state: "chatbot",
  fin_sales_state: "salesAgent",
};

/** The parameters of `GET /content/search`. Throws 422 for one that cannot be read. */
export function readFilters(call: Call): Filter[] {
  return [...words(call), ...choices(call), ...tags(call), ...folders(call), ...agents(call), ...times(call)];
}

function words(call: Call): Filter[] {
  const query = call.query.get("query") ?? "";
  if (query.length > 500) throw unusable("query", "query has at most 500 characters");
  const sought = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return [];
  return [
    (_entry, part) => {
      const text = part.text().toLowerCase();
      return sought.every((word) => text.includes(word));
    },
  ];
}

function choices(call: Call): Filter[] {
  const among =
    (name: string, value: (part: Part) => string | undefined): Filter[] => {
      const wanted = list(call, name);
      return wanted.length === 0 ? [] : [(_entry, part) => wanted.includes(value(part) ?? "")];
    };
  const unknown = list(call, "states").find((state) => state !== "published" && state !== "draft");
  if (unknown !== undefined) throw unusable("states", `${unknown} is not a state`);
  return [
    ...among("states", (part) => part.state),
    ...among("locales", (part) => part.locale),
    ...among("created_by_ids", (part) => part.createdBy),
    ...among("last_updated_by_ids", (part) => part.updatedBy),
  ];
}

function tags(call: Call): Filter[] {
  const holdsOne = (wanted: readonly string[]): Filter => (entry) => entry.tagIds.some((id) => wanted.includes(id));
  const operator = call.query.get("tag_operator") ?? "IN";
  if (operator !== "IN" && operator !== "NIN") throw unusable("tag_operator", "tag_operator is IN or NIN");
  const [wanted, any] = [list(call, "tag_ids"), list(call, "any_tag_ids")];
  return [
    ...(wanted.length === 0 ? [] : [(entry: Entry, part: Part) => holdsOne(wanted)(entry, part) === (operator === "IN")]),
    ...(any.length === 0 ? [] : [holdsOne(any)]),
  ];
}

function folders(call: Call): Filter[] {
  const wanted = list(call, "folder_ids");
  if (wanted.length === 0) return [];
  if (call.query.get("folder_entity_type") !== "folder") {
    throw unusable("folder_entity_type", "folder_entity_type must be sent with folder_ids");
  }
  return [(entry) => wanted.includes(entry.folderId ?? "")];
}

function agents(call: Call): Filter[] {
  return Object.entries(AGENTS).flatMap(([name, agent]): Filter[] => {
    const state = call.query.get(name);
    if (state === null) return [];
    if (state !== "on" && state !== "off") throw unusable(name, `${name} is on or off`);
    return [(_entry, part) => part.availability[agent] === (state === "on")];
  });
}

function times(call: Call): Filter[] {
  const limit = (name: string, holds: (part: Part, time: number) => boolean): Filter[] => {
    const text = call.query.get(name);
    if (text === null) return [];
    if (!/^\d{1,12}$/.test(text)) throw unusable(name, `${name} must be seconds since 1970`);
    return [(_entry, part) => holds(part, Number(text))];
  };
  return [
    ...limit("created_at_after", (part, time) => part.createdAt >= time),
    ...limit("created_at_before", (part, time) => part.createdAt <= time),
    ...limit("updated_at_after", (part, time) => part.updatedAt >= time),
    ...limit("updated_at_before", (part, time) => part.updatedAt <= time),
  ];
}

/** A parameter that comes several times, or with commas. */
function list(call: Call, name: string): string[] {
  return [...call.query.getAll(name), ...call.query.getAll(`${name}[]`)]
    .flatMap((each) => each.split(","))
    .map((each) => each.trim())
    .filter(Boolean);
}

function unusable(field: string, message: string): ApiError {
  return new ApiError(422, "data_invalid", message, field);
}

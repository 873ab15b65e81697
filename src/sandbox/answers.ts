import { ApiError, errorBody, invalid } from "./errors.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import type { Answer } from "./message.ts";

/** An answer whose body is JSON. */
export function json(status: number, headers: Readonly<Record<string, string>>, body: Json): Answer {
  return {
    status,
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}

/** An answer that refuses, with the `X-Request-Id` of the headers in its body too. */
export function refusal(error: ApiError, headers: Readonly<Record<string, string>>): Answer {
  return json(error.status, headers, errorBody(error, headers["X-Request-Id"] ?? ""));
}

/** The object that a request's body holds; an empty one where it has no body. Throws ApiError 400. */
export function parseBody(text: string | undefined): JsonObject {
  if (text === undefined || text.trim() === "") return {};
  const value = parseJson(text);
  if (!isObject(value)) throw invalid("body", "The body must be a JSON object");
  return value;
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ApiError(400, "bad_request", "The body is not valid JSON");
  }
}

import { invalid } from "./errors.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";

/** A text of a request body: `undefined` where it was not sent, "" for null. Throws 400 for another type. */
export function readText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || typeof value === "string") return value;
  if (value === null) return "";
  throw invalid(name, `${name} must be a string`);
}

/** An id of a request body, sent as an integer or as its digits: `undefined` where not sent, null for null. Throws 400. */
export function readId(body: JsonObject, name: string): string | null | undefined {
  const value = body[name];
  if (value === undefined || value === null) return value;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value === "string" && /^\d{1,19}$/.test(value)) return value;
  throw invalid(name, `${name} must be an integer`);
}

/** `published` or `draft`: `undefined` where not sent. Throws 400 for anything else. */
export function readState(body: JsonObject): "published" | "draft" | undefined {
  const value = body["state"];
  if (value === undefined || value === "published" || value === "draft") return value;
  throw invalid("state", "state must be one of published, draft");
}

/** An object of a request body; an empty one where not sent or null. Throws 400 for another type. */
export function readObject(body: JsonObject, name: string): JsonObject {
  const value: Json | undefined = body[name];
  if (value === undefined || value === null) return {};
  if (isObject(value)) return value;
  throw invalid(name, `${name} must be an object`);
}

/** A boolean of a request body: `undefined` where not sent or null. Throws 400 for another type. */
export function readFlag(body: JsonObject, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "boolean") return value;
  throw invalid(name, `${name} must be a boolean`);
}

/** A list of ids of a request body: `undefined` where not sent or null. Throws 400 for another type. */
export function readIds(body: JsonObject, name: string): string[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw invalid(name, `${name} must be an array of integers`);
  return value.map((each: Json) => {
    const id = readId({ [name]: each }, name);
    if (typeof id === "string") return id;
    throw invalid(name, `${name} must be an array of integers`);
  });
}

import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Answer } from "../message.ts";

/** A page of a listing without some of its items: those in the middle, where a client looks last. */
export function withoutItems(answer: Answer, count: number): Answer {
  return withData(answer, (data) => {
    const start = Math.max(0, Math.floor((data.length - count) / 2));
    return data.toSpliced(start, count);
  });
}

/** A page whose first item moved to a page before it: all that stood between moved on by one place. */
export function shifted(answer: Answer, before: Answer | undefined): Answer {
  const last = before === undefined ? undefined : dataOf(read(before))?.at(-1);
  if (last === undefined) return answer;
  return withData(answer, (data) => [last, ...data.slice(1)]);
}

/** The path of the page before the one that a path asks for; `undefined` for the first. */
export function previousPage(path: string): string | undefined {
  const [route = "", text = ""] = path.split("?", 2);
  const query = new URLSearchParams(text);
  const name = query.has("page") ? "page" : "starting_after";
  const number = Number(query.get(name) ?? 1);
  if (!Number.isSafeInteger(number) || number < 2) return undefined;
  query.set(name, String(number - 1));
  return `${route}?${query.toString()}`;
}

function withData(answer: Answer, change: (data: readonly Json[]) => readonly Json[]): Answer {
  const body = read(answer);
  const data = dataOf(body);
  if (body === undefined || data === undefined) return answer;
  return { ...answer, body: JSON.stringify({ ...body, data: change(data) }) };
}

function read(answer: Answer): JsonObject | undefined {
  if (answer.status !== 200 || typeof answer.body !== "string") return undefined;
  const body = JSON.parse(answer.body) as Json;
  return isObject(body) ? body : undefined;
}

function dataOf(body: JsonObject | undefined): readonly Json[] | undefined {
  const data = body?.["data"];
  return Array.isArray(data) ? (data as readonly Json[]) : undefined;
}

import { notFound, Refused } from "./answer.ts";

/** A request as a handler gets it. */
export interface Asked {
  readonly method: string;
  /** Without the query, decoded where a handler reads it. */
  readonly path: string;
  /** What stands in place of `:name` in the route's path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The type of a field of a body; a question mark says that it may be left out. */
type FieldType = "string" | "boolean" | "strings" | "objects";
export type Fields = Readonly<Record<string, FieldType | `${FieldType}?`>>;

/** Refuses, in GitHub's words, a body that lacks a field, has one too many or one of another type. */
export function checkBody(body: Readonly<Record<string, unknown>>, fields: Fields): void {
  const mistakes = [
    ...Object.keys(body)
      .filter((name) => fields[name] === undefined)
      .map((name) => `"${name}" is not a permitted key.`),
    ...Object.entries(fields).flatMap(([name, type]) => {
      const value = body[name];
      if (value === undefined) return type.endsWith("?") ? [] : [`"${name}" wasn't supplied.`];
      return isOf(type.replace("?", ""), value)
        ? []
        : [`For 'properties/${name}', ${JSON.stringify(value)} is not a ${type}.`];
    }),
  ];
  if (mistakes.length > 0) throw new Refused(422, `Invalid request.\n\n${mistakes.join("\n")}`);
}

function isOf(type: string, value: unknown): boolean {
  if (type === "strings" || type === "objects") {
    return Array.isArray(value) && value.every((item) => typeof item === (type === "strings" ? "string" : "object"));
  }
  return typeof value === type;
}

/** GitHub leaves out what it does not know of a query; here it is a mistake, so that tests find it. */
export function checkQuery(query: URLSearchParams, names: readonly string[]): void {
  const unknown = [...query.keys()].find((name) => ![...names, "per_page", "page"].includes(name));
  if (unknown !== undefined) throw new Refused(422, `Invalid request.\n\n"${unknown}" is not a permitted key.`);
}

/** The number in a path. */
export function numberIn({ parameters }: Asked, name: string): number {
  const number = Number(parameters[name]);
  if (!Number.isInteger(number) || number < 1) throw notFound();
  return number;
}

export function text(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === "string" ? value : "";
}

import { FAULT_KINDS, factsOf, type FaultKind } from "./kinds.ts";

/** A fault and the requests that it hits. */
export interface FaultRule {
  /** A method in capitals, `WRITE` for all that change something, or `*`. */
  readonly method: string;
  /** A path in which `*` and `{name}` are any one part; `*` alone is every path. */
  readonly path: string;
  readonly kind: FaultKind;
  /** The number behind the kind: seconds or items. */
  readonly argument: number;
  /** The first and the last of the matching requests that it hits, counted from 1. */
  readonly first: number;
  readonly last: number;
}

const RULE =
  /^(?<method>[a-z]+|\*)\s+(?<path>\*|\/\S*?):\s*(?<kind>\w+)(?:\s+(?<argument>\d+(?:\.\d+)?))?(?<when>\s+(?:on|from)\s.+)?$/i;
const WHEN = /^(?:on call (?<only>\d+)|on calls (?<first>\d+)-(?<last>\d+)|from call (?<from>\d+))$/i;
const METHODS = ["GET", "POST", "PUT", "DELETE", "WRITE", "*"];

/**
 * Reads a rule: `POST /articles: resetAfter on call 3`, `write *: forbidden`, `GET /articles: slowBody 4 from call 2`.
 * Without `on` or `from` it hits every matching request. Throws a RangeError that says how a rule is written.
 */
export function parseFault(text: string): FaultRule {
  const parts = RULE.exec(text.trim())?.groups;
  if (parts === undefined) throw unreadable(text, "Write it as 'POST /articles: resetAfter on call 3'.");
  const method = (parts["method"] ?? "").toUpperCase();
  if (!METHODS.includes(method)) throw unreadable(text, `The method is one of ${METHODS.join(", ")}.`);
  const kind = FAULT_KINDS.find((name) => name === parts["kind"]);
  if (kind === undefined) throw unreadable(text, `The fault is one of ${FAULT_KINDS.join(", ")}.`);
  const { argument } = factsOf(kind);
  if (argument === undefined && parts["argument"] !== undefined) throw unreadable(text, `${kind} takes no number.`);
  return {
    method,
    path: parts["path"] ?? "*",
    kind,
    argument: Number(parts["argument"] ?? argument?.otherwise ?? 0),
    ...readWhen(text, parts["when"]),
  };
}

function readWhen(text: string, when: string | undefined): Pick<FaultRule, "first" | "last"> {
  if (when === undefined) return { first: 1, last: Infinity };
  const parts = WHEN.exec(when.trim().replace(/\s+/g, " "))?.groups;
  const first = Number(parts?.["only"] ?? parts?.["first"] ?? parts?.["from"] ?? 0);
  const last = Number(parts?.["only"] ?? parts?.["last"] ?? Infinity);
  if (parts === undefined || first < 1 || last < first) {
    throw unreadable(text, "The end is 'on call 3', 'on calls 3-5' or 'from call 3'; calls are counted from 1.");
  }
  return { first, last };
}

function unreadable(text: string, hint: string): RangeError {
  return new RangeError(`The fault "${text}" cannot be read. ${hint}`);
}

/** Whether a rule speaks of a request. @param path without its query */
export function matches(rule: FaultRule, method: string, path: string): boolean {
  const meant = rule.method === "*" || (rule.method === "WRITE" ? method !== "GET" : rule.method === method);
  return meant && (rule.path === "*" || matchesPath(rule.path, path));
}

function matchesPath(pattern: string, path: string): boolean {
  const names = pattern.split("/");
  const parts = path.split("/");
  if (names.length !== parts.length) return false;
  return names.every((name, index) => name === "*" || name.startsWith("{") || name === parts[index]);
}

import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { descriptionOf, findOperation, type Operation, type Schema } from "./descriptions.ts";
import { isKnownWrong, type Side } from "./known-wrong.ts";
import { closed, strictSchemas } from "./schemas.ts";

export interface Exchange {
  readonly version: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** JSON, understood; `undefined` where there was no body. */
  readonly sent: unknown;
  readonly status: number;
  /** JSON, understood; `undefined` where there was no body. */
  readonly answered: unknown;
}

const judges = new Map<string, Ajv2020>();
const validators = new WeakMap<Schema, ValidateFunction>();

function judgeOf(version: string): Ajv2020 {
  const known = judges.get(version);
  if (known !== undefined) return known;
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, validateSchema: false });
  ajv.addSchema({ $id: "api", ...strictSchemas(descriptionOf(version).schemas) });
  judges.set(version, ajv);
  return ajv;
}

/** What is wrong with a value, by a schema of a version: a sentence each, known wrong descriptions left out. */
export function complaints(version: string, schema: Schema, side: Side, value: unknown): string[] {
  const validate = validators.get(schema) ?? judgeOf(version).compile(closed(schema));
  validators.set(schema, validate);
  if (validate(value)) return [];
  const all = (validate.errors ?? []).map(describe);
  // Of a choice, every branch complains, and then the choice itself.
  const telling = all.filter(
    (text) => !/ must (?:be null|match (?:a schema in anyOf|exactly one schema in oneOf))$/.test(text),
  );
  return [...new Set(telling.length === 0 ? all : telling)].filter((text) => !isKnownWrong(version, side, text));
}

function describe({ instancePath, message, params, data }: ErrorObject): string {
  const place = instancePath
    .replace(/\/\d+(?=\/|$)/g, "/*")
    .replace(/\/translated_content\/(?!type)[^/]+/, "/translated_content/*");
  const name = "unevaluatedProperty" in params ? ` ${String(params["unevaluatedProperty"])}` : "";
  return `${place === "" ? "the whole" : place} ${message ?? "is wrong"}${name}${data === null ? ", not null" : ""}`;
}

const ERROR: Schema = { $ref: "#/components/schemas/error" };
const refusalSchemas = new Map<string, Schema>();

/** The schema of a refusal that an operation does not describe. */
function refusalOf(version: string): Schema {
  const schema = refusalSchemas.get(version) ?? { ...ERROR };
  refusalSchemas.set(version, schema);
  return schema;
}

/** What is wrong with an answer by the description of its version. */
export function judgeAnswer(exchange: Exchange): string[] {
  const { version, method, path, status, answered } = exchange;
  const operation = findOperation(version, method, path);
  const name = `${version} ${method} ${operation?.path ?? path} ${status}`;
  if (operation === undefined && status < 400) return [`${name}: the version has no such operation`];
  return answerComplaints(version, operation, status, answered).map((text) => `${name}: ${text}`);
}

function answerComplaints(
  version: string,
  operation: Operation | undefined,
  status: number,
  answered: unknown,
): string[] {
  if (operation?.responses.has(status) !== true) {
    return status < 400
      ? ["the operation has no such status"]
      : complaints(version, refusalOf(version), "answer", answered);
  }
  const schema = operation.responses.get(status)?.schema;
  if (schema !== undefined) return complaints(version, schema, "answer", answered);
  return answered === undefined ? [] : ["the operation has no body here"];
}

/** What is wrong with a request by the description of its version; of one that was refused only its method and path count. */
export function judgeRequest(exchange: Exchange): string[] {
  const { version, method, path, sent, status } = exchange;
  const operation = findOperation(version, method, path);
  if (operation === undefined) return [`${version} ${method} ${path}: the version has no such operation`];
  if (status >= 400) return [];
  const name = `${version} ${operation.name} as it was sent`;
  const schema = operation.request?.schema;
  if (schema !== undefined) return complaints(version, schema, "request", sent ?? {}).map((text) => `${name}: ${text}`);
  return sent === undefined ? [] : [`${name}: the operation takes no body`];
}

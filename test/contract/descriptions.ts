import { existsSync, readFileSync } from "node:fs";

/** Intercom's own descriptions of its API; they stand beside the repository and are no part of it. */
const FOLDER = new URL("../../../shared/intercom/openapi/", import.meta.url);

export const HAS_DESCRIPTIONS = existsSync(FOLDER);

export const DESCRIBED_VERSIONS = [
  ...["2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "2.13", "2.14", "2.15", "2.16"],
  "Preview",
];

export type Schema = Readonly<Record<string, unknown>>;

interface Content {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value: unknown }>>;
}
interface Body {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Content>>;
}
interface OperationObject {
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Body>>;
  };
}

/** What one version says of one method and path. */
export interface Operation {
  /** `GET /articles/{id}`, as the version spells it. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly request: Content | undefined;
  /** By status; `undefined` for one without a body. */
  readonly responses: ReadonlyMap<number, Content | undefined>;
}

const METHODS = ["get", "post", "put", "delete"];
const read = new Map<
  string,
  { readonly operations: readonly Operation[]; readonly schemas: Description["components"]["schemas"] }
>();

/** A version's operations and schemas; read once. */
export function descriptionOf(version: string): {
  readonly operations: readonly Operation[];
  readonly schemas: Description["components"]["schemas"];
} {
  const known = read.get(version);
  if (known !== undefined) return known;
  const file = new URL(`${version.toLowerCase()}.json`, FOLDER);
  const description = JSON.parse(readFileSync(file, "utf8")) as Description;
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => operationOf(description, method.toUpperCase(), path, operation)),
  );
  const found = { operations, schemas: description.components.schemas };
  read.set(version, found);
  return found;
}

function operationOf(description: Description, method: string, path: string, operation: OperationObject): Operation {
  const contentOf = (body: Body | undefined): Content | undefined => {
    const named = body?.$ref?.split("/").at(-1);
    const whole = named === undefined ? body : description.components.responses?.[named];
    return whole?.content?.["application/json"];
  };
  const responses = Object.entries(operation.responses).map(
    ([status, body]) => [Number(status), contentOf(body)] as const,
  );
  const request = contentOf(operation.requestBody);
  return { name: `${method} ${path}`, method, path, request, responses: new Map(responses) };
}

/** The operation that a request is, in a version; a path that is spelled out wins over one with an id in its place. */
export function findOperation(version: string, method: string, path: string): Operation | undefined {
  const [route = ""] = path.split("?", 1);
  const fitting = descriptionOf(version).operations.filter(
    (operation) => operation.method === method && fits(operation.path, route),
  );
  return fitting.sort((left, right) => idsIn(left.path) - idsIn(right.path))[0];
}

function fits(template: string, path: string): boolean {
  const names = template.split("/");
  const parts = path.split("/");
  return names.length === parts.length && names.every((name, index) => name.startsWith("{") || name === parts[index]);
}

function idsIn(template: string): number {
  return template.split("{").length;
}

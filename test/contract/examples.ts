import { descriptionOf, type Operation } from "./descriptions.ts";

/** An answer that Intercom recorded, and the request that it answers as far as the description says. */
export interface Recorded {
  readonly version: string;
  readonly operation: Operation;
  readonly status: number;
  /** As the description names the answer: `article created`. */
  readonly name: string;
  /** `undefined` where the operation takes no body, or none is recorded. */
  readonly request: unknown;
  /** `undefined` where none is recorded. */
  readonly answer: unknown;
}

/** The recorded answers of a version, in the order of its description. */
export function recordedOf(version: string): Recorded[] {
  return descriptionOf(version).operations.flatMap((operation) =>
    [...operation.responses].flatMap(([status, content]) => {
      const examples = Object.entries(content?.examples ?? {}).map(([name, { value }]) => [name, value] as const);
      // A success without an example is asked for all the same: the judge looks at its answer.
      const answers = examples.length === 0 && status < 300 ? [["not recorded", undefined] as const] : examples;
      return answers.map(([name, answer]) => {
        return { version, operation, status, name, request: requestOf(operation, name), answer };
      });
    }),
  );
}

/** Requests and answers are paired by their names; where none fits, the first request is meant. */
function requestOf({ request }: Operation, answerName: string): unknown {
  const examples = Object.entries(request?.examples ?? {});
  const plain = (text: string): string => text.toLowerCase().replace(/[\s_]+/g, " ");
  const paired = examples.find(([name, { summary }]) => [name, summary ?? ""].map(plain).includes(plain(answerName)));
  return (paired ?? examples[0])?.[1].value;
}

/** What a recorded value has and another lacks, or has as another type: a sentence each. */
export function lacks(recorded: unknown, actual: unknown, place = ""): string[] {
  if (recorded === null || recorded === undefined || actual === null) return [];
  if (Array.isArray(recorded)) {
    if (!Array.isArray(actual)) return [`${place} is no list`];
    return recorded.length === 0 || actual.length === 0 ? [] : lacks(recorded[0], actual[0], `${place}[]`);
  }
  if (typeof recorded !== "object") {
    return typeof recorded === typeof actual ? [] : [`${place} is a ${typeof actual}, not a ${typeof recorded}`];
  }
  if (typeof actual !== "object" || Array.isArray(actual)) return [`${place} is no object`];
  const values = actual as Record<string, unknown>;
  return Object.entries(recorded).flatMap(([name, value]) =>
    name in values ? lacks(value, values[name], `${place}.${name}`) : [`${place}.${name} is missing`],
  );
}

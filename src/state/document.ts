import type { ZodError } from "zod";
import { isBareIntercomImage } from "../dialect/addresses.ts";
import { Failure } from "../model/failure.ts";
import { byCodePoint, type Key } from "../model/key.ts";
import type { ResourceState, State } from "../model/state.ts";
import { documentSchema, SHA256, SHAPE } from "./document-schema.ts";
import { isSealed, seal } from "./seal.ts";

/** Writes a state as JSON with one line a resource, keys in order, so that diffs read well; its checksum comes last. */
export function formatState(state: State): string {
  const { resources, intents, remade, snapshots, pulled, ...head } = state;
  const headLines = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},`);
  const lines = [
    "{",
    ...headLines,
    `"intents": ${oneByOne(intents)},`,
    `"remade": ${oneByOne(remade)},`,
    `"snapshots": ${byKey(snapshots)},`,
    `"pulled": ${byKey(pulled)},`,
    `"resources": ${byKey(resources)}`,
  ];
  return seal(lines.join("\n"), SHAPE);
}

/** An array with one line an element. */
function oneByOne(values: readonly unknown[]): string {
  return values.length === 0 ? "[]" : `[\n${values.map((value) => JSON.stringify(value)).join(",\n")}\n]`;
}

/** An object with one line a key, in the order of the keys. */
function byKey(values: ReadonlyMap<Key, object>): string {
  const lines = [...values]
    .sort(([left], [right]) => byCodePoint(left, right))
    .map(([name, value]) => `${JSON.stringify(name)}: ${textOf(value)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n}`;
}

// A run saves its state again and again, and few resources change in between: a value of a state never does.
const texts = new WeakMap<object, string>();

function textOf(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}

/** Reads what `formatState` wrote. `place` names the store in the Failure that anything else is. */
export function parseState(text: string, place: string): State {
  const json = parseJson(text, place);
  const written = isSealed(text, SHAPE) ? asWritten(json as WrittenState) : undefined;
  const result = documentSchema.safeParse(written === undefined ? json : { ...(json as WrittenState), resources: {} });
  if (!result.success) throw unreadable(place, wrongPlace(result.error), result.error);
  const { resources, snapshots, pulled: offers, checksum: _, ...rest } = result.data;
  return { ...rest, snapshots: keyed(snapshots), pulled: keyed(offers), resources: written ?? keyed(resources) };
}

interface WrittenState {
  readonly resources: Readonly<Record<Key, ResourceState>>;
}

/**
 * The resources of a state that is as helpsync wrote it, which need not be looked at one by one. What becomes the name of
 * a file or is fetched is: a checksum tells what happened by accident, not what somebody meant.
 */
function asWritten({ resources }: WrittenState): ReadonlyMap<Key, ResourceState> | undefined {
  try {
    const read = keyed(resources);
    return [...read.values()].every(namesNothingStrange) ? read : undefined;
  } catch (error) {
    // Somebody made a checksum for what is no state: the schema says where.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function namesNothingStrange({ locales, images: known = {} }: ResourceState): boolean {
  return (
    Object.values(locales).every(({ body: { text = "" } = {} }) => text === "" || SHA256.test(text)) &&
    Object.entries(known).every(([hash, address]) => SHA256.test(hash) && isBareIntercomImage(address))
  );
}

function keyed<Value>(values: Readonly<Record<string, Value>>): Map<Key, Value> {
  return new Map(Object.entries(values) as [Key, Value][]);
}

function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable(place, "It is not JSON", error);
  }
}

/** The first place that is not as this version writes it. */
function wrongPlace({ issues }: ZodError): string {
  const path = issues[0]?.path ?? [];
  return path.length === 0 ? "It is not an object of JSON" : `The first place that differs is ${path.join(" → ")}`;
}

function unreadable(place: string, difference: string, cause: unknown): Failure {
  return new Failure({
    what: `The state in ${place} cannot be read.`,
    why: `It is not a state that this version of helpsync wrote. ${difference}.`,
    cause,
    next: "Bring the file back from a backup or from git history; without it helpsync does not know its own pages.",
  });
}

import type { DesiredResource } from "../../model/desired.ts";
import { kindOf, nameOf, type Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { ResourceState } from "../../model/state.ts";
import type { PlanInput } from "../input.ts";

/** Why it cannot be told what a resource is, and the lines that a person could write to say it. */
export interface Unclear {
  readonly reason: string;
  readonly remedies: readonly string[];
}

/** What the search for renames knows so far. Each step takes what it settles out of both pools. */
export interface RenameSearch {
  readonly input: PlanInput;
  /** What the state knows and no file describes. */
  readonly orphans: Map<Key, ResourceState>;
  /** What files describe and the state does not know. */
  readonly arrivals: Map<Key, DesiredResource>;
  /** New key → the key under which the state knows it. */
  readonly moved: Map<Key, Key>;
  readonly unclear: Map<Key, Unclear>;
  readonly liveOf: (key: Key) => LiveResource | undefined;
}

/** Both pools, full. An ignored file is there, and an unsettled create may have its own article in Intercom. */
export function beginSearch(input: PlanInput): RenameSearch {
  const { resources } = input.state;
  const described = new Set(input.desired.resources.map(({ key }) => key));
  const live = new Map(input.live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  return {
    input,
    orphans: new Map(
      [...resources].filter(
        ([key, { path }]) => !described.has(key) && !input.excluded.has(key) && !input.ignored.has(path),
      ),
    ),
    arrivals: new Map(
      input.desired.resources
        .filter(({ key }) => !resources.has(key) && !input.unsettled.has(key))
        .map((resource) => [resource.key, resource]),
    ),
    moved: new Map(),
    unclear: new Map(),
    liveOf: (key) => live.get(`${kindOf(key)}:${resources.get(key)?.id ?? ""}`),
  };
}

/** Settles that an arrival is what the state knows under another key. */
export function settleMove(search: RenameSearch, arrival: Key, orphan: Key): void {
  search.moved.set(arrival, orphan);
  search.arrivals.delete(arrival);
  search.orphans.delete(orphan);
}

/** Blocks both sides: none of the orphans is removed, none of the arrivals is made. */
export function block(search: RenameSearch, arrivals: readonly Key[], orphans: readonly Key[]): void {
  for (const key of arrivals) {
    search.unclear.set(key, {
      reason: `it could be ${oneOf(orphans)}, whose ${fileNoun(key, orphans.length)} gone`,
      remedies: orphans.map((orphan) => `moved_from: ${yamlText(orphan)}`),
    });
    search.arrivals.delete(key);
  }
  for (const key of orphans) {
    const reason = `its ${fileNoun(key, 1)} gone, and it could have become ${oneOf(arrivals)}`;
    search.unclear.set(key, { reason, remedies: [] });
    search.orphans.delete(key);
  }
}

function fileNoun(key: Key, count: number): string {
  const noun = kindOf(key) === "article" ? "file" : "folder";
  return count === 1 ? `${noun} is` : `${noun}s are`;
}

/** How many candidates a sentence names. */
const NAMED = 5;

function oneOf(keys: readonly Key[]): string {
  const names = keys.slice(0, NAMED).map((key) => nameOf(key));
  if (keys.length > NAMED) names.push(`${String(keys.length - NAMED)} more`);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1) ?? ""}`;
}

/** A key as YAML holds it: plain where nothing in it could be read as more than text. */
function yamlText(key: Key): string {
  return /^[\p{L}\p{M}\p{N}/:._-]+$/u.test(key) && !key.endsWith(":") ? key : JSON.stringify(key);
}

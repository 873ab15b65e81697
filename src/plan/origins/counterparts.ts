import type { Desired, DesiredResource } from "../../model/desired.ts";
import { kindOf, type Key } from "../../model/key.ts";
import type { Action } from "../../model/plan.ts";
import type { State } from "../../model/state.ts";
import type { Named, Names } from "./same-meaning.ts";

/** A content, and what a plan would do with it. */
export interface Side {
  readonly desired: Desired;
  readonly actions: readonly Action[];
}

export interface Counterparts {
  /** What the former content would do with the same page. */
  readonly of: (action: Action) => Action | undefined;
  readonly names: Names;
}

/**
 * Finds what two contents would do with the same page: by Intercom's id, whatever its file is called; by key, where it
 * is still to be made; and where such a file moved, by what it says of that or by its words.
 */
export function findCounterparts(now: Side, before: Side, { resources }: State): Counterparts {
  const pairs = new Map<Action, Action>();
  const left = new Set(before.actions);
  const pair = (nameOf: (action: Action) => readonly string[], nameOfFormer: typeof nameOf): void => {
    const former = uniquely([...left], nameOfFormer);
    const names = uniquely(
      now.actions.filter((action) => !pairs.has(action)),
      nameOf,
    );
    for (const [name, action] of names) {
      const found = former.get(name);
      if (found === undefined || !left.has(found) || pairs.has(action)) continue;
      pairs.set(action, found);
      left.delete(found);
    }
  };
  const byId = ({ kind, id }: Action): string[] => (id === undefined ? [] : [`${kind}:${id}`]);
  const byKey = ({ key, id }: Action): string[] => (key === undefined || id !== undefined ? [] : [key]);
  const described = { now: byKeyOf(now.desired), before: byKeyOf(before.desired) };
  pair(byId, byId);
  pair(byKey, byKey);
  pair((action) => (isNew(action) ? (describedBy(action, described.now)?.movedFrom ?? []) : []), byKey);
  pair(
    (action) => wordsOf(action, described.now, now.desired),
    (action) => wordsOf(action, described.before, before.desired),
  );

  const idOf = (key: Key): string => `#${kindOf(key)}:${resources.get(key)?.id ?? ""}`;
  const known: Named = (key) => (resources.has(key) ? idOf(key) : key);
  const nameOf = ({ kind, key, id }: Action): string => (id === undefined ? (key ?? "") : `#${kind}:${id}`);
  const named = (actions: readonly (readonly [Action, string])[]): Named => {
    const names = new Map(actions.map(([{ key }, name]) => [key, name]));
    return (key) => names.get(key) ?? known(key);
  };
  const nowNames = now.actions.map((action) => [action, nameOf(action)] as const);
  const ofPairs = new Map([...pairs].map(([action, former]) => [former, nameOf(action)]));
  return {
    of: (action) => pairs.get(action),
    names: {
      now: named(nowNames),
      before: named(before.actions.map((action) => [action, ofPairs.get(action) ?? nameOf(action)] as const)),
    },
  };
}

function isNew({ verb, id }: Action): boolean {
  return verb === "create" && id === undefined;
}

function byKeyOf({ resources }: Desired): ReadonlyMap<Key, DesiredResource> {
  return new Map(resources.map((resource) => [resource.key, resource]));
}

function describedBy({ key }: Action, resources: ReadonlyMap<Key, DesiredResource>): DesiredResource | undefined {
  return key === undefined ? undefined : resources.get(key);
}

/** The words of an article that is still to be made; links count by their places alone, as targets may have moved, too. */
function wordsOf(
  action: Action,
  resources: ReadonlyMap<Key, DesiredResource>,
  { defaultLocale }: Desired,
): readonly string[] {
  if (!isNew(action)) return [];
  const { title, body } = describedBy(action, resources)?.locales[defaultLocale] ?? {};
  return body === undefined ? [] : [JSON.stringify([title, body.links?.outline ?? body.meant])];
}

/** What has a name that no other has. */
function uniquely(
  actions: readonly Action[],
  nameOf: (action: Action) => readonly string[],
): ReadonlyMap<string, Action> {
  const all = new Map<string, Action | null>();
  for (const action of actions) {
    for (const name of nameOf(action)) all.set(name, all.has(name) ? null : action);
  }
  return new Map([...all].flatMap(([name, action]) => (action === null ? [] : [[name, action] as const])));
}

import type { Key } from "../../model/key.ts";

/** Keys of both sides that have something in common. */
export interface Group {
  readonly arrivals: readonly Key[];
  readonly orphans: readonly Key[];
}

/**
 * Groups both sides by what they have in common; only groups with members on both sides are given. Takes one look at
 * each member.
 * @param signOf what a member is known by; `undefined` where it has nothing of the kind
 */
export function groupBySign<Arrival, Orphan>(
  arrivals: Iterable<readonly [Key, Arrival]>,
  orphans: Iterable<readonly [Key, Orphan]>,
  signOf: {
    readonly arrival: (key: Key, value: Arrival) => string | undefined;
    readonly orphan: (key: Key, value: Orphan) => string | undefined;
  },
): Group[] {
  const groups = new Map<string, { arrivals: Key[]; orphans: Key[] }>();
  const groupOf = (sign: string): { arrivals: Key[]; orphans: Key[] } => {
    const group = groups.get(sign) ?? { arrivals: [], orphans: [] };
    groups.set(sign, group);
    return group;
  };
  for (const [key, value] of arrivals) {
    const sign = signOf.arrival(key, value);
    if (sign !== undefined) groupOf(sign).arrivals.push(key);
  }
  for (const [key, value] of orphans) {
    const sign = signOf.orphan(key, value);
    if (sign !== undefined) groupOf(sign).orphans.push(key);
  }
  return [...groups.values()].filter((group) => group.arrivals.length > 0 && group.orphans.length > 0);
}

/** The pairs of groups that have one member on each side. */
export function onlyPairs(groups: readonly Group[]): [arrival: Key, orphan: Key][] {
  return groups.flatMap(({ arrivals: [arrival, ...more], orphans: [orphan, ...others] }) =>
    arrival !== undefined && orphan !== undefined && more.length + others.length === 0
      ? [[arrival, orphan] as [Key, Key]]
      : [],
  );
}

/** Groups of pairs that hang together: two pairs that share a member are in one group. */
export function connectedGroups(pairs: readonly (readonly [arrival: Key, orphan: Key])[]): Group[] {
  const arrivalsOf = neighbours(pairs.map(([arrival, orphan]) => [orphan, arrival]));
  const orphansOf = neighbours(pairs);
  const seen = new Set<Key>();
  return [...orphansOf.keys()].flatMap((first) => {
    if (seen.has(first)) return [];
    seen.add(first);
    const arrivals = [first];
    const orphans = new Set<Key>();
    for (const arrival of arrivals) {
      for (const orphan of orphansOf.get(arrival) ?? []) {
        if (orphans.has(orphan)) continue;
        orphans.add(orphan);
        const fresh = (arrivalsOf.get(orphan) ?? []).filter((key) => !seen.has(key));
        for (const key of fresh) seen.add(key);
        arrivals.push(...fresh);
      }
    }
    return [{ arrivals, orphans: [...orphans] }];
  });
}

function neighbours(pairs: readonly (readonly [Key, Key])[]): Map<Key, Key[]> {
  const found = new Map<Key, Key[]>();
  for (const [key, other] of pairs) {
    const others = found.get(key);
    if (others === undefined) found.set(key, [other]);
    else others.push(other);
  }
  return found;
}

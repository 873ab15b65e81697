import { kindOf, type Key } from "../../model/key.ts";
import type { Kind } from "../../model/kind.ts";
import { connectedGroups, groupBySign, onlyPairs, type Group } from "./pairing.ts";
import { block, settleMove, type RenameSearch } from "./rename-search.ts";
import { TAILS, tailOf, titleSign } from "./signs.ts";

/**
 * Pairs that are the only ones with the same end of their path, or with the same title. Where the two signs point to
 * different ones, all of them are blocked. What is not for this workspace may always have been there: a name proves
 * nothing of it.
 * @param isLeft whether a resource may be paired so
 */
export function followNames(search: RenameSearch, kind: Kind, isLeft: (key: Key) => boolean): void {
  const isMeant = (key: Key): boolean => kindOf(key) === kind && isLeft(key);
  const isNew = (key: Key): boolean => isMeant(key) && !search.input.excluded.has(key);
  const arrivals = new Map([...search.arrivals].filter(([key]) => isNew(key)));
  const orphans = new Map([...search.orphans].filter(([key, { retired }]) => isMeant(key) && retired === undefined));
  if (arrivals.size === 0 || orphans.size === 0) return;
  const byTitle = onlyPairs(groupBySign(arrivals, orphans, titleSign(search, search.input.desired.defaultLocale)));
  const byName = new Map<Key, Key>();
  const named = new Set<Key>();
  for (const length of TAILS) {
    const sign = (key: Key, { path }: { readonly path: string }): string | undefined =>
      byName.has(key) || named.has(key) ? undefined : tailOf(path, length);
    for (const [arrival, orphan] of onlyPairs(groupBySign(arrivals, orphans, { arrival: sign, orphan: sign }))) {
      byName.set(arrival, orphan);
      named.add(orphan);
    }
  }
  for (const part of connectedGroups([...byName, ...byTitle])) settlePart(search, part);
}

function settlePart(search: RenameSearch, part: Group): void {
  const pairs = onlyPairs([part]);
  for (const [arrival, orphan] of pairs) settleMove(search, arrival, orphan);
  if (pairs.length === 0) block(search, part.arrivals, part.orphans);
}

import { hasSections } from "../../model/api-version.ts";
import { kindOf, type Key } from "../../model/key.ts";
import { connectedGroups, groupBySign, onlyPairs, type Group } from "./pairing.ts";
import { block, settleMove, type RenameSearch } from "./rename-search.ts";
import { followNames } from "./same-name.ts";
import { TAILS, tailOf, titleSign } from "./signs.ts";

/**
 * A collection follows the majority of what it holds, the deepest first, so that collections count as what their own
 * collection holds; one that holds nothing that could tell goes by its folder's name or its title.
 */
export function followCollections(search: RenameSearch): void {
  const depths = [...search.orphans]
    .filter(([key]) => kindOf(key) === "collection")
    .map(([, { path }]) => depthOf(path));
  for (const depth of [...new Set(depths)].sort((left, right) => right - left)) followMajority(search, depth);
  const told = new Set(votesOf(search).flatMap(({ from, to }) => [from, to]));
  const isLeft = (key: Key): boolean => !told.has(key);
  if (!hasSections(search.input.workspace.apiVersion)) {
    followNames(search, "collection", isLeft);
    return;
  }
  followNames(search, "collection", (key) => isLeft(key) && levelOf(search, key) === "top");
  followNames(search, "collection", (key) => isLeft(key) && levelOf(search, key) === "nested");
}

/** Where a collection stands in Intercom, or is to stand if it is new. */
function levelOf({ arrivals, liveOf }: RenameSearch, key: Key): "top" | "nested" {
  const arrival = arrivals.get(key);
  const isTop = arrival === undefined ? liveOf(key)?.parents.length === 0 : arrival.parent === null;
  return isTop ? "top" : "nested";
}

/** Up to API 2.9 a section cannot become a collection, nor a collection a section: such a folder is made anew. */
function canBecome(search: RenameSearch, from: Key, to: Key): boolean {
  return !hasSections(search.input.workspace.apiVersion) || levelOf(search, from) === levelOf(search, to);
}

function depthOf(path: string): number {
  return path.split("/").length;
}

/** How many resources stood in one collection and are to stand in another (or the same). */
interface Vote {
  readonly from: Key;
  readonly to: Key;
  readonly count: number;
}

function votesOf(search: RenameSearch): Vote[] {
  const { desired, state } = search.input;
  const votes = new Map<string, Vote>();
  for (const { key, parent } of desired.resources) {
    // An arrival may stand at the name that something had which moved away.
    const former = search.arrivals.has(key) ? undefined : (search.moved.get(key) ?? key);
    const from = former === undefined ? null : (state.resources.get(former)?.place.meant ?? null);
    if (from === null || parent === null) continue;
    const name = JSON.stringify([from, parent]);
    votes.set(name, { from, to: parent, count: (votes.get(name)?.count ?? 0) + 1 });
  }
  return [...votes.values()];
}

function followMajority(search: RenameSearch, depth: number): void {
  const votes = votesOf(search);
  const isOpen = ({ from, to }: Vote): boolean => search.orphans.has(from) && search.arrivals.has(to);
  // Where more of it went to, or came from, a collection that is known already, the new one is not its successor.
  const elsewhere = votes.filter((vote) => !isOpen(vote));
  const [wentElsewhere, cameFromElsewhere] = [mostBy(elsewhere, "from"), mostBy(elsewhere, "to")];
  const residents = residentsOf(search);
  const candidates = votes.filter(
    ({ from, to, count }) =>
      depthOf(search.orphans.get(from)?.path ?? "") === depth &&
      canBecome(search, from, to) &&
      count >= (wentElsewhere.get(from) ?? 0) &&
      count >= (cameFromElsewhere.get(to) ?? 0) &&
      count > (residents.get(to) ?? 0),
  );
  const counts = [...new Set(candidates.map(({ count }) => count))].sort((left, right) => right - left);
  for (const count of counts) {
    const level = candidates.filter((vote) => vote.count === count && isOpen(vote));
    for (const group of connectedGroups(level.map(({ from, to }) => [to, from]))) settleTie(search, group, level);
  }
}

/** How much an excluded collection holds of which the state knows nothing: it may have been there always, and it, too. */
function residentsOf({ input, moved }: RenameSearch): Map<Key, number> {
  const { desired, excluded, state } = input;
  const counts = new Map<Key, number>();
  for (const { key, parent } of desired.resources) {
    if (parent === null || !excluded.has(parent) || moved.has(key) || state.resources.has(key)) continue;
    counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  return counts;
}

function mostBy(votes: readonly Vote[], side: "from" | "to"): Map<Key, number> {
  const most = new Map<Key, number>();
  for (const vote of votes) most.set(vote[side], Math.max(most.get(vote[side]) ?? 0, vote.count));
  return most;
}

/** Of several with as many votes the folder's name tells which is which, then the title; what is left is blocked. */
function settleTie(search: RenameSearch, group: Group, votes: readonly Vote[]): void {
  const arrivals = new Map([...search.arrivals].filter(([key]) => group.arrivals.includes(key)));
  const orphans = new Map([...search.orphans].filter(([key]) => group.orphans.includes(key)));
  const settle = (pairs: readonly (readonly [Key, Key])[]): void => {
    for (const [arrival, orphan] of pairs) {
      if (!votes.some(({ from, to }) => from === orphan && to === arrival)) continue;
      settleMove(search, arrival, orphan);
      arrivals.delete(arrival);
      orphans.delete(orphan);
    }
  };
  settle(onlyPairs([group]));
  for (const length of TAILS) {
    const sign = (_key: Key, { path }: { readonly path: string }): string => tailOf(path, length);
    settle(onlyPairs(groupBySign(arrivals, orphans, { arrival: sign, orphan: sign })));
  }
  settle(onlyPairs(groupBySign(arrivals, orphans, titleSign(search, search.input.desired.defaultLocale))));
  const left = votes.filter(({ from, to }) => arrivals.has(to) && orphans.has(from));
  for (const part of connectedGroups(left.map(({ from, to }) => [to, from]))) {
    const pairs = onlyPairs([part]);
    settle(pairs);
    if (pairs.length === 0) block(search, part.arrivals, part.orphans);
  }
}

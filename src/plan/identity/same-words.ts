import { bindBody } from "../../dialect/bind.ts";
import { wordsText } from "../../dialect/words.ts";
import type { DesiredBody, DesiredResource } from "../../model/desired.ts";
import { kindOf, type Key } from "../../model/key.ts";
import type { ResourceState } from "../../model/state.ts";
import { groupBySign, onlyPairs, type Group } from "./pairing.ts";
import { block, settleMove, type RenameSearch } from "./rename-search.ts";
import { TAILS, tailOf, titleSign } from "./signs.ts";

/**
 * Articles whose words went from a removed file to a new one. What is not for this workspace may always have been there,
 * so it comes after what is, and blocks nothing. What helpsync made a draft of long ago comes last, and only where it is
 * the one candidate and has the file's name or title, too: nothing is lost where it stays as it is. What was left as it
 * was is the teammates'.
 */
export function followWords(search: RenameSearch): void {
  const { excluded } = search.input;
  const isOpen = ({ retired }: ResourceState): boolean => retired === undefined;
  const isHere = (key: Key): boolean => !excluded.has(key);
  for (const groups of [meantGroups, wordGroups]) {
    for (const group of groups(search, isHere, isOpen)) {
      const { arrivals, orphans } = settleGroup(search, group);
      if (arrivals.length > 0 && orphans.length > 0) block(search, arrivals, orphans);
    }
  }
  for (const groups of excluded.size === 0 ? [] : [meantGroups, wordGroups]) {
    for (const group of groups(search, (key) => !isHere(key), isOpen)) settleGroup(search, group);
  }
  for (const groups of [meantGroups, wordGroups]) {
    const hidden = groups(search, isHere, ({ retired }) => retired === "hidden");
    for (const [arrival, orphan] of onlyPairs(hidden)) {
      if (sharesName(search, arrival, orphan)) settleMove(search, arrival, orphan);
    }
  }
}

function sharesName(search: RenameSearch, arrival: Key, orphan: Key): boolean {
  const [desired, known] = [search.arrivals.get(arrival), search.orphans.get(orphan)];
  if (desired === undefined || known === undefined) return false;
  const title = titleSign(search, search.input.desired.defaultLocale);
  const isTitle = title.arrival(arrival, desired) === title.orphan(orphan, known);
  return isTitle || tailOf(desired.path, 1) === tailOf(known.path, 1);
}

type Comes = (arrival: Key) => boolean;
type Counts = (orphan: ResourceState) => boolean;

/** What is meant is compared first: it costs nothing, and an edit in Intercom does not disturb it. */
function meantGroups(search: RenameSearch, comes: Comes, counts: Counts): Group[] {
  const locale = search.input.desired.defaultLocale;
  return groupBySign(search.arrivals, search.orphans, {
    arrival: (key, { locales }) => {
      const body = locales[locale]?.body;
      return !comes(key) || body === undefined || isEmpty(body) ? undefined : body.meant;
    },
    orphan: (_key, orphan) => (counts(orphan) ? orphan.locales[locale]?.body?.meant : undefined),
  });
}

/** The words that Intercom holds are read only where there is something on both sides. */
function wordGroups(search: RenameSearch, comes: Comes, counts: Counts): Group[] {
  const locale = search.input.desired.defaultLocale;
  const arrivals = [...search.arrivals].filter(([key]) => kindOf(key) === "article" && comes(key));
  const orphans = [...search.orphans].filter(([key, orphan]) => kindOf(key) === "article" && counts(orphan));
  if (arrivals.length === 0 || orphans.length === 0) return [];
  return groupBySign(arrivals, orphans, {
    arrival: (_key, { locales }: DesiredResource) => words(bodyText(locales[locale]?.body)),
    orphan: (key) => words(search.liveOf(key)?.locales[locale]?.body ?? ""),
  });
}

function words(html: string): string | undefined {
  const text = wordsText(html);
  return text === "" ? undefined : text;
}

function bodyText(body: DesiredBody | undefined): string {
  return bindBody(body?.parts ?? [], { link: () => "#", image: () => "image" });
}

function isEmpty({ parts }: DesiredBody): boolean {
  return parts.every((part) => part === "");
}

/**
 * Of those with the same words, the end of the path tells which is which, then the title.
 * @returns what is left
 */
function settleGroup(search: RenameSearch, { arrivals, orphans }: Group): Group {
  const locale = search.input.desired.defaultLocale;
  const here = {
    arrivals: new Map(arrivals.flatMap((key) => entryOf(search.arrivals, key))),
    orphans: new Map(orphans.flatMap((key) => entryOf(search.orphans, key))),
  };
  const settle = (pairs: readonly [Key, Key][]): void => {
    for (const [arrival, orphan] of pairs) {
      settleMove(search, arrival, orphan);
      here.arrivals.delete(arrival);
      here.orphans.delete(orphan);
    }
  };
  const all = (): Group => ({ arrivals: [...here.arrivals.keys()], orphans: [...here.orphans.keys()] });
  settle(onlyPairs([all()]));
  for (const length of TAILS) {
    const sign = (_key: Key, { path }: { readonly path: string }): string => tailOf(path, length);
    settle(onlyPairs(groupBySign(here.arrivals, here.orphans, { arrival: sign, orphan: sign })));
  }
  const byTitle = groupBySign(here.arrivals, here.orphans, titleSign(search, locale));
  settle(onlyPairs(byTitle));
  settle(onlyPairs([all()]));
  return all();
}

function entryOf<Value>(pool: ReadonlyMap<Key, Value>, key: Key): [Key, Value][] {
  const value = pool.get(key);
  return value === undefined ? [] : [[key, value]];
}

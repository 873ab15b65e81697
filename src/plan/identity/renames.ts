import type { Key } from "../../model/key.ts";
import { followSaidNames, followTakenNames } from "./former-names.ts";
import type { PlanInput } from "../input.ts";
import { followCollections } from "./moved-collections.ts";
import { beginSearch, type Unclear } from "./rename-search.ts";
import { followSaidFolders } from "./said-folders.ts";
import { followNames } from "./same-name.ts";
import { followWords } from "./same-words.ts";

/** What became of the files that the state knows and that are not where they were. */
export interface Renames {
  /** New key → the key under which the state knows it. */
  readonly moved: ReadonlyMap<Key, Key>;
  /** Keys of both sides of which it cannot be told what they are: neither removed nor created. */
  readonly unclear: ReadonlyMap<Key, Unclear>;
}

/**
 * Finds the files that moved, before any filter: first what the files say themselves, then by their words, then by name
 * and title; then the collections, by what they hold (design §3). Where nothing is gone or nothing is new it costs
 * nothing, else it takes time in proportion to what is gone and new. What is new may be all there is: a file moved, and another took its name.
 */
export function findRenames(input: PlanInput): Renames {
  const search = beginSearch(input);
  if (search.arrivals.size > 0 || search.orphans.size > 0) {
    followSaidNames(search);
    followSaidFolders(search);
  }
  if (search.orphans.size > 0) {
    followWords(search);
    followNames(search, "article", () => true);
    followCollections(search);
  }
  if (search.arrivals.size > 0) followTakenNames(search);
  return { moved: search.moved, unclear: search.unclear };
}

import { nearest } from "../content/nearest.ts";
import { Failure } from "../model/failure.ts";
import { nameOf } from "../model/key.ts";
import type { State } from "../model/state.ts";
import type { Loaded } from "../pipeline.ts";
import { namedBy, type Named } from "../plan/partial.ts";

/**
 * Refuses a partial run of which one part is nothing: it would end well and have done less than was meant.
 * @throws Failure that names what is spelled nearly so
 */
export function refuseUnmatched(only: readonly string[], { desired }: Loaded, { resources }: State): void {
  const known: Named[] = [...desired.resources, ...[...resources].map(([key, { path }]) => ({ key, path }))];
  const unmatched = only.find((pattern) => !known.some(namedBy(pattern)));
  if (unmatched === undefined) return;
  const keys = desired.resources.map(({ key }) => key);
  const near = nearest(unmatched, [...keys, ...keys.map(nameOf)]);
  throw new Failure({
    what: `--only ${unmatched} names nothing.`,
    why: "It is neither a key nor a pattern that fits the path of a file, without its locale and ending.",
    next:
      near === undefined
        ? "Give a key such as article:guides/install, or a pattern such as 'guides/**'."
        : `Did you mean ${near}?`,
  });
}

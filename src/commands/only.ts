import { nearest } from "../content/nearest.ts";
import { Failure } from "../model/failure.ts";
import { nameOf } from "../model/key.ts";
import type { Overrides } from "../model/plan.ts";
import type { State } from "../model/state.ts";
import type { Loaded } from "../load.ts";
import { namedBy, type Named } from "../plan/partial.ts";
import { ALL } from "./overrides.ts";

/**
 * Refuses a run that is told to do a part, or to send a part again, which is nothing: it would end well and have done
 * less than was meant.
 * @throws Failure that names what is spelled nearly so
 */
export function refuseUnmatched({ only, rerender }: Overrides, { desired }: Loaded, { resources }: State): void {
  const known: Named[] = [...desired.resources, ...[...resources].map(([key, { path }]) => ({ key, path }))];
  const isNothing = (pattern: string): boolean => pattern !== ALL && !known.some(namedBy(pattern));
  refuse("--only", only.find(isNothing), desired);
  refuse("--rerender", rerender.find(isNothing), desired);
}

function refuse(option: string, unmatched: string | undefined, desired: Loaded["desired"]): void {
  if (unmatched === undefined) return;
  const keys = desired.resources.map(({ key }) => key);
  const near = nearest(unmatched, [...keys, ...keys.map(nameOf)]);
  throw new Failure({
    what: `${option} ${unmatched} names nothing.`,
    why: "It is neither a key nor a pattern that fits the path of a file, without its locale and ending.",
    next:
      near === undefined
        ? "Give a key such as article:guides/install, or a pattern such as 'guides/**'."
        : `Did you mean ${near}?`,
  });
}

import type { Key } from "../model/key.ts";
import { kinds } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import { belongsHere } from "./identity/here.ts";
import type { FieldContext } from "./fields/field-change.ts";
import type { PlanInput } from "./input.ts";
import type { Matches } from "./identity/match.ts";
import type { ValueContext } from "./fields/values.ts";

/** What every decision of a plan may look up. */
export interface PlanContext extends FieldContext, ValueContext {
  readonly input: PlanInput;
  /** What Intercom holds and helpsync did not make, in this help center. */
  readonly unmanaged: readonly LiveResource[];
  /** Titles of live collections by id, for people. */
  readonly liveTitles: ReadonlyMap<string, string>;
  readonly desiredTitles: ReadonlyMap<Key, string>;
}

export function planContext(input: PlanInput, matches: Matches): PlanContext {
  const { workspace } = input.live;
  const isHere = belongsHere(input.live);
  return {
    input,
    ids: new Map(matches.managed.flatMap(({ key, base }) => (base === undefined ? [] : [[key, base.id] as const]))),
    helpCenterUrl: workspace.helpCenter.url,
    facts: input.state.facts,
    admins: workspace.admins,
    tokenOwner: workspace.tokenOwner.id,
    apiVersion: input.workspace.apiVersion,
    defaults: input.defaults,
    defaultLocale: input.desired.defaultLocale,
    uiEdits: input.overrides.uiEdits === "policy" ? input.policies.uiEdits : "overwrite",
    // What other help centers hold is not even mentioned.
    unmanaged: matches.unmanaged.filter((live) => isHere(live) && !input.ownedElsewhere.has(`${live.kind}:${live.id}`)),
    liveTitles: new Map(
      input.live.resources
        .filter((resource) => resource.kind === "collection")
        .map((resource) => [resource.id, liveTitle(resource, input.desired.defaultLocale)]),
    ),
    desiredTitles: new Map(
      input.desired.resources.map(({ key, path, locales }) => [
        key,
        locales[input.desired.defaultLocale]?.title ?? path,
      ]),
    ),
  };
}

/** A title for people: the default locale's, else any. */
export function liveTitle(resource: LiveResource, defaultLocale: keyof LiveResource["locales"]): string {
  const fields = resource.locales[defaultLocale] ?? Object.values(resource.locales)[0];
  return fields?.title ?? `${resource.kind} ${resource.id}`;
}

/** A resource named in a sentence: the title of a draft stays out, since reports go where others read along. */
export function liveName(resource: LiveResource, defaultLocale: keyof LiveResource["locales"]): string {
  const fields = resource.locales[defaultLocale] ?? Object.values(resource.locales)[0];
  const isDraft = kinds[resource.kind].publishes && fields?.state === "draft";
  return isDraft ? `draft ${resource.id}` : `"${liveTitle(resource, defaultLocale)}"`;
}

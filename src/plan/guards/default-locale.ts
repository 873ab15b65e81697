import { kindOf } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Locale } from "../../model/locale.ts";
import type { Guard } from "../../model/plan.ts";
import type { PlanInput } from "../input.ts";

/** Stops where the help center has another default locale than the content: texts of one language would stand under another. */
export function otherDefaultLocale(input: Pick<PlanInput, "desired" | "live" | "state">): Guard[] {
  const { desired } = input;
  const theirs = otherThan(desired.defaultLocale, input);
  if (theirs === undefined) return [];
  return [
    {
      code: "default-locale",
      message: `The config's default locale is ${desired.defaultLocale}, the help center's is ${theirs}. Set locales.default to ${theirs}.`,
    },
  ];
}

/**
 * The help center's default locale, where it is another one. Its collections and what stands in them tell it for sure,
 * and so does what helpsync wrote; an article in no collection may be of another help center, so it counts only where
 * nothing else tells and none speaks for the content.
 */
function otherThan(ours: Locale, { live, state }: Pick<PlanInput, "live" | "state">): Locale | undefined {
  const { helpCenter } = live.workspace;
  const own = new Set(live.resources.filter(({ helpCenterId }) => helpCenterId === helpCenter.id).map(({ id }) => id));
  const managed = new Set([...state.resources].map(([key, { id }]) => `${kindOf(key)}:${id}`));
  const isOnlyHere = ({ kind, id, parents, helpCenterId }: LiveResource): boolean => {
    if (kind === "collection") return helpCenterId === helpCenter.id;
    return parents.length > 0 ? parents.every((parent) => own.has(parent)) : managed.has(`article:${id}`);
  };
  const told = (resources: readonly LiveResource[]): Locale[] =>
    resources.flatMap((resource) => resource.defaultLocale ?? []);
  const sure = [
    ...(helpCenter.defaultLocale === null ? [] : [helpCenter.defaultLocale]),
    ...told(live.resources.filter(isOnlyHere)),
  ];
  if (sure.length > 0) return sure.find((locale) => locale !== ours);
  const unlisted = told(live.resources.filter(({ kind, parents }) => kind === "article" && parents.length === 0));
  return unlisted.includes(ours) ? undefined : unlisted[0];
}

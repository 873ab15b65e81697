import type { Action } from "../../model/plan.ts";
import { kindOf } from "../../model/key.ts";
import { liveTitle, type PlanContext } from "../context.ts";
import type { Match } from "../identity/match.ts";
import type { Unclear } from "../identity/rename-search.ts";

/** The action for a resource of which it cannot be told what it is: nothing is done until its author says it. */
export function unclearAction({ key, desired, base, live }: Match, unclear: Unclear, context: PlanContext): Action {
  const file = desired?.locales[context.defaultLocale]?.file;
  return {
    verb: "blocked",
    kind: kindOf(key),
    key,
    ...(base === undefined ? {} : { id: base.id }),
    path: desired?.path ?? base?.path ?? "",
    title:
      context.desiredTitles.get(key) ??
      (live === undefined ? (base?.path ?? key) : liveTitle(live, context.defaultLocale)),
    reason: unclear.reason,
    changes: [],
    ...(unclear.remedies.length === 0
      ? {}
      : { remedies: unclear.remedies, remedyFile: file ?? `${desired?.path ?? ""}/index.md` }),
  };
}

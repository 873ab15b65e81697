import { targetsFingerprint } from "../dialect/fingerprints.ts";
import type { Action } from "../model/plan.ts";
import type { Run } from "./run.ts";

/** The action with the ids that its links lead to now: the plan could not know those of what this run created. */
export function targetsNow(run: Run, action: Action): Action {
  const desired = action.key === undefined ? undefined : run.desired(action.key);
  const { ids } = run;
  const changes = action.changes.map((change) => {
    const body = change.field === "body" ? desired?.locales[change.locale]?.body : undefined;
    return body === undefined ? change : { ...change, targets: targetsFingerprint(body, ids) };
  });
  return { ...action, changes };
}

import { answeredFingerprints } from "../dialect/fingerprints.ts";
import type { Key } from "../model/key.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import type { Run } from "./run.ts";
import { targetsNow } from "./targets.ts";
import { keyOfAction } from "./write.ts";

/**
 * What the state learns without a call: new keys of moved files, fields on which both sides agree already, and what is
 * forgotten or retired.
 */
export function applyStateOnly(run: Run): void {
  for (const action of run.input.plan.actions) {
    if (action.movedFrom !== undefined) rekey(run, action.movedFrom, keyOfAction(action), action.path ?? "");
  }
  for (const action of run.input.plan.actions) {
    if (action.key === undefined) continue;
    if (action.verb === "forget") forget(run, action.key, action);
    else learn(run, action.key, action);
  }
}

function rekey(run: Run, from: Key, to: Key, path: string): void {
  const known = run.resources.get(from);
  if (known === undefined) return;
  run.forget(from);
  run.remember(to, { ...known, path });
}

function forget(run: Run, key: Key, action: Action): void {
  const known = run.resources.get(key);
  if (known === undefined) return;
  if (action.afterwards === "retired") run.remember(key, { ...known, retired: true });
  else run.forget(key);
}

function learn(run: Run, key: Key, action: Action): void {
  const known = run.resources.get(key);
  const live = run.seen(action);
  if (known === undefined || live === undefined) return;
  const locales: ResourceState["locales"] = structuredClone(known.locales);
  for (const change of targetsNow(run, action).changes) {
    const value = live.locales[change.locale]?.[change.field];
    if (change.verdict !== "settle" || value === undefined) continue;
    const base = {
      meant: change.meant ?? "",
      answered: answeredFingerprints(change.field, value, [run.helpCenterUrl]),
      ...(change.targets === undefined ? {} : { targets: change.targets }),
    };
    locales[change.locale] = { ...locales[change.locale], [change.field]: base };
  }
  const { onRemoval, ...rest } = known;
  const said = action.onRemoval === undefined ? {} : { onRemoval: action.onRemoval };
  run.remember(key, { ...rest, ...said, locales, place: settledPlace(known, action) });
}

function settledPlace(known: ResourceState, action: Action): ResourceState["place"] {
  if (action.place?.verdict !== "settle") return known.place;
  const { before, after } = action.place;
  return { meant: after, sent: before, answered: before };
}

import { answeredFingerprints } from "../dialect/fingerprints.ts";
import type { DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import { LOCALES } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import type { Run } from "./run.ts";
import { moveSnapshots } from "./snapshot.ts";
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
  moveSnapshots(run, from, to);
  run.remember(to, { ...known, path });
}

function forget(run: Run, key: Key, action: Action): void {
  const known = run.resources.get(key);
  if (known === undefined) return;
  if (action.afterwards === "left") run.remember(key, { ...known, retired: "left" });
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
  const desired = run.desired(key);
  const settled = { ...known, locales, place: settledPlace(known, action) };
  run.remember(key, desired === undefined ? settled : asDescribed(settled, desired, action));
}

/**
 * The state of a resource that files describe. Its retirement ends here only where nothing is to be written: a write
 * ends it with its answer, since a page that helpsync hid comes back for no other reason than that it is retired.
 */
function asDescribed(known: ResourceState, desired: DesiredResource, action: Action): ResourceState {
  const { onRemoval, retired, retiredLocales, ...rest } = known;
  const isWritten = action.changes.some(({ verdict }) => verdict === "write");
  const hidden = LOCALES.filter(
    (locale) =>
      (retiredLocales?.includes(locale) === true && (isWritten || desired.locales[locale] === undefined)) ||
      (!isWritten && action.retires?.includes(locale) === true),
  );
  return {
    ...rest,
    path: desired.path,
    ...(desired.onRemoval === undefined ? {} : { onRemoval: desired.onRemoval }),
    ...(retired !== undefined && isWritten ? { retired } : {}),
    ...(hidden.length === 0 ? {} : { retiredLocales: hidden }),
  };
}

function settledPlace(known: ResourceState, action: Action): ResourceState["place"] {
  if (action.place?.verdict !== "settle") return known.place;
  const { before, after } = action.place;
  return { meant: after, sent: before, answered: before };
}

import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { Desired } from "../model/desired.ts";
import type { Field } from "../model/kind.ts";
import type { Admin } from "../model/live.ts";
import { localesOf } from "../model/locale.ts";
import type { Base } from "../model/state.ts";
import type { Planned } from "../pipeline.ts";
import { shownLive } from "../plan/fields/field-change.ts";
import { unsaidEdits } from "../pull/takings.ts";
import type { Drift, Edit, EditedField } from "../report/drift.ts";
import { nameOf } from "./scene.ts";

/** The drift with edits of fields that the files leave to Intercom: no plan speaks of them, and a pull brings them. */
export function withUnsaid(drift: Drift, desired: Desired, { live, state, plan }: Planned): Drift {
  const found = new Map(live.resources.map((resource) => [nameOf(resource), resource]));
  const planned = new Map(plan.actions.map((action) => [action.key, action]));
  const edits = new Map(drift.edits.map((edit) => [edit.key, edit]));
  for (const { kind, key, path, locales } of desired.resources) {
    const known = state.resources.get(key);
    const held = known === undefined ? undefined : found.get(nameOf({ kind, id: known.id }));
    if (known === undefined || held === undefined || known.retired !== undefined) continue;
    const changes = localesOf(locales, desired.defaultLocale).flatMap((locale): EditedField[] => {
      const now = held.locales[locale];
      if (now === undefined) return [];
      return unsaidEdits(locales[locale], now, known.locales[locale]).map((field) => ({
        ...{ locale, field, verdict: "drift" },
        before: valueBefore(field, known.locales[locale]?.[field], live.workspace.admins),
        after: shownLive(field, now[field], live.workspace.admins),
      }));
    });
    if (changes.length === 0) continue;
    const title = locales[desired.defaultLocale]?.title ?? path;
    const { file, unpublished } = planned.get(key) ?? {};
    const about: Edit = edits.get(key) ?? {
      ...{ kind, key, id: held.id, title, path, reason: "edited in Intercom", by: null, at: null },
      ...{ conflict: false, changes: [] },
      ...(file === undefined ? {} : { file }),
      ...(unpublished === undefined ? {} : { unpublished }),
    };
    edits.set(key, { ...about, changes: [...about.changes, ...changes] });
  }
  return { ...drift, edits: [...edits.values()] };
}

/** What it was, as far as its fingerprint tells. */
function valueBefore(field: Field, base: Base | undefined, admins: readonly Admin[]): string | null {
  const candidates = field === "state" ? ["published", "draft"] : field === "author" ? admins.map(({ id }) => id) : [];
  const value = candidates.find((candidate) => base?.answered?.raw === rawFingerprint(field, candidate));
  return shownLive(field, value, admins);
}

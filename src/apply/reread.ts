import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action } from "../model/plan.ts";
import type { Run } from "./run.ts";

/**
 * Reads a resource again just before it is written. The message says what a teammate did since the plan looked; the
 * write is then skipped. The gap between this read and the write cannot be closed: the API has no conditional write
 * (behaviour §1).
 */
export async function reread(run: Run, action: Action): Promise<LiveResource | { readonly conflict: string }> {
  const now = await run.input.intercom.read(action.kind, action.id ?? "");
  if (now === null) return { conflict: "it was deleted in Intercom since the plan was made" };
  const edited = action.changes.filter((change) => {
    const value = now.locales[change.locale]?.[change.field];
    return change.verdict === "write" && seenOf(change.field, value) !== change.seen;
  });
  if (edited.length > 0) {
    const fields = edited.map(({ locale, field }) => `${locale} ${field}`).join(", ");
    return { conflict: `edited in Intercom since the plan was made: ${fields}` };
  }
  const place = action.place;
  if (place?.verdict === "write" && place.before !== null && !now.parents.includes(place.before)) {
    return { conflict: "it was moved in Intercom since the plan was made" };
  }
  const staged = Object.entries(now.locales).filter(([, fields]) => fields.pendingDraft);
  const known = run.seen(action);
  const isNew = staged.some(([locale]) => known?.locales[locale as keyof typeof known.locales]?.pendingDraft !== true);
  return isNew ? { conflict: "a teammate has a draft pending since the plan was made" } : now;
}

function seenOf(field: Parameters<typeof rawFingerprint>[0], value: string | undefined): string | undefined {
  return value === undefined ? undefined : rawFingerprint(field, value);
}

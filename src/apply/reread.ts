import { rawFingerprint } from "../dialect/fingerprints.ts";
import { FIELDS } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES } from "../model/locale.ts";
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
  const ours = run.input.desired.defaultLocale;
  if (now.defaultLocale !== undefined && now.defaultLocale !== ours) {
    return { conflict: `its default language in Intercom is ${now.defaultLocale}, the content's is ${ours}` };
  }
  const planned = run.seen(action);
  if (planned !== undefined) rememberHidden(run, action, planned, now);
  const edited = [...editedWrites(action, now), ...editedRetirements(action, planned, now)];
  if (edited.length > 0) {
    return { conflict: `edited in Intercom since the plan was made: ${[...new Set(edited)].join(", ")}` };
  }
  const isPlaced = goesWhole(action) || action.place?.verdict === "write";
  if (planned !== undefined && isPlaced && !sameParents(planned, now)) {
    return { conflict: "it was moved in Intercom since the plan was made" };
  }
  const staged = Object.entries(now.locales).filter(([, fields]) => fields.pendingDraft);
  const isNew = staged.some(
    ([locale]) => planned?.locales[locale as keyof typeof planned.locales]?.pendingDraft !== true,
  );
  return isNew ? { conflict: "a teammate has a draft pending since the plan was made" } : now;
}

/** What the plan could not see, since a listing left it out or since it came later, the next plan is to see. */
function rememberHidden(run: Run, { key }: Action, planned: LiveResource, now: LiveResource): void {
  const known = key === undefined ? undefined : run.resources.get(key);
  const isHidden = LOCALES.some((locale) => now.locales[locale] !== undefined && planned.locales[locale] === undefined);
  if (key !== undefined && known !== undefined && isHidden) run.remember(key, { ...known, partlyListed: true });
}

function editedWrites(action: Action, now: LiveResource): string[] {
  return action.changes
    .filter((change) => {
      const value = now.locales[change.locale]?.[change.field];
      return change.verdict === "write" && seenOf(change.field, value) !== change.seen;
    })
    .map(({ locale, field }) => `${locale} ${field}`);
}

/** What goes from the public takes all its fields along: each must be as the plan saw it. */
function editedRetirements(action: Action, planned: LiveResource | undefined, now: LiveResource): string[] {
  const locales = goesWhole(action) ? LOCALES : (action.retires ?? []);
  return locales.flatMap((locale) =>
    FIELDS.filter((field) => {
      const before = seenOf(field, planned?.locales[locale]?.[field]);
      return before !== seenOf(field, now.locales[locale]?.[field]);
    }).map((field) => `${locale} ${field}`),
  );
}

function goesWhole({ verb }: Action): boolean {
  return verb === "unpublish" || verb === "delete";
}

function sameParents(planned: LiveResource, now: LiveResource): boolean {
  return planned.parents.toSorted().join(" ") === now.parents.toSorted().join(" ");
}

function seenOf(field: Parameters<typeof rawFingerprint>[0], value: string | undefined): string | undefined {
  return value === undefined ? undefined : rawFingerprint(field, value);
}

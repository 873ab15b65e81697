import { withoutSignedQueries } from "../dialect/addresses.ts";
import { rawFingerprint } from "../dialect/fingerprints.ts";
import type { KeptBodies } from "../model/config.ts";
import type { Key } from "../model/key.ts";
import { FIELDS, kinds } from "../model/kind.ts";
import type { LiveFields, LiveResource } from "../model/live.ts";
import { LOCALES, type PerLocale } from "../model/locale.ts";
import type { Action } from "../model/plan.ts";
import type { ResourceState, Snapshot } from "../model/state.ts";
import type { Run } from "./run.ts";

/** An older one goes when the 21st snapshot of a key is taken. */
const KEPT_A_KEY = 20;

/** Why a write drops something that Intercom holds; `undefined` where it drops nothing of teammates. */
export function dropping(run: Run, action: Action): Snapshot["why"] | undefined {
  const known = action.key === undefined ? undefined : run.resources.get(action.key);
  if (action.id === undefined || action.secondOf !== undefined) return undefined;
  const seen = run.seen(action);
  if (action.verb === "delete") return isOnlyBegun(known, seen) ? undefined : "deleted";
  if (action.verb === "unpublish") return "unpublished";
  const writes = action.changes.filter(({ verdict }) => verdict === "write");
  const drops = writes.some(
    ({ locale, overwrites }) => overwrites !== undefined || seen?.locales[locale]?.pendingDraft === true,
  );
  const isRemoved = action.removes !== undefined;
  return drops || isRemoved || (action.restores !== undefined && writes.length > 0) ? "overwritten" : undefined;
}

/** A draft that holds nothing but its nonce and what its create sent is no one's text. */
export function isOnlyBegun(known: ResourceState | undefined, seen: LiveResource | undefined): boolean {
  if (known?.nonce === undefined || seen === undefined) return false;
  return LOCALES.every((locale) =>
    FIELDS.every((field) => {
      const value = seen.locales[locale]?.[field] ?? "";
      const answered = known.locales[locale]?.[field]?.answered;
      return answered === undefined ? value === "" : answered?.raw === rawFingerprint(field, value);
    }),
  );
}

/**
 * Keeps what Intercom holds of a resource, and the draft that a teammate has pending on it, before a write drops it. The
 * texts are in the store afterwards; the snapshots that name them are in the run and go into the store with its state.
 * @param now the resource as it was just read
 * @throws Failure where they cannot be stored
 */
export async function takeSnapshots(run: Run, action: Action, why: Snapshot["why"], now: LiveResource): Promise<void> {
  const { key } = action;
  if (key === undefined) return;
  const isStaged = Object.values(now.locales).some(({ pendingDraft }) => pendingDraft);
  const draft = isStaged ? await run.input.intercom.readDraft(now.id) : null;
  const about = { takenAt: run.input.now(), id: now.id, path: action.path ?? "", title: action.title, why };
  const snapshot = async (of: Snapshot["of"], live: LiveResource): Promise<Snapshot> => {
    return { ...about, of, ...(await stored(run, why, live, of)) };
  };
  // The page itself comes last: it is what `restore` takes for the newest.
  const taken = [...(draft === null ? [] : [await snapshot("draft", draft)]), await snapshot("page", now)];
  run.snapshots.set(key, [...(run.snapshots.get(key) ?? []), ...taken].slice(-KEPT_A_KEY));
}

/** Sets the snapshots of a key back to what they were: the write did not take place, so nothing was dropped. */
export function releaseSnapshots(run: Run, key: Key, before: readonly Snapshot[]): void {
  if (before.length === 0) run.snapshots.delete(key);
  else run.snapshots.set(key, before);
}

async function stored(
  run: Run,
  why: Snapshot["why"],
  live: LiveResource,
  of: Snapshot["of"],
): Promise<Pick<Snapshot, "body" | "withheld">> {
  const { bodies, keeps } = run.input.store;
  const locales = keepable(live, why, of, keeps);
  const kept = LOCALES.filter((locale) => locales[locale] !== undefined);
  const withheld = LOCALES.filter((locale) => live.locales[locale] !== undefined && locales[locale] === undefined);
  return {
    ...(kept.length === 0 ? {} : { body: await bodies.put(JSON.stringify({ ...live, locales })) }),
    ...(withheld.length === 0 ? {} : { withheld }),
  };
}

/** What may be put into this store: it may be a public one (`state.bodies`). */
function keepable(
  { kind, locales }: LiveResource,
  why: Snapshot["why"],
  of: Snapshot["of"],
  keeps: KeptBodies,
): PerLocale<LiveFields> {
  switch (keeps) {
    case "none":
      return {};
    case "all":
      return withFields(locales, () => true);
    case "published":
      if (why === "deleted" || of === "draft") return {};
      return withFields(locales, ({ state }) => state === "published" || !kinds[kind].publishes);
  }
}

/** The signatures in the addresses of images run out, and open what they lead to while they last. */
function withFields(locales: PerLocale<LiveFields>, may: (fields: LiveFields) => boolean): PerLocale<LiveFields> {
  const kept: PerLocale<LiveFields> = {};
  for (const locale of LOCALES) {
    const fields = locales[locale];
    if (fields === undefined || !may(fields)) continue;
    kept[locale] = fields.body === undefined ? fields : { ...fields, body: withoutSignedQueries(fields.body) };
  }
  return kept;
}

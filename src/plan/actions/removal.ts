import { kindOf, type Key } from "../../model/key.ts";
import type { Kind } from "../../model/kind.ts";
import { LOCALES, localesOf, type Locale } from "../../model/locale.ts";
import type { LiveResource } from "../../model/live.ts";
import type { Action, FieldChange, Plan } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";
import { liveTitle, type PlanContext } from "../context.ts";
import { isEdited, leftAsDrafts, toDraft } from "../fields/locale-removal.ts";
import { isMovedByTeammate } from "../fields/place.ts";
import { removalAt, uiEditsAt } from "../policies.ts";

export interface Orphan {
  readonly key: Key;
  readonly base: ResourceState;
  readonly live?: LiveResource;
}

/** The action for a resource that the state knows and no file describes any more; none for one that is retired. */
export function removalAction(orphan: Orphan, context: PlanContext): Action | undefined {
  const { key, base, live } = orphan;
  if (base.retired !== undefined) return undefined;
  const about = {
    kind: kindOf(key),
    key,
    id: base.id,
    path: base.path,
    title: live === undefined ? base.path : liveTitle(live, context.defaultLocale),
  };
  const forget = (reason: string, afterwards: "left" | "forgotten"): Action => {
    return { ...about, verb: "forget", reason, changes: [], afterwards };
  };
  const removal = base.onRemoval ?? removalAt(base.path, context.input);
  if (isIgnored(base.path, context)) return forget("its file is ignored now", "forgotten");
  if (live === undefined) return forget("file removed; gone in Intercom too", "forgotten");
  if (removal === "keep") return forget("file removed; kept in Intercom", "left");
  const isBare = base.nonce !== undefined && !isTeammates(base, live, context);
  const goes = removal === "delete" || isBare ? "deleted" : "hidden";
  const obstacle = obstacleTo(orphan, live, goes, context);
  if (obstacle !== undefined && uiEditsAt(base.path, context.input) === "theirs") {
    return forget(`${obstacle}; Intercom wins in this folder, so it stays`, "left");
  }
  if (obstacle !== undefined) return { ...about, verb: "conflict", reason: obstacle, changes: [] };
  if (isBare) {
    return { ...about, verb: "delete", reason: "its file went before its text was written", changes: [] };
  }
  const changes = hidden(base, live, context);
  if (goes === "deleted") {
    const deleted = changes.map((change) => ({ ...change, after: "deleted" }));
    return { ...about, verb: "delete", reason: "file removed", changes: deleted };
  }
  if (about.kind === "collection") {
    return forget("folder removed; Intercom cannot hide a collection, so it stays there", "left");
  }
  return changes.length === 0
    ? forget("file removed; it is a draft already", "left")
    : {
        ...{ ...about, verb: "unpublish", reason: "file removed", afterwards: "hidden" },
        changes: [...changes, ...leftAsDrafts(LOCALES, base, live)],
      };
}

/** Whether a draft that was begun holds anything but its nonce and what its create sent. */
function isTeammates(base: ResourceState, live: LiveResource, context: PlanContext): boolean {
  const locales = localesOf(live.locales, context.defaultLocale);
  return locales.some((locale) => {
    const fields = live.locales[locale];
    return fields !== undefined && isEdited(base.locales[locale], fields, context);
  });
}

/** What of teammates would go with it: an edit, a translation or a place of theirs, or a draft that is pending. */
function obstacleTo(
  { base }: Orphan,
  live: LiveResource,
  goes: "deleted" | "hidden",
  context: PlanContext,
): string | undefined {
  const { uiEdits, drafts } = context.input.overrides;
  const locales = localesOf(live.locales, context.defaultLocale);
  const forgotten = locales.filter((locale) => isForgotten(locale, base, context));
  if (forgotten.length > 0 && goes === "deleted") {
    return `file removed, and a delete would take along what the config lists no more (${forgotten.join(", ")})`;
  }
  const pending = locales.filter((locale) => live.locales[locale]?.pendingDraft === true);
  if (pending.length > 0 && drafts === "protect") {
    return `file removed, and a teammate has a draft pending (${pending.join(", ")})`;
  }
  if (uiEdits === "overwrite") return undefined;
  const edited = locales.filter((locale) => {
    const fields = live.locales[locale];
    const isOurs = fields !== undefined && !forgotten.includes(locale);
    return isOurs && isEdited(base.locales[locale], fields, context);
  });
  if (edited.length > 0) return `file removed, and edited in Intercom (${edited.join(", ")})`;
  if (goes === "deleted" && live.parents.length > 1) return "file removed, and it stands in several collections";
  const place = { base: base.place, live: live.parents, collections: context.liveTitles };
  const isMoved = base.place.undecided !== true && isMovedByTeammate(place);
  return isMoved ? "file removed, and moved in Intercom" : undefined;
}

/** A locale that was taken out of the config stays as it is, whatever becomes of the others. */
function isForgotten(locale: Locale, base: ResourceState, { input }: PlanContext): boolean {
  return base.locales[locale] !== undefined && !input.locales.includes(locale);
}

function hidden(base: ResourceState, live: LiveResource, context: PlanContext): FieldChange[] {
  return localesOf(live.locales, context.defaultLocale).flatMap((locale) => {
    const fields = live.locales[locale];
    if (fields?.state !== "published" || isForgotten(locale, base, context)) return [];
    const overwrites = fields.pendingDraft ? "draft" : isEdited(base.locales[locale], fields, context) ? "edit" : null;
    return [{ ...toDraft(locale, fields, "write"), ...(overwrites === null ? {} : { overwrites }) }];
  });
}

/** A folder counts as ignored while files in it are: it is there, and only not content. */
function isIgnored(path: string, { input }: PlanContext): boolean {
  return input.ignored.has(path) || [...input.ignored].some((file) => file.startsWith(`${path}/`));
}

/** What a plan takes from the public or deletes, with all that a teammate may have put there. */
export function whatGoes({ actions }: Pick<Plan, "actions">): { readonly kind: Kind; readonly id: string }[] {
  return actions.flatMap(({ verb, kind, id }) =>
    (verb === "unpublish" || verb === "delete") && id !== undefined ? [{ kind, id }] : [],
  );
}

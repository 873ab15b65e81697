import { kindOf, type Key } from "../model/key.ts";
import { localesOf } from "../model/locale.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import { liveTitle, type PlanContext } from "./context.ts";
import { isEdited, toDraft } from "./locale-removal.ts";
import { standsIn } from "./place.ts";
import { removalAt } from "./policies.ts";

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
  if (removal === "keep") return forget("file removed; kept in Intercom", "forgotten");
  const obstacle = obstacleTo(base, live, context);
  if (obstacle !== undefined) return { ...about, verb: "conflict", reason: obstacle, changes: [] };
  if (base.nonce !== undefined) {
    return { ...about, verb: "delete", reason: "its file went before its text was written", changes: [] };
  }
  if (removal === "delete") {
    const gone = hidden(live, context).map((change) => ({ ...change, after: "deleted" }));
    return { ...about, verb: "delete", reason: "file removed", changes: gone };
  }
  if (about.kind === "collection") {
    return forget("folder removed; Intercom cannot hide a collection, so it stays there", "left");
  }
  const changes = hidden(live, context);
  return changes.length === 0
    ? forget("file removed; it is a draft already", "left")
    : { ...about, verb: "unpublish", reason: "file removed", changes, afterwards: "hidden" };
}

/** What of teammates would go with it: an edit, a translation or a place of theirs, or a draft that is pending. */
function obstacleTo(base: ResourceState, live: LiveResource, context: PlanContext): string | undefined {
  const { uiEdits, drafts } = context.input.overrides;
  const locales = localesOf(live.locales, context.defaultLocale);
  const pending = locales.filter((locale) => live.locales[locale]?.pendingDraft === true);
  if (pending.length > 0 && drafts === "protect") {
    return `file removed, and a teammate has a draft pending (${pending.join(", ")})`;
  }
  if (uiEdits === "overwrite") return undefined;
  const edited = locales.filter((locale) => {
    const fields = live.locales[locale];
    return fields !== undefined && isEdited(base.locales[locale], fields, context);
  });
  if (edited.length > 0) return `file removed, and edited in Intercom (${edited.join(", ")})`;
  const { answered } = base.place;
  const isMoved = answered !== undefined && standsIn(live.parents, base.place) !== answered;
  return isMoved ? "file removed, and moved in Intercom" : undefined;
}

function hidden(live: LiveResource, context: PlanContext): FieldChange[] {
  return localesOf(live.locales, context.defaultLocale).flatMap((locale) => {
    const fields = live.locales[locale];
    return fields?.state === "published" ? [toDraft(locale, fields, "write")] : [];
  });
}

/** A folder counts as ignored while files in it are: it is there, and only not content. */
function isIgnored(path: string, { input }: PlanContext): boolean {
  return input.ignored.has(path) || [...input.ignored].some((file) => file.startsWith(`${path}/`));
}

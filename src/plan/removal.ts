import { kindOf, type Key } from "../model/key.ts";
import { localesOf } from "../model/locale.ts";
import type { LiveResource } from "../model/live.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import type { ResourceState } from "../model/state.ts";
import { liveTitle, type PlanContext } from "./context.ts";
import { isEdited, toDraft } from "./locale-removal.ts";
import { holdsOnlyNonce } from "./nonce.ts";

export interface Orphan {
  readonly key: Key;
  readonly base: ResourceState;
  readonly live?: LiveResource;
}

/** The action for a resource that the state knows and no file describes any more; none for one that is retired. */
export function removalAction(orphan: Orphan, context: PlanContext): Action | undefined {
  const { key, base, live } = orphan;
  if (base.retired === true) return undefined;
  const about = {
    kind: kindOf(key),
    key,
    id: base.id,
    path: base.path,
    title: live === undefined ? base.path : liveTitle(live, context.defaultLocale),
  };
  const forget = (reason: string, afterwards: "retired" | "forgotten"): Action => {
    return { ...about, verb: "forget", reason, changes: [], afterwards };
  };
  const removal = base.onRemoval ?? context.input.policies.onRemoval;
  if (isIgnored(base.path, context)) return forget("its file is ignored now", "forgotten");
  if (live === undefined) return forget("file removed; gone in Intercom too", "forgotten");
  if (holdsOnlyNonce(base, live))
    return { ...about, verb: "delete", reason: "its file went before it was written", changes: [] };
  if (removal === "keep") return forget("file removed; kept in Intercom", "forgotten");
  const edited = localesOf(live.locales, context.defaultLocale).filter((locale) => {
    const fields = live.locales[locale];
    return fields !== undefined && (fields.pendingDraft || isEdited(base.locales[locale] ?? {}, fields, context));
  });
  if (edited.length > 0 && context.uiEdits === "protect") {
    const reason = `file removed, and edited in Intercom (${edited.join(", ")})`;
    return { ...about, verb: "conflict", reason, changes: [] };
  }
  if (removal === "delete") return { ...about, verb: "delete", reason: "file removed", changes: drafts(live, context) };
  if (about.kind === "collection") {
    return forget("folder removed; Intercom cannot hide a collection, so it stays there", "retired");
  }
  const changes = drafts(live, context);
  return changes.length === 0
    ? forget("file removed; it is a draft already", "retired")
    : { ...about, verb: "unpublish", reason: "file removed", changes, afterwards: "retired" };
}

function drafts(live: LiveResource, context: PlanContext): FieldChange[] {
  return localesOf(live.locales, context.defaultLocale).flatMap((locale) => {
    const fields = live.locales[locale];
    return fields?.state === "published" ? [toDraft(locale, fields, "write")] : [];
  });
}

/** A folder counts as ignored while files in it are: it is there, and only not content. */
function isIgnored(path: string, { input }: PlanContext): boolean {
  return input.ignored.has(path) || [...input.ignored].some((file) => file.startsWith(`${path}/`));
}

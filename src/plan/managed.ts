import { kindOf } from "../model/key.ts";
import { localesOf, type Locale } from "../model/locale.ts";
import type { Action, FieldChange, PlaceChange } from "../model/plan.ts";
import type { PlanContext } from "./context.ts";
import { fieldChange } from "./fields.ts";
import { retirements } from "./locale-removal.ts";
import { decidePlace, standsIn } from "./place.ts";
import { unknownAuthor } from "./authors.ts";
import type { Known } from "./known.ts";
import { desiredValues, type Fallback } from "./values.ts";

/** The action for a resource that content, state and Intercom all hold. */
export function managedAction(known: Known, context: PlanContext): Action {
  const retired = retirements(known, context);
  const changes = [...contentChanges(known, context), ...retired.changes];
  const place = placeChange(known, context);
  const blocked = blockedBy(known, changes, place, context);
  const verb = blocked?.verb ?? verbOf(known, changes, place);
  return {
    verb,
    kind: kindOf(known.key),
    key: known.key,
    id: known.live.id,
    title: context.desiredTitles.get(known.key) ?? known.desired.path,
    path: known.desired.path,
    reason: blocked?.reason ?? reasonOf(verb, known),
    changes,
    ...(place === undefined ? {} : { place }),
    ...(known.movedFrom === undefined ? {} : { movedFrom: known.movedFrom }),
    ...(retired.locales.length === 0 ? {} : { retires: retired.locales }),
    ...(known.desired.onRemoval === undefined ? {} : { onRemoval: known.desired.onRemoval }),
  };
}

function contentChanges(known: Known, context: PlanContext): FieldChange[] {
  // Of a draft that helpsync has just made nobody can tell whether it is to stay one.
  const original = known.base.nonce === undefined ? known.live.locales[context.defaultLocale]?.state : undefined;
  return localesOf(known.desired.locales, context.defaultLocale).flatMap((locale) => {
    const fallback = { kind: fallbackFor(known, locale), original };
    const values = desiredValues(known.desired, locale, fallback, context);
    return values.flatMap((value) => {
      const base = known.base.locales[locale]?.[value.field];
      return fieldChange(locale, value, base, known.live.locales[locale], context) ?? [];
    });
  });
}

/** A new translation needs all its values; a retired page comes back as public as its file or the defaults say. */
function fallbackFor({ base, live }: Known, locale: Locale): Fallback["kind"] {
  if (base.nonce !== undefined) return "create";
  if (live.locales[locale] === undefined && base.locales[locale] === undefined) return "create";
  return base.retired === "hidden" || base.retiredLocales?.includes(locale) === true ? "state" : "none";
}

function placeChange(known: Known, context: PlanContext): PlaceChange | undefined {
  const { desired, base, live } = known;
  const verdict = decidePlace({
    desired: desired.parent,
    base: base.place,
    live: live.parents,
    ids: context.ids,
    uiEdits: context.uiEdits,
  });
  if (verdict === "same") return undefined;
  const before = standsIn(live.parents, base.place);
  return {
    verdict,
    before,
    beforeTitle: before === null ? null : (context.liveTitles.get(before) ?? before),
    after: desired.parent,
    afterTitle: desired.parent === null ? null : (context.desiredTitles.get(desired.parent) ?? desired.parent),
  };
}

function blockedBy(
  { live }: Known,
  changes: readonly FieldChange[],
  place: PlaceChange | undefined,
  context: PlanContext,
): { verb: "conflict" | "blocked"; reason: string } | undefined {
  const writes = changes.filter((change) => change.verdict === "write");
  if (changes.some(({ verdict }) => verdict === "conflict") || place?.verdict === "conflict") {
    return { verb: "conflict", reason: "changed in content and edited in Intercom" };
  }
  const stranger = writes.find((change) => change.field === "author" && change.send === undefined);
  if (stranger !== undefined) return { verb: "blocked", reason: unknownAuthor(stranger.after ?? "") };
  const staged = Object.values(live.locales).some((fields) => fields.pendingDraft);
  const writing = writes.length > 0 || place?.verdict === "write";
  return writing && staged && context.input.overrides.drafts === "protect"
    ? { verb: "conflict", reason: "a teammate has a draft pending; --overwrite-drafts would write over it" }
    : undefined;
}

function verbOf(
  { base, movedFrom }: Known,
  changes: readonly FieldChange[],
  place: PlaceChange | undefined,
): Action["verb"] {
  if (base.nonce !== undefined) return "create";
  const verdicts = new Set([...changes.map((change) => change.verdict), place?.verdict]);
  if (place?.verdict === "write" || movedFrom !== undefined) return "move";
  if (verdicts.has("write")) return "update";
  if (verdicts.has("drift")) return "drift";
  return verdicts.has("incomplete") ? "incomplete" : "unchanged";
}

function reasonOf(verb: Action["verb"], known: Known): string {
  switch (verb) {
    case "move":
      return known.movedFrom === undefined ? "its folder changed" : `moved from ${known.movedFrom}`;
    case "create":
      return "begun by an interrupted run, its text is still to be written";
    case "update":
      return known.base.retired !== undefined ? "its file is back" : "changed in content";
    case "drift":
      return "edited in Intercom";
    case "incomplete":
      return "Intercom did not take over all of the last write";
    case "unpublish":
    case "delete":
    case "adopt":
    case "forget":
    case "unchanged":
    case "conflict":
    case "blocked":
    case "unmanaged":
      return "the same in content and in Intercom";
  }
}

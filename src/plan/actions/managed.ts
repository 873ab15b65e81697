import { hasSections } from "../../model/api-version.ts";
import { kindOf } from "../../model/key.ts";
import { localesOf, type Locale } from "../../model/locale.ts";
import type { Action, FieldChange, PlaceChange } from "../../model/plan.ts";
import type { PlanContext } from "../context.ts";
import { lastEdit } from "./editor.ts";
import { fieldChange } from "../fields/field-change.ts";
import { isHidden, retirements } from "../fields/locale-removal.ts";
import { decidePlace, standsIn, undoesMove } from "../fields/place.ts";
import { saidRemoval, uiEditsAt } from "../policies.ts";
import { unknownAuthor } from "../fields/authors.ts";
import type { Known } from "./known.ts";
import { adoptedAs, BOTH_CHANGED, EDITED_WHILE_GONE, editsOf, reasonFor } from "./reasons.ts";
import { unchangedBodies } from "../fields/rerender.ts";
import { desiredValues, type Fallback } from "../fields/values.ts";

/** The action for a resource that content, state and Intercom all hold. */
export function managedAction(known: Known, everywhere: PlanContext): Action {
  const context = { ...everywhere, uiEdits: uiEditsAt(known.desired.path, everywhere.input) };
  const retired = retirements(known, context);
  const content = contentChanges(known, context);
  const changes = [...content, ...unchangedBodies(known, content, context), ...retired.changes].map((change) =>
    overDraft(change, known),
  );
  const place = placeChange(known, context);
  const blocked = blockedBy(known, changes, place, context);
  const verb = blocked?.verb ?? verbOf(known, changes, place);
  const doing = { verb, changes, place, ...(blocked === undefined ? {} : { obstacle: blocked.reason }) };
  const edits = editsOf(doing, known, context);
  const edited = known.adopts === undefined ? lastEdit(known.live, edits, context) : {};
  const onRemoval = saidRemoval(known.desired, context.input);
  return {
    verb,
    kind: kindOf(known.key),
    key: known.key,
    id: known.live.id,
    title: context.desiredTitles.get(known.key) ?? known.desired.path,
    path: known.desired.path,
    reason: reasonFor(doing, edits, edited.edited?.by ?? null, known, context),
    changes,
    ...edited,
    ...(place === undefined ? {} : { place }),
    ...(known.adopts === undefined ? {} : { adopts: known.adopts }),
    ...(known.movedFrom === undefined ? {} : { movedFrom: known.movedFrom }),
    ...(retired.locales.length === 0 ? {} : { retires: retired.locales }),
    ...(retired.removes.length === 0 ? {} : { removes: retired.removes }),
    ...(onRemoval === undefined ? {} : { onRemoval }),
  };
}

function contentChanges(known: Known, context: PlanContext): FieldChange[] {
  const changesOf = (locale: Locale, original: string | undefined): FieldChange[] => {
    const live = known.live.locales[locale];
    // A translation that helpsync hid and that is gone since is made anew with its file.
    const isGone = live === undefined && known.base.retiredLocales?.includes(locale) === true;
    const bases = isGone ? undefined : known.base.locales[locale];
    const kind = live === undefined && bases === undefined ? "create" : fallbackFor(known, locale);
    return desiredValues(known.desired, locale, { kind, original }, context).flatMap(
      (value) =>
        fieldChange(
          locale,
          value,
          { bases, live, undecided: known.base.undecided?.[locale], images: known.base.images },
          context,
        ) ?? [],
    );
  };
  const { defaultLocale } = context;
  const changes = changesOf(defaultLocale, undefined);
  const translations = localesOf(known.desired.locales, defaultLocale).filter((locale) => locale !== defaultLocale);
  return [...changes, ...translations.flatMap((locale) => changesOf(locale, stateAfter(changes, known, context)))];
}

/** How public the original is after this plan; undefined of a draft that helpsync has just made itself. */
function stateAfter(original: readonly FieldChange[], { base, live }: Known, context: PlanContext): string | undefined {
  const written = original.find(({ field, verdict }) => field === "state" && verdict === "write");
  return base.nonce === undefined ? (written?.send ?? live.locales[context.defaultLocale]?.state) : undefined;
}

/** A new translation needs all its values; what helpsync hid comes back as public as its file or the defaults say. */
function fallbackFor({ base }: Known, locale: Locale): Fallback["kind"] {
  if (base.nonce !== undefined) return "create";
  return isHidden(base, locale) ? "state" : "none";
}

/** A write to a locale of which a teammate has a draft pending writes over that draft. */
function overDraft(change: FieldChange, { live }: Known): FieldChange {
  const isStaged = live.locales[change.locale]?.pendingDraft === true;
  return change.verdict === "write" && isStaged ? { ...change, overwrites: "draft" } : change;
}

function placeChange(known: Known, context: PlanContext): PlaceChange | undefined {
  const { desired, base, live } = known;
  const sides = {
    desired: desired.parent,
    base: base.place,
    live: live.parents,
    ids: context.ids,
    collections: context.liveTitles,
    uiEdits: context.uiEdits,
  };
  const verdict = decidePlace(sides);
  if (verdict === "same") return undefined;
  const before = standsIn(live.parents, base.place);
  return {
    verdict,
    before,
    beforeTitle: before === null ? null : (context.liveTitles.get(before) ?? before),
    after: desired.parent,
    afterTitle: desired.parent === null ? null : (context.desiredTitles.get(desired.parent) ?? desired.parent),
    ...(verdict === "write" && undoesMove(sides) ? { overwrites: "edit" as const } : {}),
  };
}

function blockedBy(
  known: Known,
  changes: readonly FieldChange[],
  place: PlaceChange | undefined,
  context: PlanContext,
): { verb: "conflict" | "blocked"; reason: string } | undefined {
  const writes = changes.filter((change) => change.verdict === "write");
  if (changes.some(({ verdict }) => verdict === "conflict") || place?.verdict === "conflict") {
    const reason = known.adopts === undefined ? BOTH_CHANGED : `${adoptedAs(known)}, and differs from its file`;
    return { verb: "conflict", reason };
  }
  if (known.base.retired !== undefined && writes.length > 0 && changes.some(({ verdict }) => verdict === "drift")) {
    return { verb: "conflict", reason: EDITED_WHILE_GONE };
  }
  const stranger = writes.find((change) => change.field === "author" && change.send === undefined);
  if (stranger !== undefined) return { verb: "blocked", reason: unknownAuthor(stranger.after ?? "") };
  const stuck = place?.verdict === "write" ? stuckSection(known, context) : undefined;
  if (stuck !== undefined) return { verb: "blocked", reason: stuck };
  const staged = Object.values(known.live.locales).some((fields) => fields.pendingDraft);
  const writing = writes.length > 0 || place?.verdict === "write";
  return writing && staged && context.input.overrides.drafts === "protect"
    ? { verb: "conflict", reason: "a teammate has a draft pending; --overwrite-drafts would write over it" }
    : undefined;
}

/** Up to API 2.9 a collection cannot become a section, nor a section a collection. */
function stuckSection({ key, desired, live }: Known, { apiVersion }: PlanContext): string | undefined {
  const isTop = live.parents.length === 0;
  if (kindOf(key) !== "collection" || !hasSections(apiVersion) || isTop === (desired.parent === null)) return undefined;
  const move = isTop ? "a collection cannot become a section" : "a section cannot leave its collection for the top";
  return `with API ${apiVersion} ${move}; move it in Intercom, or set \`api_version: "2.10"\` or newer`;
}

function verbOf(
  { base, movedFrom, follows, adopts }: Known,
  changes: readonly FieldChange[],
  place: PlaceChange | undefined,
): Action["verb"] {
  if (base.nonce !== undefined) return "create";
  const verdicts = new Set([...changes.map((change) => change.verdict), place?.verdict]);
  if (place?.verdict === "write") return "move";
  // Its new key alone is nothing that Intercom gets.
  if (verdicts.has("write")) return movedFrom !== undefined && follows === undefined ? "move" : "update";
  if (adopts !== undefined) return "adopt";
  if (verdicts.has("drift")) return "drift";
  return verdicts.has("incomplete") ? "incomplete" : "unchanged";
}

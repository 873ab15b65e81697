import { compareFingerprints } from "../../dialect/fingerprint.ts";
import type { Key } from "../../model/key.ts";
import { ORIGINS, WRITES, type Action, type FieldChange, type Origin, type PlaceChange } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";
import { RENDERED_ANEW } from "../fields/rerender.ts";

/** Both contents of one page, and what the state knows of it. */
export interface Page {
  readonly action: Action;
  /** What the branch alone would do with it, if anything. */
  readonly former: Action | undefined;
  readonly base: ResourceState | undefined;
  /** Whether its files say the same on both sides. */
  readonly isUntouched: boolean;
  readonly sameBodyOf: (locale: FieldChange["locale"]) => boolean;
  readonly samePlace: (now: Key | null, before: Key | null) => boolean;
  /** Whether the state knows it to stand there as it was last applied. */
  readonly isApplied: (place: Key | null) => boolean;
}

/** An action with whose it is, and whose each of its changes is. */
export function withOrigin(page: Page): Action {
  const { action } = page;
  if (!hasOrigin(action)) return action;
  const changes = action.changes.map((change) => {
    const origin = originOfChange(change, page);
    return { ...marked(change, origin), ...(origin === "proposed" && isOnTop(change, page) ? IN_PART : {}) };
  });
  const place = action.place === undefined ? undefined : marked(action.place, originOfPlace(action.place, page));
  const found = new Set([
    ...changes.flatMap(({ origin, inPart }) => [origin, inPart]),
    place?.origin,
    ...deedsOf(action).map((deed) => whose(page, { isSame: hasDeed(page.former, deed), isKnown: isMadeAgain(page) })),
    ...(action.verb === "drift" ? (["edited"] as const) : []),
  ]);
  if (action.verb === "conflict") {
    if (!page.isUntouched) found.add("proposed");
    else if (!found.has("proposed")) found.add("merged");
    if (action.wayOut !== "list-locale") found.add("edited");
  }
  const origins = ORIGINS.filter((origin) => found.has(origin));
  return {
    ...action,
    changes,
    ...(place === undefined ? {} : { place }),
    ...(origins.length === 0 ? {} : { origins }),
  };
}

/** What nobody changed, and what helpsync clears up after itself, is nobody's. */
function hasOrigin({ verb, secondOf }: Action): boolean {
  const isTold = (WRITES as readonly string[]).includes(verb) || ["drift", "conflict", "blocked"].includes(verb);
  return isTold && secondOf === undefined;
}

function marked<Change extends object>(change: Change, origin: Origin | undefined): Change & { origin?: Origin } {
  return origin === undefined ? change : { ...change, origin };
}

/** What is known of a change: whether the branch alone would bring it, too, and whether it was applied once. */
interface Known {
  readonly isSame: boolean;
  readonly isKnown: boolean;
}

function whose(page: Page, { isSame, isKnown }: Known): Origin {
  if (!isSame) return "proposed";
  return isKnown && page.base !== undefined ? "edited" : "merged";
}

/** Whose a change or a place is. */
function originOf(
  { verdict, overwrites }: Pick<FieldChange, "verdict" | "overwrites">,
  page: Page,
  { isSame, isKnown }: Known,
): Origin | undefined {
  switch (verdict) {
    case "drift":
      return "edited";
    case "settle":
    case "formatting":
    case "incomplete":
      return undefined;
    case "write":
    case "conflict": {
      const isUndone = verdict === "write" && (overwrites === "edit" || isMadeAgain(page));
      return whose(page, { isSame, isKnown: isUndone && isKnown });
    }
  }
}

function originOfChange(change: FieldChange, page: Page): Origin | undefined {
  const { locale, verdict, note } = change;
  const former = formerOf(change, page);
  const isSame = former?.verdict === verdict && sameValue(change, former, page);
  // An option asks for it: a pattern of paths may name the file under its new name alone.
  const isAsked = note === RENDERED_ANEW && page.former !== undefined && page.sameBodyOf(locale);
  return originOf(change, page, { isSame: isSame || isAsked, isKnown: isApplied(change, page) });
}

const IN_PART = { inPart: "merged" } as const;

/**
 * Whether a text of the pull request goes on from one that its branch would write, too. A shorter value is a whole: the
 * pull request's takes the place of the branch's.
 */
function isOnTop(change: FieldChange, page: Page): boolean {
  const former = formerOf(change, page);
  if (change.field !== "body" || former === undefined || former.note === RENDERED_ANEW) return false;
  return (former.verdict === "write" || former.verdict === "conflict") && !isApplied(former, page);
}

function formerOf({ locale, field }: FieldChange, { former }: Page): FieldChange | undefined {
  return former?.changes.find((one) => one.locale === locale && one.field === field);
}

/** Whether what is meant is what the state knows to be applied. */
function isApplied({ locale, field, meant }: FieldChange, { base }: Page): boolean {
  return compareFingerprints(base?.locales[locale]?.[field]?.meant ?? "", meant ?? "none") === "same";
}

function sameValue(change: FieldChange, former: FieldChange, page: Page): boolean {
  if (change.field === "body") return page.sameBodyOf(change.locale);
  return change.meant === former.meant && change.after === former.after;
}

function originOfPlace(place: PlaceChange, page: Page): Origin | undefined {
  const former = page.former?.place;
  const isSame = former?.verdict === place.verdict && page.samePlace(place.after, former.after);
  return originOf(place, page, { isSame, isKnown: page.isApplied(place.after) });
}

/** Whether it was deleted in Intercom, and is made anew. */
function isMadeAgain({ action, base }: Page): boolean {
  return action.verb === "create" && base !== undefined && base.nonce === undefined;
}

/** What an action does besides its fields and its place. */
function deedsOf({ verb, key, movedFrom, adopts, afterwards, reason }: Action): string[] {
  const whole = ["create", "unpublish", "delete", "forget"].includes(verb) ? [`${verb} ${afterwards ?? ""}`] : [];
  return [
    ...whole,
    ...(verb === "blocked" ? [`blocked: ${reason}`] : []),
    ...(adopts === undefined || verb === "conflict" ? [] : ["adopt"]),
    ...(movedFrom === undefined ? [] : [`now ${key ?? ""}`]),
  ];
}

function hasDeed(former: Action | undefined, deed: string): boolean {
  return former !== undefined && deedsOf(former).includes(deed);
}

import { agreeBodies, differsByLosses, equalBodies, type LinkContext } from "../../dialect/agreement.ts";
import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { rawFingerprint, sentFingerprintOf, wordsFingerprintOf } from "../../dialect/fingerprints.ts";
import type { ReadBody } from "../../dialect/read-body.ts";
import { wordsTextOf } from "../../dialect/words.ts";
import type { UiEdits } from "../../model/config.ts";
import type { Admin, LiveFields } from "../../model/live.ts";
import type { Field } from "../../model/kind.ts";
import type { Locale } from "../../model/locale.ts";
import type { FieldChange, Verdict } from "../../model/plan.ts";
import type { Base } from "../../model/state.ts";
import { bodiesOf, type Bodies } from "./bodies.ts";
import { marksBetween, type MarkContext } from "./marks.ts";
import { disturbanceOf, dropped, type Disturbance, type Dropped } from "./disturbance.ts";
import { proseDiff } from "./prose.ts";
import { decideField, isUntouched, type FieldSides } from "./three-way.ts";
import type { DesiredValue } from "./values.ts";

export interface FieldContext extends LinkContext {
  readonly admins: readonly Admin[];
  readonly uiEdits: UiEdits;
}

/** What the state and Intercom hold of the locale that a field stands in. */
export interface LocaleSides {
  readonly bases: Partial<Record<DesiredValue["field"], Base>> | undefined;
  readonly live: LiveFields | undefined;
  readonly undecided: readonly DesiredValue["field"][] | undefined;
  /** What the state knows of the resource's pictures. */
  readonly images?: MarkContext["images"];
}

/** Values that are longer than a line are told by what changes of them. */
const LINE = 70;

/** Decides one field of one locale and says what changes; `undefined` where nothing does. */
export function fieldChange(
  locale: Locale,
  desired: DesiredValue,
  { bases, live, undecided, images }: LocaleSides,
  context: FieldContext,
): FieldChange | undefined {
  const { field } = desired;
  const base = bases?.[field];
  const isAsAnswered = field === "body" && live?.bodyAsAnswered === true;
  const disturbance = isAsAnswered ? "none" : disturbanceOf(field, base, live?.[field], context.helpCenterUrl);
  // Nearly every field of nearly every plan is such a one, and nothing of it is read then.
  if (isUntouched({ desired, base, disturbance })) return undefined;
  const value = live?.[field];
  const isAdopted = bases === undefined || undecided?.includes(field) === true;
  const bodies = bodiesOf(desired.body, field === "body" ? value : undefined, context);
  const verdict = decideField({
    desired,
    base,
    live: value,
    origin: isAdopted && live !== undefined ? "found" : "known",
    disturbance,
    ...questions({ desired, base, live: value, bodies }, context),
    uiEdits: context.uiEdits,
  });
  return describe(locale, { desired, base, live: value, bodies, disturbance, images }, verdict, context);
}

/** The three sides of a field; `live` as it came, `bodies` where it is one. */
interface Sides {
  readonly desired: DesiredValue;
  readonly base: Base | undefined;
  readonly live: string | undefined;
  readonly bodies: Bodies;
}

/** How content, memory and Intercom stand to each other. */
function questions(
  { desired: { body, value }, base, live, bodies }: Sides,
  context: FieldContext,
): Pick<FieldSides, "equals" | "agrees" | "delivered"> {
  if (body === undefined) {
    const equals = (): boolean => live !== undefined && value === live;
    const delivered = (): ReturnType<FieldSides["delivered"]> => {
      // An author who is no teammate any more cannot be compared, and is no change.
      const isDelivered = value === undefined || value.trim() === (live ?? "").trim();
      return isDelivered ? "all" : base?.lost === undefined ? "else" : "in part";
    };
    return { equals, agrees: equals, delivered };
  }
  const compare = (isSame: (content: ReadBody, live: ReadBody) => boolean) => (): boolean => {
    const [one, other] = [bodies.content(), bodies.live()];
    return one !== undefined && other !== undefined && isSame(one, other);
  };
  const agrees = compare(agreeBodies);
  const lost = base?.lost ?? [];
  const lacks = compare((one, other) => differsByLosses(one.html, other.html, lost, [context.helpCenterUrl]));
  return {
    equals: compare(equalBodies),
    agrees,
    delivered: () => {
      const content = bodies.content();
      const isAsSent =
        content !== undefined && compareFingerprints(sentFingerprintOf(content), base?.sent ?? "") === "same";
      if (isAsSent || lacks()) return lost.length === 0 ? "all" : "in part";
      return agrees() ? "all" : "else";
    },
  };
}

interface Described extends Sides {
  readonly disturbance: Disturbance;
  readonly images?: MarkContext["images"];
}

function describe(
  locale: Locale,
  { desired, base, live, bodies, disturbance, images }: Described,
  verdict: Verdict,
  context: FieldContext,
): FieldChange {
  const { field } = desired;
  // Both sides of what settles say the same, so nobody is shown its words; to find them is dear.
  const isShown = verdict !== "settle" || desired.body === undefined;
  // Where there is nothing in Intercom its words are only counted.
  const alone = isShown && live === undefined ? bodies.contentWords() : undefined;
  const [content, stored] = isShown && live !== undefined ? [bodies.content(), bodies.live()].map(withText) : [];
  const over = verdict === "write" ? bodies.live() : undefined;
  const publication = field === "state" ? publicationOf(live, desired.value) : undefined;
  const shown = isShown ? shownLive(field, live, context.admins) : null;
  const inIntercom = stored === undefined ? shown : countWords(stored.text);
  const words = content?.text ?? alone;
  const inContent = words === undefined ? (desired.shown ?? null) : countWords(words);
  // What is written goes from Intercom's to the content's; what teammates did and is kept, the other way.
  const inOrder = <Value>(ofIntercom: Value, ofContent: Value): [Value, Value] =>
    verdict === "drift" ? [ofContent, ofIntercom] : [ofIntercom, ofContent];
  const [before, after] = inOrder(inIntercom, inContent);
  return {
    locale,
    field,
    verdict,
    before,
    after,
    meant: desired.meant,
    ...(desired.value === undefined ? {} : { send: desired.value }),
    ...(content !== undefined && stored !== undefined
      ? verdict === "formatting"
        ? {}
        : bodyChange(inOrder(stored, content), {
            ...{ helpCenterUrl: context.helpCenterUrl, images, body: desired.body },
          })
      : longValue(field, before, after)),
    ...(publication === undefined || verdict !== "write" ? {} : { publication }),
    ...(verdict === "write" && dropped(base, live, disturbance) !== "nothing" ? { overwrites: "edit" as const } : {}),
    ...noteOf(verdict, { base, live, disturbance }, context),
    ...(live === undefined ? {} : { seen: rawFingerprint(field, live) }),
    ...(over === undefined ? {} : { over: wordsFingerprintOf(over) }),
    ...(desired.targets === undefined ? {} : { targets: desired.targets }),
  };
}

function noteOf(
  verdict: Verdict,
  { base, live, disturbance }: Pick<Described, "base" | "live" | "disturbance">,
  { uiEdits }: FieldContext,
): Pick<FieldChange, "note"> {
  if (verdict === "incomplete") return { note: (base?.lost ?? []).join("; ") };
  if (verdict === "drift" && uiEdits === "theirs") return { note: "kept: Intercom wins in this folder" };
  return verdict === "write" ? lossNote(dropped(base, live, disturbance)) : {};
}

function lossNote(what: Dropped): Pick<FieldChange, "note"> {
  switch (what) {
    case "formatting":
      return { note: "formatting made in Intercom goes" };
    case "accepted":
      return { note: "what was accepted of Intercom goes" };
    case "edit":
    case "nothing":
      return {};
  }
}

/** A body with its words. */
export interface ToldBody {
  readonly body: ReadBody;
  readonly text: string;
}

/** Adds its words to a body, where there is one. */
export function withText(body: ReadBody | undefined): ToldBody | undefined {
  return body && { body, text: wordsTextOf(body.normal) };
}

/**
 * What changed in a body: its prose, and its links, pictures and videos. Where its words are the same, a note says which
 * of these it is.
 */
export function bodyChange(
  [before, after]: readonly [ToldBody, ToldBody],
  context: MarkContext,
): Pick<FieldChange, "prose" | "marks" | "note"> {
  const prose = proseDiff(before.text, after.text);
  const { differing, ...marks } = marksBetween([before.body, after.body], context);
  const differs = prose.some(({ kind }) => kind === "removed" || kind === "added");
  return differs ? { prose, ...marks } : { ...marks, note: `the same words; ${differText(differing())}` };
}

function differText(differing: readonly string[]): string {
  if (differing.length === 0) return "links, pictures or formatting differ";
  const [last = "", ...others] = differing.toReversed();
  const names = others.length === 0 ? last : `${others.toReversed().join(", ")} and ${last}`;
  return `${names} ${names === "formatting" ? "differs" : "differ"}`;
}

/** Of a title or a description that is longer than a line: what changes of it. */
export function longValue(field: Field, before: string | null, after: string | null): Pick<FieldChange, "prose"> {
  if (field !== "title" && field !== "description") return {};
  if (before === null || after === null || before === after) return {};
  return Math.max(before.length, after.length) <= LINE ? {} : { prose: proseDiff(before, after) };
}

/** A live value as people read it: an author by name. */
export function shownLive(field: string, live: string | undefined, admins: readonly Admin[]): string | null {
  if (live === undefined) return null;
  return field === "author" ? (admins.find((admin) => admin.id === live)?.name ?? live) : live;
}

/** How many words a text has, for people. */
export function countWords(text: string): string {
  const count = text.split(/\s+/u).filter((word) => word !== "").length;
  return count === 1 ? "1 word" : `${String(count)} words`;
}

/** What a new state does to the publication of a locale. */
export function publicationOf(live: string | undefined, desired: string | undefined): FieldChange["publication"] {
  if (desired === "published" && live !== "published") return "publishes";
  if (desired === "draft" && live === "published") return "unpublishes";
  return undefined;
}

import {
  agreeBodies,
  comparableBody,
  differsByLosses,
  equalBodies,
  type LinkContext,
} from "../../dialect/agreement.ts";
import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { rawFingerprint, sentFingerprint, wordsFingerprint } from "../../dialect/fingerprints.ts";
import { wordsText } from "../../dialect/words.ts";
import type { UiEdits } from "../../model/config.ts";
import type { Admin, LiveFields } from "../../model/live.ts";
import type { Field } from "../../model/kind.ts";
import type { Locale } from "../../model/locale.ts";
import type { FieldChange, Verdict } from "../../model/plan.ts";
import type { Base } from "../../model/state.ts";
import { marksBetween, type MarkContext } from "./marks.ts";
import { disturbanceOf, dropped, type Disturbance, type Dropped } from "./disturbance.ts";
import { proseDiff } from "./prose.ts";
import { contentChange, decideField, type FieldSides } from "./three-way.ts";
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
  if (field === "body" && live?.bodyAsAnswered === true && base !== undefined && contentChange(desired, base) === "no") {
    return undefined;
  }
  const value = live?.[field];
  const isAdopted = bases === undefined || undecided?.includes(field) === true;
  const disturbance = disturbanceOf(field, base, value, context.helpCenterUrl);
  const verdict = decideField({
    desired,
    base,
    live: value,
    origin: isAdopted && live !== undefined ? "found" : "known",
    disturbance,
    ...questions(desired, base, value, context),
    uiEdits: context.uiEdits,
  });
  return verdict === "same"
    ? undefined
    : describe(locale, { desired, base, live: value, disturbance, images }, verdict, context);
}

/** How content, memory and Intercom stand to each other; the content is put together once, when something asks. */
function questions(
  desired: DesiredValue,
  base: Base | undefined,
  live: string | undefined,
  context: FieldContext,
): Pick<FieldSides, "equals" | "agrees" | "delivered"> {
  const { body, value } = desired;
  const urls = [context.helpCenterUrl];
  if (body === undefined) {
    const equals = (): boolean => live !== undefined && value === live;
    const delivered = (): ReturnType<FieldSides["delivered"]> => {
      // An author who is no teammate any more cannot be compared, and is no change.
      const isDelivered = value === undefined || value.trim() === (live ?? "").trim();
      return isDelivered ? "all" : base?.lost === undefined ? "else" : "in part";
    };
    return { equals, agrees: equals, delivered };
  }
  let made: string | undefined;
  const content = (): string => (made ??= comparableBody(body, context));
  const agrees = (): boolean => live !== undefined && agreeBodies(content(), live, urls);
  return {
    equals: () => live !== undefined && equalBodies(content(), live, urls),
    agrees,
    delivered: () => {
      const lost = base?.lost ?? [];
      const isAsSent = compareFingerprints(sentFingerprint("body", content(), urls), base?.sent ?? "") === "same";
      if (isAsSent || (live !== undefined && differsByLosses(content(), live, lost, urls))) {
        return lost.length === 0 ? "all" : "in part";
      }
      return agrees() ? "all" : "else";
    },
  };
}

interface Described {
  readonly desired: DesiredValue;
  readonly base: Base | undefined;
  readonly live: string | undefined;
  readonly disturbance: Disturbance;
  readonly images?: MarkContext["images"];
}

function describe(
  locale: Locale,
  { desired, base, live, disturbance, images }: Described,
  verdict: Verdict,
  context: FieldContext,
): FieldChange {
  const { field } = desired;
  // Both sides of what settles say the same, so nobody is shown its words; to find them is dear.
  const isShown = verdict !== "settle" || desired.body === undefined;
  const html = desired.body && isShown ? comparableBody(desired.body, context) : undefined;
  const body = html === undefined ? undefined : wordsText(html);
  const liveText = field === "body" && live !== undefined && isShown ? wordsText(live) : undefined;
  const publication = field === "state" ? publicationOf(live, desired.value) : undefined;
  const shown = isShown ? shownLive(field, live, context.admins) : null;
  const inIntercom = liveText === undefined ? shown : countWords(liveText);
  const inContent = body === undefined ? (desired.shown ?? null) : countWords(body);
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
    ...(html !== undefined && body !== undefined && live !== undefined && liveText !== undefined
      ? verdict === "formatting"
        ? {}
        : bodyChange(inOrder(liveText, body), inOrder(live, html), {
            ...{ helpCenterUrl: context.helpCenterUrl, images, body: desired.body },
          })
      : longValue(field, before, after)),
    ...(publication === undefined || verdict !== "write" ? {} : { publication }),
    ...(verdict === "write" && dropped(base, live, disturbance) !== "nothing" ? { overwrites: "edit" as const } : {}),
    ...noteOf(verdict, { desired, base, live, disturbance }, context),
    ...(live === undefined ? {} : { seen: rawFingerprint(field, live) }),
    ...(verdict === "write" && field === "body" && live !== undefined
      ? { over: wordsFingerprint(live, [context.helpCenterUrl]) }
      : {}),
    ...(desired.targets === undefined ? {} : { targets: desired.targets }),
  };
}

function noteOf(
  verdict: Verdict,
  { base, live, disturbance }: Described,
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

/**
 * What changed in a body: its prose, and its links, pictures and videos. Where its words are the same, a note says which
 * of these it is.
 * @param texts its words before and after
 * @param bodies its HTML before and after
 */
export function bodyChange(
  texts: readonly [string, string],
  bodies: readonly [string, string],
  context: MarkContext,
): Pick<FieldChange, "prose" | "marks" | "note"> {
  const prose = proseDiff(...texts);
  const { differing, ...marks } = marksBetween(bodies, context);
  const differs = prose.some(({ kind }) => kind === "removed" || kind === "added");
  return differs ? { prose, ...marks } : { ...marks, note: `the same words; ${differText(differing)}` };
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

import { comparableBody } from "../../dialect/agreement.ts";
import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { rawFingerprint, sentFingerprint } from "../../dialect/fingerprints.ts";
import { compareAnswer } from "../../dialect/losses.ts";
import { wordsText } from "../../dialect/words.ts";
import { localesOf } from "../../model/locale.ts";
import type { FieldChange } from "../../model/plan.ts";
import type { Base } from "../../model/state.ts";
import type { PlanContext } from "../context.ts";
import { disturbanceOf, dropped } from "./disturbance.ts";
import { countWords } from "./field-change.ts";
import type { Known } from "../actions/known.ts";
import { namedBy } from "../partial.ts";
import { desiredValues, type DesiredValue } from "./values.ts";

/** Why a body is sent whose content did not change. */
export const RENDERED_ANEW = "rendered anew";

/**
 * Why a body is sent with what takes its locale off line: the words of a draft that is staged would take its place
 * otherwise (behaviour §3 leaves open what a write does to such a draft; the sandbox lets the newest words win).
 */
const OVER_STAGED = "a teammate's draft would take its place";

/**
 * The bodies that are sent although nobody changed them on either side: those that `--rerender` names and that helpsync
 * would send otherwise than it did (a new version renders differently, a fact of the workspace is known by now, the help
 * center has a new address), and those that a draft under `--overwrite-drafts` would replace.
 * @param decided the changes of the same resource; a body among them is not touched here
 */
export function unchangedBodies(known: Known, decided: readonly FieldChange[], context: PlanContext): FieldChange[] {
  const isNamed = context.input.overrides.rerender.some((pattern) => namedBy(pattern)(known.desired));
  return localesOf(known.desired.locales, context.defaultLocale).flatMap((locale) => {
    const isCovered = giveWayToDraft(locale, decided, known);
    if (!(isNamed || isCovered) || decided.some((change) => change.locale === locale && change.field === "body")) {
      return [];
    }
    const values = desiredValues(known.desired, locale, { kind: "none" }, context);
    const desired = values.find(({ field }) => field === "body");
    const base = known.base.locales[locale]?.body;
    const live = known.live.locales[locale]?.body;
    if (desired?.body === undefined || base === undefined || live === undefined) return [];
    // What was accepted is no rendering: only a change of the file goes over it.
    if (base.ofTeammates === "value" || disturbanceOf("body", base, live, context.helpCenterUrl) !== "none") return [];
    const html = comparableBody(desired.body, context);
    const isRendered = isNamed && differs(html, base, live, context.helpCenterUrl);
    if (!isRendered && !isCovered) return [];
    const over = dropped(base, live, "none") === "nothing" ? {} : { overwrites: "edit" as const };
    const note = isRendered ? RENDERED_ANEW : OVER_STAGED;
    return [{ ...changeOf(desired, live, html, locale), note, ...over }];
  });
}

/** Whether a locale goes off line while a teammate has a draft of it pending. */
function giveWayToDraft(locale: FieldChange["locale"], decided: readonly FieldChange[], { live }: Known): boolean {
  const isHidden = decided.some(
    (change) => change.locale === locale && change.verdict === "write" && change.publication === "unpublishes",
  );
  return isHidden && live.locales[locale]?.pendingDraft === true;
}

/**
 * Whether what would be sent differs from what was. Where that is not known, or by another version of the normal form,
 * it is held against what Intercom shows; so are the links in any case, since they go by the help center's address.
 */
function differs(html: string, { sent }: Base, live: string, helpCenterUrl: string): boolean {
  const urls = [helpCenterUrl];
  const now = sentFingerprint("body", html, urls);
  const compared = sent === undefined ? "unknown" : compareFingerprints(now, sent);
  if (compared === "unknown") return now !== sentFingerprint("body", live, urls);
  return compared === "differs" || compareAnswer(html, live, urls).lost.length > 0;
}

function changeOf(
  { meant, targets }: DesiredValue,
  live: string,
  html: string,
  locale: FieldChange["locale"],
): FieldChange {
  return {
    locale,
    field: "body",
    verdict: "write",
    before: countWords(wordsText(live)),
    after: countWords(wordsText(html)),
    seen: rawFingerprint("body", live),
    meant,
    ...(targets === undefined ? {} : { targets }),
  };
}

/** Whether an action writes for no other reason. */
export function isOnlyRenderedAnew(changes: readonly FieldChange[]): boolean {
  const writes = changes.filter(({ verdict }) => verdict === "write");
  return writes.length > 0 && writes.every(({ note }) => note === RENDERED_ANEW);
}

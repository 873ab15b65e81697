import { compareFingerprints } from "../../dialect/fingerprint.ts";
import { meantFingerprint, originalFingerprint } from "../../dialect/fingerprints.ts";
import type { DesiredFields } from "../../model/desired.ts";
import { LOCALES, localesOf, type Locale, type PerLocale } from "../../model/locale.ts";
import type { PlanWarning, Summary } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";
import type { Match } from "../identity/match.ts";

/** How many articles a warning names. */
const NAMED = 5;

/** Paths of articles whose original changed since their translation did, by the translation's locale. */
export type Behind = PerLocale<readonly string[]>;

/** Finds the translations that were left behind: their own title and body are as they were, the original's are not. */
export function translationsBehind(managed: readonly Match[], defaultLocale: Locale): Behind {
  const behind: PerLocale<string[]> = {};
  for (const { desired, base, live } of managed) {
    const original = desired?.locales[defaultLocale];
    if (desired?.kind !== "article" || original === undefined || base === undefined || live === undefined) continue;
    const translations = localesOf(desired.locales, defaultLocale).filter((locale) => locale !== defaultLocale);
    const now =
      translations.length === 0 ? "" : originalFingerprint(meantFingerprint(original.title), original.body?.meant);
    for (const locale of translations) {
      if (isOwnChange(desired.locales[locale], base.locales[locale])) continue;
      const was = base.locales[defaultLocale];
      const known = base.originals?.[locale] ?? originalFingerprint(was?.title?.meant, was?.body?.meant);
      if (known !== "" && now !== "" && compareFingerprints(known, now) === "differs") {
        (behind[locale] ??= []).push(desired.path);
      }
    }
  }
  return behind;
}

function isOwnChange(desired: DesiredFields | undefined, bases: ResourceState["locales"][Locale]): boolean {
  if (desired === undefined || bases?.title === undefined) return true;
  const pairs = [
    [meantFingerprint(desired.title), bases.title.meant],
    [desired.body?.meant ?? "", bases.body?.meant ?? ""],
  ] as const;
  return pairs.some(([now, was]) => compareFingerprints(now, was) === "differs");
}

/** How many there are of each locale. */
export function countBehind(behind: Behind): Summary["behind"] {
  return Object.fromEntries(Object.entries(behind).map(([locale, paths]) => [locale, paths.length]));
}

/** A warning for each locale that names the first few. */
export function behindWarnings(behind: Behind): PlanWarning[] {
  return LOCALES.flatMap((locale) => {
    const paths = behind[locale];
    if (paths === undefined) return [];
    const more = paths.length > NAMED ? `, and ${String(paths.length - NAMED)} more` : "";
    return [
      {
        code: "translations-behind",
        message: `${locale}: ${older(paths.length)}: ${paths.slice(0, NAMED).join(", ")}${more}.`,
      },
    ];
  });
}

function older(count: number): string {
  return count === 1
    ? "1 translation is older than its original"
    : `${String(count)} translations are older than their originals`;
}

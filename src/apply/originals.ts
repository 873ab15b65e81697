import { compareFingerprints } from "../dialect/fingerprint.ts";
import { meantFingerprint, originalFingerprint } from "../dialect/fingerprints.ts";
import { kindOf, type Key } from "../model/key.ts";
import { LOCALES, type PerLocale } from "../model/locale.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import type { ResourceState } from "../model/state.ts";
import type { Run } from "./run.ts";

/**
 * What the original said when each translation's own title or body last changed: a translation that changes follows the
 * original of now. One of which nothing was remembered yet follows the original of the last write.
 * @param after the bases of the resource as they are from now on
 */
export function originalsAfter(
  run: Run,
  key: Key,
  before: ResourceState,
  after: ResourceState["locales"],
): Pick<ResourceState, "originals"> {
  const desired = run.desired(key);
  const { defaultLocale } = run.input.desired;
  const original = desired?.locales[defaultLocale];
  if (desired === undefined || original === undefined || kindOf(key) !== "article") {
    return before.originals === undefined ? {} : { originals: before.originals };
  }
  const now = originalFingerprint(meantFingerprint(original.title), original.body?.meant);
  const was = before.locales[defaultLocale];
  const last = originalFingerprint(was?.title?.meant, was?.body?.meant);
  const originals: PerLocale<Fingerprint> = {};
  for (const locale of LOCALES) {
    if (locale === defaultLocale || desired.locales[locale] === undefined || after[locale] === undefined) continue;
    const isNew = (["title", "body"] as const).some((field) => {
      const [one, other] = [before.locales[locale]?.[field]?.meant, after[locale]?.[field]?.meant];
      return one !== other && (one === undefined || compareFingerprints(one, other ?? "") === "differs");
    });
    const known = isNew ? now : [before.originals?.[locale], last].find((one) => isOfNow(one, now));
    originals[locale] = known ?? now;
  }
  return Object.keys(originals).length === 0 ? {} : { originals };
}

/** Whether a fingerprint can be compared with that of now: one of another version says nothing. */
function isOfNow(known: Fingerprint | undefined, now: Fingerprint): boolean {
  return known !== undefined && known !== "" && compareFingerprints(known, now) !== "unknown";
}

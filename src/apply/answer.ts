import { answeredFingerprints, rawFingerprint, sentFingerprint } from "../dialect/fingerprints.ts";
import { compareAnswer } from "../dialect/losses.ts";
import { wordsText } from "../dialect/words.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES, type Locale } from "../model/locale.ts";
import type { FieldChange } from "../model/plan.ts";
import type { Base, ResourceState } from "../model/state.ts";
import type { SentValues } from "./compose.ts";
import type { Run } from "./run.ts";

export interface Recorded {
  readonly locales: ResourceState["locales"];
  /** What the answer lacks of what was sent. */
  readonly lost: readonly string[];
  /** What it holds in other markup; heading ids, which many workspaces replace, are told once for all. */
  readonly markup: readonly string[];
}

/** The bases that follow from an answer: only fields that were sent get a new one (design §3). */
export function recordAnswer(run: Run, known: ResourceState, values: SentValues, answer: LiveResource): Recorded {
  const locales = structuredClone(known.locales);
  const lost: string[] = [];
  const markup: string[] = [];
  const ignored = new Set<Locale>();
  for (const [change, sent] of values) {
    // A workspace with one language looks at no translation (behaviour §4): nothing came of it that could be a base.
    if (answer.languages === "one" && change.locale !== run.input.desired.defaultLocale) {
      ignored.add(change.locale);
      continue;
    }
    const live = answer.locales[change.locale]?.[change.field];
    const compared = compare(run, change, sent, live);
    lost.push(...compared.lost.map((what) => `${change.locale}: ${what}`));
    markup.push(...compared.markup.filter((what) => what !== "heading id"));
    const base: Base = {
      meant: change.meant ?? "",
      answered: live === undefined ? null : answeredFingerprints(change.field, live, [run.helpCenterUrl]),
      ...(change.field === "body" ? { sent: sentFingerprint("body", sent, [run.helpCenterUrl]) } : {}),
      ...(change.targets === undefined ? {} : { targets: change.targets }),
      ...(compared.lost.length === 0 ? {} : { lost: compared.lost }),
    };
    locales[change.locale] = { ...locales[change.locale], [change.field]: base };
  }
  return { locales, lost: [...lost, ...[...ignored].map(noTranslation)], markup };
}

function compare(
  run: Run,
  change: FieldChange,
  sent: string,
  live: string | undefined,
): { lost: readonly string[]; markup: readonly string[] } {
  if (live === undefined) {
    return { lost: sent === "" ? [] : [`the ${change.field} did not come back`], markup: [] };
  }
  if (change.field !== "body") {
    const same = live === sent || live.trim() === sent.trim();
    return { lost: same ? [] : [`the ${change.field} came back as "${live}"`], markup: [] };
  }
  const compared = compareAnswer(sent, live, [run.helpCenterUrl]);
  const isStale = change.seen === rawFingerprint("body", live) && wordsText(sent) !== wordsText(live);
  return isStale && compared.lost.length === 0 ? { lost: ["the body did not change"], markup: [] } : compared;
}

/** Fields that were not sent and came back empty although they held something: they must be written back. */
export function emptiedLocales(before: LiveResource, answer: LiveResource): (typeof LOCALES)[number][] {
  return LOCALES.filter((locale) => {
    const was = before.locales[locale];
    const is = answer.locales[locale];
    return was !== undefined && is !== undefined && (was.body ?? "") !== "" && (is.body ?? "") === "";
  });
}

/** Why a translation is not in Intercom although its file is there. */
export function noTranslation(locale: Locale): string {
  return `${locale}: this workspace has one language and takes no translation`;
}

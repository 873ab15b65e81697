import { fingerprint } from "../dialect/fingerprint.ts";
import { answeredBody, answeredFingerprints } from "../dialect/fingerprints.ts";
import { compareBodies, type Losses } from "../dialect/losses.ts";
import { wordsTextOf } from "../dialect/words.ts";
import type { Field } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES, type Locale } from "../model/locale.ts";
import type { FieldChange } from "../model/plan.ts";
import type { Base, ResourceState } from "../model/state.ts";
import type { AnsweredBody } from "./answered-bodies.ts";
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
export function recordAnswer(
  run: Run,
  known: ResourceState,
  values: SentValues,
  answer: LiveResource,
  bodies: ReadonlyMap<FieldChange, AnsweredBody>,
): Recorded {
  const locales = { ...known.locales };
  const lost: string[] = [];
  const markup: string[] = [];
  const ignored = new Set<Locale>();
  for (const [change, sent] of values) {
    // A workspace with one language looks at no translation (behaviour §4): nothing came of it that could be a base.
    if (answer.languages === "one" && change.locale !== run.input.desired.defaultLocale) {
      ignored.add(change.locale);
      continue;
    }
    const body = bodies.get(change);
    const came =
      body === undefined
        ? valueCame(run, change, sent, answer.locales[change.locale]?.[change.field])
        : bodyCame(run, change, body);
    lost.push(...came.lost.map((what) => `${change.locale}: ${what}`));
    markup.push(...came.markup.filter((what) => what !== "heading id"));
    const base: Base = {
      meant: change.meant ?? "",
      ...came.traces,
      ...(change.targets === undefined ? {} : { targets: change.targets }),
      ...(came.lost.length === 0 ? {} : { lost: came.lost }),
    };
    locales[change.locale] = { ...locales[change.locale], [change.field]: base };
  }
  return { locales, lost: [...lost, ...[...ignored].map(noTranslation)], markup };
}

/** What came of one value that was sent. */
interface Came extends Losses {
  readonly traces: Pick<Base, "answered" | "sent">;
}

function valueCame(run: Run, { field }: FieldChange, sent: string, live: string | undefined): Came {
  if (live === undefined) return { traces: { answered: null }, ...missing(field, sent) };
  const isSame = live === sent || live.trim() === sent.trim();
  return {
    traces: { answered: answeredFingerprints(field, live, [run.helpCenterUrl]) },
    lost: isSame ? [] : [`the ${field} came back as "${live}"`],
    markup: [],
  };
}

function bodyCame(run: Run, { field, seen }: FieldChange, { sent, answered: live }: AnsweredBody): Came {
  if (live === undefined) return { traces: { answered: null, sent: sent.sent }, ...missing(field, sent.html) };
  const answered = answeredBody(live);
  const compared = compareBodies(sent, live, [run.helpCenterUrl]);
  const isStale = seen === answered.raw && sent.words !== fingerprint("w1", wordsTextOf(live.normal));
  return {
    traces: { answered, sent: sent.sent },
    ...(isStale && compared.lost.length === 0 ? { lost: ["the body did not change"], markup: [] } : compared),
  };
}

function missing(field: Field, sent: string): Losses {
  return { lost: sent === "" ? [] : [`the ${field} did not come back`], markup: [] };
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

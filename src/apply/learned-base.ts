import { comparableBody } from "../dialect/agreement.ts";
import { compareFingerprints } from "../dialect/fingerprint.ts";
import {
  answeredFingerprints,
  isOfThisVersion,
  meantFingerprint,
  rawFingerprint,
  sentFingerprint,
} from "../dialect/fingerprints.ts";
import type { DesiredBody } from "../model/desired.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import type { Field } from "../model/kind.ts";
import type { FieldChange } from "../model/plan.ts";
import type { Base } from "../model/state.ts";
import type { Run } from "./run.ts";

/** The base of a field on which both sides agree already. */
export function agreedBase(
  run: Run,
  change: FieldChange,
  live: string,
  known: Base | undefined,
  body: DesiredBody | undefined,
): Base {
  return {
    meant: change.meant ?? "",
    answered: answeredFingerprints(change.field, live, [run.helpCenterUrl]),
    ...sentAs(run, body, live, known),
    ...formattingOf(run, change.field, live, known, body),
    ...(change.targets === undefined ? {} : { targets: change.targets }),
  };
}

/**
 * A base with the fingerprints of this version. They are made of what Intercom holds, so only where that is still what
 * it answered.
 */
export function renewedBase(
  run: Run,
  field: Field,
  base: Base,
  live: string | undefined,
  body: DesiredBody | undefined,
): Base {
  const { answered, sent, ...rest } = base;
  if (answered === null || live === undefined || answered.raw !== rawFingerprint(field, live)) return base;
  const isSentOfNow = sent === undefined || isOfThisVersion("sent", field, sent);
  const isAnsweredOfNow =
    isOfThisVersion("normal", field, answered.normal) && isOfThisVersion("words", field, answered.words);
  const meant = field === "body" || rest.lost !== undefined ? rest.meant : renewedMeant(rest.meant, live);
  if (isSentOfNow && isAnsweredOfNow && meant === rest.meant) return base;
  return {
    ...rest,
    meant,
    answered: isAnsweredOfNow ? answered : answeredFingerprints(field, live, [run.helpCenterUrl]),
    ...(isSentOfNow ? (sent === undefined ? {} : { sent }) : sentAs(run, body, live, base)),
  };
}

/** What was meant by a short value of another version that came back as it was sent. */
function renewedMeant(meant: Fingerprint, live: string): Fingerprint {
  const now = meantFingerprint(live);
  return compareFingerprints(meant, now) === "unknown" ? now : meant;
}

/** What is known to have been sent: what was, or what Intercom holds where that is how the content is rendered now. */
function sentAs(run: Run, body: DesiredBody | undefined, live: string, known: Base | undefined): Pick<Base, "sent"> {
  if (body === undefined) return {};
  const rendered = renderedNow(run, body);
  return rendered === known?.sent || isLike(run, rendered, live) ? { sent: rendered } : {};
}

/** What agrees in words alone is formatted by teammates, unless Intercom answered just that to a write of ours. */
function formattingOf(
  run: Run,
  field: Field,
  live: string,
  known: Base | undefined,
  body: DesiredBody | undefined,
): Pick<Base, "ofTeammates"> {
  if (body === undefined || isLike(run, renderedNow(run, body), live)) return {};
  const isAnswer = known?.answered?.raw === rawFingerprint(field, live);
  if (!isAnswer) return { ofTeammates: "formatting" };
  return known.ofTeammates === undefined ? {} : { ofTeammates: known.ofTeammates };
}

function renderedNow({ ids, helpCenterUrl, facts }: Run, body: DesiredBody): Fingerprint {
  return sentFingerprint("body", comparableBody(body, { ids, helpCenterUrl, facts }), [helpCenterUrl]);
}

function isLike({ helpCenterUrl }: Run, rendered: Fingerprint, live: string): boolean {
  return rendered === sentFingerprint("body", live, [helpCenterUrl]);
}

import { normalFingerprint, rawFingerprint } from "../dialect/fingerprints.ts";
import { linkAddress } from "../dialect/link-address.ts";
import { renderBody } from "../dialect/rendition.ts";
import { wordsText } from "../dialect/words.ts";
import type { ImagePart, LinkPart } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { Admin, LiveFields } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { FieldChange, Verdict } from "../model/plan.ts";
import type { Base, ObservedFacts } from "../model/state.ts";
import { proseDiff } from "./prose.ts";
import { decideField } from "./three-way.ts";
import type { DesiredValue } from "./values.ts";

export interface FieldContext {
  readonly ids: ReadonlyMap<Key, string>;
  readonly helpCenterUrl: string;
  readonly facts: ObservedFacts;
  readonly admins: readonly Admin[];
  readonly uiEdits: "protect" | "overwrite";
}

/** Decides one field of one locale and says what changes; `undefined` where nothing does. */
export function fieldChange(
  locale: Locale,
  desired: DesiredValue,
  base: Base | undefined,
  live: LiveFields | undefined,
  context: FieldContext,
): FieldChange | undefined {
  const { field } = desired;
  const value = live?.[field];
  const verdict = decideField({
    desired,
    base,
    live: value,
    undisturbed: isUndisturbed(desired.field, base, value, context),
    agrees: () => value !== undefined && agrees(desired, value, context),
    uiEdits: context.uiEdits,
  });
  return verdict === "same" ? undefined : describe(locale, desired, base, value, verdict, context);
}

/** Whether a live value is what Intercom answered to the last write, or the same in normal form. */
export function isUndisturbed(
  field: DesiredValue["field"],
  base: Base | undefined,
  live: string | undefined,
  context: Pick<FieldContext, "helpCenterUrl">,
): boolean {
  if (base === undefined) return false;
  if (base.answered === null || live === undefined) return base.answered === null && live === undefined;
  if (base.answered.raw === rawFingerprint(field, live)) return true;
  return field === "body" && base.answered.normal === normalFingerprint(field, live, [context.helpCenterUrl]);
}

function agrees(desired: DesiredValue, live: string, context: FieldContext): boolean {
  if (desired.body === undefined) return desired.value === live;
  const urls = [context.helpCenterUrl];
  return normalFingerprint("body", boundForReading(desired, context), urls) === normalFingerprint("body", live, urls);
}

function boundForReading(desired: DesiredValue, context: FieldContext): string {
  const bindings = {
    link: (part: LinkPart) => linkAddress(part, context.ids, context.helpCenterUrl, context.facts),
    image: (part: ImagePart) => `helpsync-image:${part.image}`,
  };
  return renderBody(desired.body?.parts ?? [], bindings, context.facts);
}

function describe(
  locale: Locale,
  desired: DesiredValue,
  base: Base | undefined,
  live: string | undefined,
  verdict: Verdict,
  context: FieldContext,
): FieldChange {
  const { field } = desired;
  const body = desired.body === undefined ? undefined : wordsText(boundForReading(desired, context));
  const liveText = field === "body" && live !== undefined ? wordsText(live) : undefined;
  const publication = field === "state" ? publicationOf(live, desired.value) : undefined;
  const inIntercom = liveText === undefined ? shownLive(field, live, context.admins) : countWords(liveText);
  const inContent = body === undefined ? (desired.shown ?? null) : countWords(body);
  // What is written goes from Intercom's to the content's; what teammates did and is kept, the other way.
  const [before, after] = verdict === "drift" ? [inContent, inIntercom] : [inIntercom, inContent];
  return {
    locale,
    field,
    verdict,
    before,
    after,
    meant: desired.meant,
    ...(desired.value === undefined ? {} : { send: desired.value }),
    ...(body !== undefined && liveText !== undefined
      ? proseOf(verdict === "drift" ? [body, liveText] : [liveText, body])
      : {}),
    ...(publication === undefined || verdict !== "write" ? {} : { publication }),
    ...(verdict === "incomplete" ? { note: (base?.lost ?? []).join("; ") } : {}),
    ...(live === undefined ? {} : { seen: rawFingerprint(field, live) }),
    ...(desired.targets === undefined ? {} : { targets: desired.targets }),
  };
}

/** What changed in the prose; where its words are the same, a note says what else it is. */
function proseOf([before, after]: readonly [string, string]): Pick<FieldChange, "prose" | "note"> {
  const prose = proseDiff(before, after);
  const differs = prose.some(({ kind }) => kind === "removed" || kind === "added");
  return differs ? { prose } : { note: "the same words; links, pictures or formatting differ" };
}

function shownLive(field: string, live: string | undefined, admins: readonly Admin[]): string | null {
  if (live === undefined) return null;
  return field === "author" ? (admins.find((admin) => admin.id === live)?.name ?? live) : live;
}

function countWords(text: string): string {
  const count = text.split(/\s+/u).filter((word) => word !== "").length;
  return count === 1 ? "1 word" : `${String(count)} words`;
}

function publicationOf(live: string | undefined, desired: string | undefined): FieldChange["publication"] {
  if (desired === "published" && live !== "published") return "publishes";
  if (desired === "draft" && live === "published") return "unpublishes";
  return undefined;
}

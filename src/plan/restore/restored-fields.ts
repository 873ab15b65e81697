import { normalFingerprint, rawFingerprint } from "../../dialect/fingerprints.ts";
import { readBody } from "../../dialect/read-body.ts";
import { fieldsOf, type Field } from "../../model/kind.ts";
import type { LiveFields, LiveResource } from "../../model/live.ts";
import { localesOf, type Locale } from "../../model/locale.ts";
import type { FieldChange } from "../../model/plan.ts";
import { disturbanceOf, dropped } from "../fields/disturbance.ts";
import {
  bodyChange,
  countWords,
  longValue,
  publicationOf,
  shownLive,
  withText,
  type ToldBody,
} from "../fields/field-change.ts";
import type { RestoreInput } from "./restore-input.ts";

/** The values of a snapshot that Intercom does not hold now, each to be sent as it was. */
export function restoredFields(input: RestoreInput, now: LiveResource | undefined): FieldChange[] {
  const { content, desired, apiVersion } = input;
  const fields = fieldsOf(content.kind, content.parents.length === 0 ? "top" : "nested", apiVersion);
  return localesOf(content.locales, desired.defaultLocale).flatMap((locale) =>
    fields.flatMap((field) => change(locale, field, input, now?.locales[locale]) ?? []),
  );
}

function change(
  locale: Locale,
  field: Field,
  input: RestoreInput,
  now: LiveFields | undefined,
): FieldChange | undefined {
  const { admins } = input.live.workspace;
  const value = valueOf(locale, field, input, now);
  const live = now?.[field];
  if (value === undefined || isSame(field, value, live, input)) return undefined;
  const told = (html: string | undefined): ToldBody | undefined =>
    field !== "body" || html === undefined ? undefined : withText(readBody(html, [input.about.helpCenter.url]));
  const [was, is] = [told(live), told(value)];
  const publication = field === "state" ? publicationOf(live, value) : undefined;
  const before = was === undefined ? shownLive(field, live, admins) : countWords(was.text);
  const after = is === undefined ? shownLive(field, value, admins) : countWords(is.text);
  const { images } = input.state.resources.get(input.key) ?? {};
  const context = { helpCenterUrl: input.about.helpCenter.url, images };
  return {
    locale,
    field,
    verdict: "write",
    before,
    after,
    send: value,
    ...(was === undefined || is === undefined ? longValue(field, before, after) : bodyChange([was, is], context)),
    ...(publication === undefined ? {} : { publication }),
    ...(isEdit(locale, field, input, live) ? { overwrites: "edit" as const } : {}),
    ...(live === undefined ? {} : { seen: rawFingerprint(field, live) }),
  };
}

/** The value that is sent; an author who is no teammate any more cannot come back. */
function valueOf(
  locale: Locale,
  field: Field,
  { content, desired, live }: RestoreInput,
  now: LiveFields | undefined,
): string | undefined {
  const value = content.locales[locale]?.[field];
  const { admins, tokenOwner } = live.workspace;
  if (field !== "author" || admins.some(({ id }) => id === value)) return value;
  return now === undefined && locale === desired.defaultLocale ? tokenOwner.id : undefined;
}

/** Whether what stands there now is a teammate's. */
function isEdit(locale: Locale, field: Field, { key, state, about }: RestoreInput, live: string | undefined): boolean {
  const base = state.resources.get(key)?.locales[locale]?.[field];
  return dropped(base, live, disturbanceOf(field, base, live, about.helpCenter.url)) !== "nothing";
}

function isSame(field: Field, value: string, live: string | undefined, { about }: RestoreInput): boolean {
  if (live === undefined) return value === "";
  const { url } = about.helpCenter;
  return (
    rawFingerprint(field, value) === rawFingerprint(field, live) ||
    (field === "body" && normalFingerprint(field, value, [url]) === normalFingerprint(field, live, [url]))
  );
}

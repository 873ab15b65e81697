import * as z from "zod";
import type { ResourceWrite, WriteFields } from "../model/intercom.ts";
import { LOCALES, type Locale, type PerLocale } from "../model/locale.ts";
import { misunderstoodFailure } from "./trouble.ts";

/** An id, which Intercom answers as a string here and as a number there. */
export const anyId = z.union([z.string(), z.number()]).transform(String);
/** What Intercom answers as null or leaves out, as it pleases. */
export const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);
/** A text that may be null or missing where it is empty. */
export const anyText = z.string().nullish();
/** Seconds since epoch. */
export const anySeconds = z
  .number()
  .nullish()
  .transform((seconds) => seconds ?? 0);
/** `translated_content`: locales beside a `type`. */
export const anyTranslations = maybe(z.record(z.string(), z.unknown()));
/** A locale that Intercom's description knows; anything else counts as not told. */
export const anyLocale = maybe(z.enum(LOCALES)).catch(null);

/**
 * Reads an answer by its shape.
 * @param call the call's name, for the message
 * @throws Failure that names the place in the answer, never its content
 */
export function understand<Schema extends z.ZodType>(schema: Schema, json: unknown, call: string): z.output<Schema> {
  // Code made for a shape first reads even ten thousand articles no faster, and to make it takes longer than most answers.
  const parsed = schema.safeParse(json, { jitless: true });
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.slice(0, 3).map(({ path, message }) => {
    const place = path.join(".");
    return place === "" ? message : `${place}: ${message}`;
  });
  throw misunderstoodFailure(call, details.join("; "));
}

/** The locales of `translated_content` as values; those that are null and keys that are no locales are left out. */
export function readTranslations<Value>(
  translations: Readonly<Record<string, unknown>> | null,
  read: (json: unknown, locale: Locale) => Value | null,
): PerLocale<Value> {
  const found: PerLocale<Value> = {};
  for (const locale of LOCALES) {
    const json = translations?.[locale];
    if (json === null || json === undefined) continue;
    const value = read(json, locale);
    if (value !== null) found[locale] = value;
  }
  return found;
}

/**
 * What an answer tells of the workspace's languages. One with a single language names no default locale and has no
 * translations (recorded answers); items of a listing may lack translations although there are several.
 */
export function languagesTold(answer: {
  readonly default_locale: Locale | null;
  readonly translated_content: Readonly<Record<string, unknown>> | null;
}): { readonly languages?: "several" | "one" } {
  if (answer.translated_content !== null) return { languages: "several" };
  return answer.default_locale === null ? { languages: "one" } : {};
}

/** The locale of the top level, where an answer names it. */
export function defaultLocaleTold({ default_locale }: { readonly default_locale: Locale | null }): {
  readonly defaultLocale?: Locale;
} {
  return default_locale === null ? {} : { defaultLocale: default_locale };
}

/** An id as Intercom wants it where it wants a number. */
export function toInteger(id: string): number | string {
  const number = Number(id);
  return /^\d+$/.test(id) && Number.isSafeInteger(number) ? number : id;
}

/**
 * `translated_content` of a write: every locale but the default one, whose values stand at the top level; null for one
 * that is to go.
 */
export function writeTranslations(
  { locales, defaultLocale, removes }: ResourceWrite,
  write: (fields: WriteFields) => Readonly<Record<string, unknown>>,
): { translated_content?: Record<string, unknown> } {
  const written: Record<string, unknown> = {};
  for (const locale of LOCALES) {
    const fields = locales[locale];
    if (locale === defaultLocale) continue;
    if (removes?.includes(locale) === true) written[locale] = null;
    else if (fields !== undefined) written[locale] = write(fields);
  }
  return Object.keys(written).length === 0 ? {} : { translated_content: written };
}

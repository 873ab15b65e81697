import type { Call } from "./call.ts";
import { invalid } from "./errors.ts";
import { readObject } from "./fields.ts";
import { isObject, type JsonObject } from "./json.ts";
import { isLocale } from "./locales.ts";

/** What a request says about languages. */
export interface SentTranslations {
  readonly written: ReadonlyMap<string, JsonObject>;
  readonly removed: readonly string[];
}

/**
 * Reads `translated_content`: its locales beside the key `type`. A workspace with one language does not look at it.
 * Throws 400 for a locale that Intercom does not know.
 */
export function readTranslations(call: Call): SentTranslations {
  const written = new Map<string, JsonObject>();
  const removed: string[] = [];
  if (call.quirks.languages === "single") return { written, removed };
  for (const [locale, content] of Object.entries(readObject(call.body, "translated_content"))) {
    if (locale === "type" || content === undefined) continue;
    const field = `translated_content.${locale}`;
    if (!isLocale(locale)) throw invalid(field, `${locale} is not a supported locale`);
    if (isObject(content)) written.set(locale, content);
    else if (content !== null) throw invalid(field, `${field} must be an object`);
    else if (call.quirks.removeLocale === "nullRemoves") removed.push(locale);
  }
  if (removed.includes(call.store.workspace.defaultLocale)) {
    throw invalid("translated_content", "The default locale cannot be removed");
  }
  return { written, removed };
}

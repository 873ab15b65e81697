/** The locales that Intercom's `translated_content` knows, spelled as it spells them (OpenAPI description). */
export const LOCALES = [
  "ar",
  "bg",
  "bs",
  "ca",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "fi",
  "fr",
  "he",
  "hr",
  "hu",
  "id",
  "it",
  "ja",
  "ko",
  "lt",
  "lv",
  "mn",
  "nb",
  "nl",
  "pl",
  "pt",
  "ro",
  "ru",
  "sl",
  "sr",
  "sv",
  "tr",
  "vi",
  "pt-BR",
  "zh-CN",
  "zh-TW",
] as const;
export type Locale = (typeof LOCALES)[number];

const SPELLINGS: ReadonlySet<string> = new Set(LOCALES);

/** Whether Intercom knows a locale by exactly this spelling. */
export function isLocale(text: string): text is Locale {
  return SPELLINGS.has(text);
}

/** A value for each of some locales. */
export type PerLocale<Value> = Partial<Record<Locale, Value>>;

/** The locales that have a value, the default one first, the others by name. */
export function localesOf(values: PerLocale<unknown>, defaultLocale: Locale): Locale[] {
  const present = (Object.keys(values) as Locale[]).filter((locale) => values[locale] !== undefined);
  return present.length < 2
    ? present
    : present.sort((left, right) =>
        left === defaultLocale ? -1 : right === defaultLocale ? 1 : left < right ? -1 : 1,
      );
}

import { isLocale, LOCALES, type Locale } from "../model/locale.ts";

/** What people write for a locale that Intercom spells otherwise. */
const MEANT: Readonly<Record<string, Locale>> = {
  no: "nb",
  nn: "nb",
  zh: "zh-CN",
  "zh-hans": "zh-CN",
  "zh-sg": "zh-CN",
  "zh-hant": "zh-TW",
  "zh-hk": "zh-TW",
  "zh-mo": "zh-TW",
  cz: "cs",
  dk: "da",
  gr: "el",
  jp: "ja",
  kr: "ko",
};

/** Languages that teams ask for and Intercom does not have (its OpenAPI description lists the ones that it has). */
const ABSENT = ["fa", "hi", "sk", "th", "uk"] as const;

/** The locale of Intercom's that a name means, however it is written: `pt-br`, `zh_Hant`, `en-US`, `no`. */
export function localeMeantBy(name: string): Locale | undefined {
  const plain = name.replaceAll("_", "-").toLowerCase();
  const same = LOCALES.find((locale) => locale.toLowerCase() === plain);
  if (same !== undefined) return same;
  const region = /^([a-z]{2})-[a-z]{2,4}$/.exec(plain)?.[1];
  return MEANT[plain] ?? (region === undefined ? undefined : isLocale(region) ? region : MEANT[region]);
}

/** Whether a folder or suffix is most likely meant as a language that Intercom does not have. */
export function isAbsentLanguage(name: string): boolean {
  return ABSENT.some((code) => new RegExp(`^${code}([-_][A-Za-z]{2,4})?$`, "i").test(name));
}

/** What to write instead of a locale that Intercom does not know. */
export function localeHint(name: string): string {
  const meant = localeMeantBy(name);
  if (meant !== undefined) return `Intercom calls it \`${meant}\`.`;
  if (isAbsentLanguage(name)) return `Intercom has no ${languageName(name)}.`;
  return `Intercom has ${LOCALES.join(", ")}.`;
}

/** The English name of a locale, for messages. */
export function languageName(locale: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(locale.replaceAll("_", "-")) ?? locale;
  } catch {
    return locale;
  }
}

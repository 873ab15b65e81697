/** The locales that Intercom knows: the keys of `article_translated_content` in its OpenAPI description. Nothing else is one. */
const LOCALES: readonly string[] = [
  ..."ar bg bs ca cs da de el en es et fi fr he hr hu id it ja ko lt lv mn nb nl pl pt ro ru sl sr sv tr vi".split(" "),
  "pt-BR",
  "zh-CN",
  "zh-TW",
];

/** Whether Intercom knows this locale, spelled exactly so. */
export function isLocale(name: string): boolean {
  return LOCALES.includes(name);
}

/** A locale's place in that list; -1 for another. */
export function indexOfLocale(name: string): number {
  return LOCALES.indexOf(name);
}

/** The locale at a place of that list. */
export function localeAt(index: number): string | undefined {
  return LOCALES[index];
}

import type { Locale } from "../../model/locale.ts";

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
const NAMES = new Intl.DisplayNames(["en"], { type: "language" });

/** A language by its English name. */
export function localeName(locale: Locale): string {
  return NAMES.of(locale) ?? locale;
}

/** The direction that a language is written in. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(locale.split("-")[0] ?? "") ? "rtl" : "ltr";
}

/** The languages that the made content may be in; the first is the default. */
export const MADE_LOCALES = ["en", "fr", "de"] as const;

export type MadeLocale = (typeof MADE_LOCALES)[number];

interface Language {
  /** A heading that every article has, so that others can link to it, and its fragment. */
  readonly begin: { readonly text: string; readonly fragment: string };
  readonly words: readonly string[];
}

export const LANGUAGES: Readonly<Record<MadeLocale, Language>> = {
  en: {
    begin: { text: "Before you begin", fragment: "before-you-begin" },
    words:
      "open the settings of your workspace choose a plan invite people who answer customers when an invoice is due check its status first send reminder after seven days teams with several inboxes share one calendar rules run from top to bottom and stop at first match".split(
        " ",
      ),
  },
  fr: {
    begin: { text: "Avant de commencer", fragment: "avant-de-commencer" },
    words:
      "ouvrez les paramètres de votre espace choisissez une formule invitez des personnes qui répondent aux clients lorsqu'une facture arrive vérifiez son état envoyez un rappel après sept jours les équipes partagent un calendrier règles lues dans cet ordre".split(
        " ",
      ),
  },
  de: {
    begin: { text: "Bevor es losgeht", fragment: "bevor-es-losgeht" },
    words:
      "öffnen Sie die Einstellungen des Arbeitsbereichs wählen einen Tarif laden Leute ein welche Kunden antworten wenn eine Rechnung fällig wird prüfen ihren Stand zuerst Erinnerung nach sieben Tagen mehrere Teams teilen einen Kalender Regeln laufen der Reihe nach".split(
        " ",
      ),
  },
};

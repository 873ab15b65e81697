import type { Probe } from "./probe.ts";

/** A little more than a second: times of articles are whole seconds. */
const TICK = 1_200;

/** What a listing shows, and in which order (behaviour §2). */
export const LISTING_PROBES: readonly Probe[] = [
  {
    quirk: "listOrder",
    question: "In which order are articles listed?",
    run: async (scratch) => {
      const { intercom, defaultLocale, tokenOwner, wait } = scratch.options;
      const older = await scratch.draft("<p>Older.</p>");
      const newer = await scratch.draft("<p>Newer.</p>");
      if (older.outcome !== "answered" || newer.outcome !== "answered") return null;
      await wait(TICK);
      const locales = { [defaultLocale]: { body: "<p>Older, edited last.</p>", author: tokenOwner } };
      await intercom.update("article", older.value.id, { defaultLocale, locales });
      const ids = (await intercom.list("article")).map(({ id }) => id);
      const first = ids.find((id) => id === older.value.id || id === newer.value.id);
      return first === undefined ? null : first === newer.value.id ? "idDescending" : "updatedAtDescending";
    },
  },
  {
    quirk: "listItems",
    question: "What do the items of a listing hold?",
    run: async (scratch) => {
      const { intercom, defaultLocale, otherLocale, tokenOwner } = scratch.options;
      const translations =
        otherLocale === null
          ? {}
          : { [otherLocale]: { title: "Translation", body: "<p>Translated.</p>", author: tokenOwner } };
      const made = await scratch.draft("<p>Words.</p>", { translations });
      if (made.outcome !== "answered") return null;
      const item = (await intercom.list("article")).find(({ id }) => id === made.value.id);
      if (item === undefined) return null;
      if ((item.locales[defaultLocale]?.body ?? "") === "") return "emptyBody";
      if (otherLocale === null || made.value.locales[otherLocale] === undefined) return null;
      return item.locales[otherLocale] === undefined ? "withoutTranslations" : "full";
    },
  },
];

import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Probe } from "./probe.ts";
import type { Scratch } from "./scratch.ts";

/** A little more than a second: times of articles are whole seconds. */
const TICK = 1_200;

interface Translated {
  readonly article: LiveResource;
  readonly locale: Locale;
}

async function translated(scratch: Scratch): Promise<Translated | null> {
  const { otherLocale } = scratch.options;
  if (otherLocale === null) return null;
  const fields = { title: "Translation", body: "<p>Translated.</p>", state: "draft" as const };
  const author = scratch.options.tokenOwner;
  const translations = { [otherLocale]: { ...fields, author } };
  const made = await scratch.draft("<p>Words.</p>", { translations });
  return made.outcome === "answered" ? { article: made.value, locale: otherLocale } : null;
}

/** How languages behave (behaviour §4, §8). */
export const LOCALE_PROBES: readonly Probe[] = [
  {
    quirk: "languages",
    question: "Does the workspace take a second language?",
    run: async (scratch) => {
      const made = await translated(scratch);
      return made === null ? null : made.article.locales[made.locale] === undefined ? "single" : "multilingual";
    },
  },
  {
    quirk: "localeFields",
    question: "Does a language that is sent with some of its fields keep the others?",
    run: async (scratch) => {
      const made = await translated(scratch);
      if (made?.article.locales[made.locale] === undefined) return null;
      const { intercom, defaultLocale } = scratch.options;
      const locales = { [made.locale]: { title: "Another title" } };
      await intercom.update("article", made.article.id, { defaultLocale, locales });
      const after = await intercom.read("article", made.article.id);
      if (after === null) return null;
      return (after.locales[made.locale]?.body ?? "") === "" ? "replace" : "merge";
    },
  },
  {
    quirk: "removeLocale",
    question: "Does a language that is sent as nothing go?",
    run: async (scratch) => {
      const made = await translated(scratch);
      if (made?.article.locales[made.locale] === undefined) return null;
      const { intercom, defaultLocale, tokenOwner } = scratch.options;
      const locales = { [defaultLocale]: { author: tokenOwner } };
      await intercom.update("article", made.article.id, { defaultLocale, locales, removes: [made.locale] });
      const after = await intercom.read("article", made.article.id);
      if (after?.locales[defaultLocale] === undefined) return null;
      return after.locales[made.locale] === undefined ? "nullRemoves" : "unsupported";
    },
  },
  {
    quirk: "localeEditBumpsArticle",
    question: "Does an edit of a translation move the article's time?",
    run: async (scratch) => {
      const made = await translated(scratch);
      if (made?.article.locales[made.locale] === undefined) return null;
      const { intercom, defaultLocale, wait } = scratch.options;
      await wait(TICK);
      const locales = { [made.locale]: { title: "Another title", body: "<p>Translated.</p>" } };
      await intercom.update("article", made.article.id, { defaultLocale, locales });
      const after = await intercom.read("article", made.article.id);
      return after === null ? null : after.updatedAt > made.article.updatedAt ? "yes" : "no";
    },
  },
  {
    quirk: "omittedAuthor",
    question: "Who is the author after an update that names none?",
    run: async (scratch) => {
      const { intercom, defaultLocale, otherAuthor, tokenOwner } = scratch.options;
      if (otherAuthor === null) return null;
      const made = await scratch.draft("<p>Words.</p>", { author: otherAuthor });
      if (made.outcome !== "answered") return null;
      await intercom.update("article", made.value.id, {
        defaultLocale,
        locales: { [defaultLocale]: { title: "No author" } },
      });
      const author = (await intercom.read("article", made.value.id))?.locales[defaultLocale]?.author;
      return author === otherAuthor ? "keeps" : author === tokenOwner ? "restampsTokenOwner" : null;
    },
  },
];

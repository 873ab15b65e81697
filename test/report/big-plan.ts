import type { Locale } from "../../src/model/locale.ts";
import type { Action, FieldChange, Plan, ProsePart } from "../../src/model/plan.ts";
import { action, change, plan } from "../plan/planning.ts";

const LOCALES: readonly Locale[] = ["en", "fr", "he", "ja"];

/** In a language each, with what surrounds the change. */
const PROSE: Readonly<Record<string, readonly ProsePart[]>> = {
  en: proseOf("Open the settings and choose the plan that ", "fits your team", "suits the size of your team", " best."),
  fr: proseOf("Ouvrez les réglages et choisissez l’offre qui ", "convient", "correspond le mieux", " à votre équipe."),
  he: proseOf("פתחו את ההגדרות ובחרו בתוכנית ", "המתאימה", "שמתאימה ביותר", " לצוות שלכם."),
  ja: proseOf("設定を開き、", "チームに合った", "チームの規模に最も合った", "プランを選択します。"),
};

function proseOf(before: string, removed: string, added: string, after: string): ProsePart[] {
  return [
    { kind: "cut", text: "…" },
    { kind: "same", text: before },
    { kind: "removed", text: removed },
    { kind: "added", text: added },
    { kind: "same", text: after },
    { kind: "cut", text: "…" },
  ];
}

/** A plan of that many changed articles, each in four languages, in collections of twenty-five. */
export function bigPlan(articles: number): Plan {
  const collections = Array.from({ length: Math.ceil(articles / 25) }, (_, index): Action => {
    const path = `collection-${String(index)}`;
    const key = `collection:${path}` as const;
    return action({
      verb: "unchanged",
      kind: "collection",
      key,
      path,
      title: `Collection ${String(index)}`,
      changes: [],
    });
  });
  const pages = Array.from({ length: articles }, (_, index): Action => {
    const path = `collection-${String(Math.floor(index / 25))}/article-${String(index)}`;
    const about = {
      key: `article:${path}`,
      path,
      file: `content/${path}.md`,
      title: `Choose a plan (${String(index)})`,
    } as const;
    return action({ ...about, changes: LOCALES.flatMap((locale) => changesIn(locale, index)) });
  });
  return plan([...collections, ...pages]);
}

function changesIn(locale: Locale, index: number): FieldChange[] {
  const repeated = Array.from({ length: 1 + (index % 4) }, () => PROSE[locale] ?? []).flat();
  return [
    change({ locale, before: `Choose a plan (${String(index)})`, after: `Choose your plan (${String(index)})` }),
    change({ locale, field: "body", before: "420 words", after: "431 words", prose: repeated }),
  ];
}

import type { Locale } from "../model/locale.ts";
import type { Action, FieldChange, Plan } from "../model/plan.ts";
import type { Paint } from "./paint.ts";

/** Something that cannot be taken back, or that customers see at once. */
export interface Risk {
  readonly kind: "publishes" | "unpublishes" | "deletes" | "overwrites-edits" | "overwrites-drafts" | "removes-locales";
  readonly count: number;
  /** What it befalls, with the locales where it is not all of it. */
  readonly pages: readonly RiskyPage[];
}

interface RiskyPage {
  readonly action: Action;
  readonly locales: readonly Locale[];
}

/** The risks of a plan, those that there are: told apart, before the actions. */
export function risksOf({ actions }: Plan): Risk[] {
  const written = actions.filter(({ verb }) => verb !== "conflict" && verb !== "blocked");
  const changing = (test: (change: FieldChange) => boolean): RiskyPage[] =>
    written.flatMap((action) => {
      const changes = action.changes.filter((change) => change.verdict === "write" && test(change));
      return changes.length === 0 ? [] : [{ action, locales: changes.map(({ locale }) => locale) }];
    });
  const whole = (test: (action: Action) => boolean): RiskyPage[] =>
    written.filter(test).map((action) => ({ action, locales: [] }));
  const publishes = changing(({ publication }) => publication === "publishes");
  const unpublishes = changing(({ publication }) => publication === "unpublishes");
  const deletes = whole(({ verb }) => verb === "delete");
  const edits = changing(({ overwrites }) => overwrites === "edit");
  const moves = whole(({ place }) => place?.verdict === "write" && place.overwrites === "edit");
  const drafts = changing(({ overwrites }) => overwrites === "draft");
  const removes = written.flatMap((action) =>
    action.removes === undefined ? [] : [{ action, locales: action.removes }],
  );
  const all: readonly Risk[] = [
    { kind: "publishes", count: inLocales(publishes), pages: publishes },
    { kind: "unpublishes", count: inLocales(unpublishes), pages: unpublishes },
    { kind: "deletes", count: deletes.length, pages: deletes },
    { kind: "overwrites-edits", count: inLocales(edits) + moves.length, pages: [...edits, ...moves] },
    { kind: "overwrites-drafts", count: drafts.length, pages: drafts },
    { kind: "removes-locales", count: inLocales(removes), pages: removes },
  ];
  return all.filter(({ count }) => count > 0).map((risk) => ({ ...risk, pages: risk.pages.map(once) }));
}

function inLocales(pages: readonly RiskyPage[]): number {
  return pages.flatMap(({ locales }) => locales).length;
}

function once({ action, locales }: RiskyPage): RiskyPage {
  return { action, locales: [...new Set(locales)] };
}

const PAGES: Partial<Record<Risk["kind"], string>> = {
  publishes: "that become public",
  unpublishes: "that stop being public",
  deletes: "deleted for good",
};

const LINES: Partial<Record<Risk["kind"], string>> = {
  "overwrites-edits": "Edits made in Intercom that are written over",
  "overwrites-drafts": "Drafts of teammates that are written over",
  "removes-locales": "Translations that go",
};

/** The risks for a terminal, by their numbers: all of pages on one line. */
export function risks(plan: Plan, paint: Paint): string {
  const found = risksOf(plan);
  const told = (words: Partial<Record<Risk["kind"], string>>): [string, number][] =>
    found.flatMap(({ kind, count }) => (words[kind] === undefined ? [] : [[words[kind], count]]));
  const pages = told(PAGES).map(([what, count]) => `${what}: ${String(count)}`);
  return [
    ...(pages.length === 0 ? [] : [`${paint("strong", "Pages")} ${pages.join(" · ")}`]),
    ...told(LINES).map(([what, count]) => `${paint("strong", what)}: ${String(count)}`),
  ].join("\n");
}

import type { Field } from "../../model/kind.ts";
import type { Action, FieldChange, Plan } from "../../model/plan.ts";
import { DRAFT_WORDS } from "../hidden-words.ts";
import { partWords } from "../origin-words.ts";
import { verdictNote } from "../plan-text.ts";
import { localeName } from "./locales.ts";
import { markup, NOTHING, type Markup } from "./markup.ts";
import { excerpt } from "./prose.ts";

export interface FieldOptions {
  /** Whether the words of a locale are in the report as a page, or stay out of it. */
  readonly words: (change: FieldChange) => "as a page" | "here" | "left out";
}

/** What changes of an action, field by field, besides the text that is shown as a page. */
export function fieldList(action: Action, plan: Plan, options: FieldOptions): Markup {
  const items = action.changes.flatMap((change) => fieldItem(change, action, plan, options));
  const all = [...placeItem(action, plan), ...items];
  return all.length === 0 ? NOTHING : markup`<ul class="fields">${all}</ul>`;
}

function fieldItem(change: FieldChange, action: Action, plan: Plan, { words }: FieldOptions): Markup[] {
  const { locale, field, verdict } = change;
  const where = words(change);
  if (verdict === "settle" || (where === "as a page" && isOnPage(change, action))) return [];
  const note = change.note === undefined ? verdictNote(verdict) : ` (${change.note})`;
  const value =
    where === "left out" && TEXTS.has(field)
      ? markup`<span class="quiet">${DRAFT_WORDS}</span>`
      : values(change, where === "here" || isBesidePage(change, action));
  return [
    markup`<li><span class="name">${localeName(locale)}, ${field}:</span> ${value}${note}${partWords(change, action, plan)}</li>`,
  ];
}

/** The fields whose words may be a draft's. */
const TEXTS: ReadonlySet<Field> = new Set(["title", "description", "body"]);

/** Whether the page, or what stands beside its language, shows what a line would say. */
function isOnPage({ field, verdict, note, prose }: FieldChange, { verb, id }: Action): boolean {
  const isNew = verb === "create" && id === undefined;
  if (field === "state") return isNew;
  if (field === "body") return verdict === "write" && note === undefined && (isNew || prose !== undefined);
  return TEXTS.has(field) && verdict === "write";
}

/** A kept edit on a page that is written: the page shows what comes of both, and this line what the edit was. */
function isBesidePage({ locale, verdict }: FieldChange, { changes }: Action): boolean {
  const isWritten = (one: FieldChange): boolean =>
    one.locale === locale && one.verdict === "write" && TEXTS.has(one.field);
  return verdict === "drift" && changes.some(isWritten);
}

function values({ field, before, after, prose, verdict }: FieldChange, isWhole: boolean): Markup {
  if (prose !== undefined && isWhole) return excerpt(prose);
  if (before === after || before === null) return value(after);
  return verdict === "write" && TEXTS.has(field) && field !== "body"
    ? markup`<del>${value(before)}</del> <ins>${value(after)}</ins>`
    : markup`${value(before)}${TO}${value(after)}`;
}

const TO: Markup = markup` <span aria-hidden="true">→</span><span class="unseen">to</span> `;

function value(text: string | null): Markup {
  return text === null ? markup`<span class="quiet">nothing</span>` : markup`<bdi>${text}</bdi>`;
}

function placeItem(action: Action, plan: Plan): Markup[] {
  const { place, verb } = action;
  if (place === undefined || place.verdict === "settle" || verb === "create") return [];
  const inIntercom = place.beforeTitle ?? "no collection";
  const inContent = place.afterTitle ?? "no collection";
  // As for fields: what is written leads to the content's, what teammates did and is kept, to Intercom's.
  const [from, to] = place.verdict === "drift" ? [inContent, inIntercom] : [inIntercom, inContent];
  const note = `${verdictNote(place.verdict)}${partWords(place, action, plan)}`;
  return [markup`<li><span class="name">place:</span> ${value(from)}${TO}${value(to)}${note}</li>`];
}

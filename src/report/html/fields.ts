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
  const isText = field === "title" || field === "description" || field === "body";
  const where = isText ? words(change) : "here";
  if (verdict === "settle" || isSilent(change, action, where)) return [];
  const note = change.note === undefined ? verdictNote(verdict) : ` (${change.note})`;
  const value = where === "left out" ? markup`<span class="quiet">${DRAFT_WORDS}</span>` : values(change, where);
  return [
    markup`<li><span class="name">${localeName(locale)}, ${field}:</span> ${value}${note}${partWords(change, action, plan)}</li>`,
  ];
}

/** The page shows what the line would say. */
function isSilent({ field, verdict, note, prose }: FieldChange, { verb, id }: Action, where: string): boolean {
  const isNew = verb === "create" && id === undefined;
  if (where !== "as a page") return isNew && where === "here" && field === "description";
  if (field === "body") return verdict === "write" && note === undefined && (isNew || prose !== undefined);
  return verdict === "write";
}

function values({ before, after, prose, verdict }: FieldChange, where: string): Markup {
  if (prose !== undefined && where === "here") return excerpt(prose);
  const isWritten = verdict === "write";
  const was = before === null ? markup`<span class="quiet">nothing</span>` : markup`<bdi>${before}</bdi>`;
  const is = after === null ? markup`<span class="quiet">nothing</span>` : markup`<bdi>${after}</bdi>`;
  if (before === after) return is;
  return isWritten
    ? markup`${before === null ? NOTHING : markup`<del>${was}</del> <span aria-hidden="true">→</span> `}<ins>${is}</ins>`
    : markup`${was} <span aria-hidden="true">→</span><span class="unseen"> to </span> ${is}`;
}

function placeItem(action: Action, plan: Plan): Markup[] {
  const { place, verb } = action;
  if (place === undefined || place.verdict === "settle" || verb === "create") return [];
  const inIntercom = place.beforeTitle ?? "no collection";
  const inContent = place.afterTitle ?? "no collection";
  // As for fields: what is written leads to the content's, what teammates did and is kept, to Intercom's.
  const [from, to] = place.verdict === "drift" ? [inContent, inIntercom] : [inIntercom, inContent];
  const note = `${verdictNote(place.verdict)}${partWords(place, action, plan)}`;
  return [
    markup`<li><span class="name">place:</span> <bdi>${from}</bdi> <span aria-hidden="true">→</span><span class="unseen"> to </span> <bdi>${to}</bdi>${note}</li>`,
  ];
}

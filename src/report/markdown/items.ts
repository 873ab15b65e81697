import { nameOf, type Key } from "../../model/key.ts";
import { kinds, type Field } from "../../model/kind.ts";
import type { Action, FieldChange, PlaceChange, Plan } from "../../model/plan.ts";
import { DRAFT_WORDS, isReadable, type Drafts } from "../hidden-words.ts";
import { codeSpan, fenced, inertText, shortened } from "../inert.ts";
import { partWords } from "../origin-words.ts";
import { markLines } from "../marks.ts";
import { verdictNote } from "../plan-text.ts";
import { rewriteOf } from "../rewrite.ts";
import { SIGNS } from "../signs.ts";
import { whyText } from "../why.ts";
import type { Detail, Item } from "./fit.ts";
import { changedPlaces, proseDiffLines, wrapped } from "./prose.ts";

/** What of an action or an edit says which page it is. */
type Page = Pick<Action, "kind" | "title" | "path" | "file" | "removedFile" | "unpublished" | "id"> & {
  readonly key?: Key;
};

type Change = Pick<FieldChange, "locale" | "field" | "before" | "after" | "prose" | "marks">;

/** Tells whose a change is, where the plan is one of a pull request. */
type Whose = Pick<Plan, "proposal">;

/** Fields that are words of the page. */
const WORDS: ReadonlySet<Field> = new Set(["title", "description", "body"]);

/** Values longer than this stand below each other. */
const LONG = 80;
const LONGEST_TITLE = 120;

/** An action of a plan as an entry of a list. */
export function actionItem(action: Action, plan: Whose, drafts: Drafts): Item {
  const about = [pageName(action, drafts), whereText(action), whyText(action, plan, inertText)];
  return {
    head: `- ${codeSpan(SIGNS[action.verb].sign)} ${about.filter((part) => part !== "").join(" · ")}`,
    details: [...placeDetails(action, plan), ...changeDetails(action, plan, drafts)],
  };
}

/** A page by its title: the words of a draft are kept where they are not to be shown. */
export function pageName(page: Page, drafts: Drafts): string {
  const noun = page.kind === "article" ? "" : `${kinds[page.kind].singular} `;
  return drafts === "hidden" && page.unpublished?.title === "unpublished"
    ? `*${noun}${DRAFT_WORDS}*`
    : `${noun}**${inertText(shortened(page.title, LONGEST_TITLE))}**`;
}

/** Where it stands: its file, or what is known of it besides. */
export function whereText({ file, removedFile, path, key, kind, id }: Page): string {
  const where = file ?? removedFile ?? path ?? (key === undefined ? undefined : nameOf(key));
  if (where !== undefined && where !== "") return codeSpan(shortened(where, 2 * LONGEST_TITLE));
  return id === undefined ? "" : codeSpan(`${kinds[kind].singular} ${id}`);
}

/** It begins with what parts it from the text before. */
function originText(note: string): string {
  const [, gap = "", words = ""] = /^(; | )?(.*)$/u.exec(note) ?? [];
  return words === "" ? "" : gap + inertText(words);
}

function placeDetails(action: Action, plan: Whose): Detail[] {
  const { place, verb } = action;
  if (place === undefined || place.verdict === "settle" || verb === "create") return [];
  return [
    {
      lines: [
        `  - place: ${placeWay(place)}${verdictNote(place.verdict)}${originText(partWords(place, action, plan))}`,
      ],
    },
  ];
}

function placeWay({ verdict, beforeTitle, afterTitle }: PlaceChange): string {
  // As for fields: what is written leads to the content's, what teammates did and is kept, to Intercom's.
  const way = verdict === "drift" ? [afterTitle, beforeTitle] : [beforeTitle, afterTitle];
  return way.map(placeTitle).join(" → ");
}

/** The collection that something stands in, by its title. */
export function placeTitle(title: string | null): string {
  return title === null ? "no collection" : codeSpan(shortened(title, LONGEST_TITLE));
}

function changeDetails(action: Action, plan: Whose, drafts: Drafts): Detail[] {
  const { verb, id } = action;
  // With an id it goes on where an interrupted run ended: only what is still to be written stands in it.
  if (verb === "create" && id === undefined) return createdDetails(action, drafts);
  const shown = action.changes.filter(({ verdict }) => verdict !== "settle");
  return fieldDetails(shown, action, drafts, (change) => {
    const note = change.note === undefined ? verdictNote(change.verdict) : ` (${inertText(change.note)})`;
    return note + originText(partWords(change, action, plan));
  });
}

function createdDetails(action: Action, drafts: Drafts): Detail[] {
  const locales = [...new Set(action.changes.map(({ locale }) => locale))];
  return locales.flatMap((locale): Detail[] => {
    if (!isReadable(action, locale, drafts)) return [{ lines: [`  - ${locale}: ${DRAFT_WORDS}`] }];
    const value = (field: Field): string =>
      action.changes.find((change) => change.locale === locale && change.field === field)?.after ?? "";
    const title = value("title");
    const rest = action.kind === "article" ? [value("body"), value("state"), `by ${inertText(value("author"))}`] : [];
    const parts = [...(title === action.title ? [] : [`**${inertText(shortened(title, LONGEST_TITLE))}**`]), ...rest];
    return parts.length === 0 ? [] : [{ lines: [`  - ${locale}: ${parts.join(", ")}`] }];
  });
}

/**
 * The fields that changed, each by itself; what may not be shown of a locale is named in one line.
 * @param noteOf what stands behind a field
 */
export function fieldDetails<Shown extends Change>(
  changes: readonly Shown[],
  page: Page,
  drafts: Drafts,
  noteOf: (change: Shown) => string,
): Detail[] {
  const isShown = ({ locale, field }: Change): boolean => !WORDS.has(field) || isReadable(page, locale, drafts);
  const hidden = changes.filter((change) => !isShown(change));
  const locales = [...new Set(hidden.map(({ locale }) => locale))];
  const kept = locales.map((locale): Detail => {
    const fields = hidden.filter((change) => change.locale === locale).map(({ field }) => field);
    return { lines: [`  - ${locale} ${fields.join(", ")}: ${DRAFT_WORDS}`] };
  });
  return [...kept, ...changes.filter(isShown).map((change) => fieldDetail(change, noteOf(change)))];
}

function fieldDetail(change: Change, note: string): Detail {
  const detail = wordsDetail(change, note);
  const marks = markLines(change.marks, { name: codeSpan, value: codeSpan });
  return { ...detail, lines: [...detail.lines, ...indented(marks.map((line) => `- ${line}`))] };
}

function wordsDetail(change: Change, note: string): Detail {
  const { locale, field, before, after, prose } = change;
  const about = `  - ${locale} ${field}:`;
  const rewrite = rewriteOf(change);
  if (rewrite !== undefined) {
    const sides = [...signed("- ", rewrite.before), ...signed("+ ", rewrite.after)];
    const told = `${about} ${rewrite.size}${note}`;
    return { lines: [told, ...indented(fenced("diff", sides))], short: told };
  }
  if (prose !== undefined) {
    const places = changedPlaces(prose);
    const numbers = field === "body" ? `, ${valueText(before)} → ${valueText(after)}` : "";
    const number = places === 1 ? "1 place changes" : `${String(places)} places change`;
    return {
      lines: [about + note, ...indented(proseDiffLines(prose))],
      short: `${about} ${number}${numbers}${note}`,
    };
  }
  if (before === after) return { lines: [`${about}${note === "" ? " the same" : note}`] };
  if (Math.max(before?.length ?? 0, after?.length ?? 0) <= LONG) {
    return { lines: [`${about} ${valueText(before)} → ${valueText(after)}${note}`] };
  }
  const sides = [...signed("- ", before), ...signed("+ ", after)];
  return { lines: [about + note, ...indented(fenced("diff", sides))], short: `${about} changes${note}` };
}

function valueText(value: string | null): string {
  if (value === null) return "nothing";
  return /^\d+ words?$/u.test(value) ? value : codeSpan(value);
}

function signed(sign: string, value: string | null): string[] {
  return value === null ? [] : wrapped(value.replace(/\s+/gu, " ").trim()).map((line) => sign + line);
}

/** Below an entry of a list in a list. */
function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

/** The groups' counts of what becomes of their pages. */
export function verbCounts(actions: readonly Pick<Action, "verb">[]): string {
  const counts = new Map<Action["verb"], number>();
  for (const { verb } of actions) counts.set(verb, (counts.get(verb) ?? 0) + 1);
  return [...counts].map(([verb, count]) => `${String(count)} ${VERB_WORDS[verb]}`).join(", ");
}

const VERB_WORDS: Readonly<Record<Action["verb"], string>> = {
  create: "new",
  update: "changed",
  move: "moved",
  unpublish: "taken offline",
  delete: "deleted",
  adopt: "taken over",
  forget: "let go",
  unchanged: "unchanged",
  drift: "edited in Intercom (kept)",
  conflict: "in conflict",
  blocked: "blocked",
  unmanaged: "not helpsync's",
  incomplete: "not taken over in full",
};

import { kinds } from "../../model/kind.ts";
import { nameOf } from "../../model/key.ts";
import { localesOf, type Locale } from "../../model/locale.ts";
import type { PageEntry, PageSides, PlanPages } from "../../model/pages.ts";
import type { Action, FieldChange, Plan } from "../../model/plan.ts";
import { DRAFT_WORDS, isReadable, titleOf, type Drafts } from "../hidden-words.ts";
import { originWords } from "../origin-words.ts";
import { lastEdit } from "../why.ts";
import { SIGNS } from "../signs.ts";
import { fieldList } from "./fields.ts";
import { LEVELS, type Level } from "./levels.ts";
import { localeName } from "./locales.ts";
import { markup, NOTHING, sentence, type Markup } from "./markup.ts";
import { planPage, type LevelledPage, type PageContext } from "./plan-page.ts";

/** One action with its pages, of which the levels are chosen later. */
export interface Card {
  readonly action: Action;
  readonly entry: PageEntry;
  /** What its address in the report ends with. */
  readonly id: string;
  readonly title: string;
  readonly pages: readonly CardPage[];
}

interface CardPage {
  readonly locale: Locale;
  readonly sides: PageSides;
  readonly page: LevelledPage;
}

export interface CardContext extends PageContext {
  readonly plan: Plan;
  readonly pages: PlanPages;
  readonly drafts: Drafts;
}

/** What becomes of a resource, in a word for people. */
const VERBS: Readonly<Record<Action["verb"], string>> = {
  create: "New",
  update: "Update",
  move: "Move",
  unpublish: "Unpublish",
  delete: "Delete",
  adopt: "Adopt",
  forget: "Forget",
  unchanged: "Unchanged",
  drift: "Edited in Intercom",
  conflict: "Conflict",
  blocked: "Blocked",
  unmanaged: "Not managed",
  incomplete: "Not taken over",
};

/** An action as the report shows it, its pages read and merged. */
export function openCard(action: Action, entry: PageEntry, id: string, context: CardContext): Card {
  const shown = localesOf(entry.pages, context.pages.defaultLocale).flatMap((locale): CardPage[] => {
    const sides = entry.pages[locale];
    if (sides === undefined || !isReadable(action, locale, context.drafts)) return [];
    const changes = action.changes.filter((change) => change.locale === locale);
    return [{ locale, sides, page: planPage(locale, sides, changes, context) }];
  });
  return { action, entry, id, title: titleOf(action, context.drafts), pages: shown };
}

/**
 * @param levels of its pages, in their order
 * @param state whether it is open at first
 */
export function writeCard(
  card: Card,
  levels: readonly Level[],
  state: "open" | "closed",
  context: CardContext,
): Markup {
  const { action, title, id, pages } = card;
  const withPage = new Set(pages.map(({ locale }) => locale));
  const { plan, drafts } = context;
  const fields = fieldList(action, plan, {
    words: ({ locale }) =>
      withPage.has(locale) ? "as a page" : isReadable(action, locale, drafts) ? "here" : "left out",
  });
  const written = pages.map((page, index) => localeSection(page, action, levels[index] ?? "named"));
  const name = action.path ?? (action.key === undefined ? (action.id ?? "") : nameOf(action.key));
  return markup`<details class="card ${SIGNS[action.verb].tone}" id="${id}"${state === "open" ? markup` open` : NOTHING}>
<summary>${verbBadge(action)}<h3><bdi>${title}</bdi></h3><span class="about">${kinds[action.kind].singular} <code>${name}</code>${localeList(card)}</span></summary>
<div class="inside"><p class="reason">${sentence(`${action.reason}${lastEdit(action)}.`)}${origins(action, plan)}</p>
${remedies(action)}${fields}${hiddenNote(card, drafts)}${written}</div></details>
`;
}

/** The sign of what becomes of a resource, and for who cannot see it the word. */
export function verbSign({ verb }: Action): Markup {
  const { sign, tone } = SIGNS[verb];
  return markup`<span class="sign ${tone}" aria-hidden="true">${sign}</span><span class="unseen">${VERBS[verb]}: </span>`;
}

function verbBadge({ verb }: Action): Markup {
  return markup`<span class="verb">${VERBS[verb]}</span>`;
}

function localeList({ pages }: Card): Markup {
  return pages.length < 2 ? NOTHING : markup` · ${pages.map(({ locale }) => locale).join(", ")}`;
}

function origins({ origins: whose = [], edited }: Action, { proposal }: Plan): Markup[] {
  if (proposal === undefined) return [];
  return whose.map(
    (origin) => markup` <span class="origin ${origin}">${originWords(origin, proposal, edited?.by ?? null)}</span>`,
  );
}

function remedies({ remedies: lines = [], remedyFile }: Action): Markup {
  if (lines.length === 0 || remedyFile === undefined) return NOTHING;
  const which = lines.length === 1 ? "this line" : "one of these lines";
  return markup`<p>Write ${which} into the frontmatter of <code>${remedyFile}</code>:</p><ul class="remedies">${lines.map((line) => markup`<li><code>${line}</code></li>`)}</ul>`;
}

function hiddenNote({ entry, action }: Card, drafts: Drafts): Markup {
  const isHidden = Object.keys(entry.pages).some((locale) => !isReadable(action, locale as Locale, drafts));
  return isHidden ? markup`<p class="cut-note">Text: ${DRAFT_WORDS}.</p>` : NOTHING;
}

function localeSection({ locale, sides, page }: CardPage, action: Action, level: Level): Markup {
  const note = pageNote(sides, locale, action);
  const said = note === "" ? NOTHING : markup` <span class="page-note">${note}</span>`;
  const content = page[LEVELS.indexOf(level)]?.() ?? NOTHING;
  return markup`<section class="locale"><h4>${localeName(locale)}${said}</h4>${content}</section>`;
}

/** What becomes of the page where it has one side only, or where nothing is written. */
function pageNote({ kind, before, after }: PageSides, locale: Locale, { verb, changes, removes }: Action): string {
  if (kind === "kept") return "edited in Intercom, kept";
  if (kind === "conflict") return "nothing is written";
  if (before !== undefined && after !== undefined) return keptNote(changes.filter((one) => one.locale === locale));
  if (before === undefined) {
    const state = changes.find((change) => change.locale === locale && change.field === "state")?.after;
    return verb === "create" ? `new page, ${state ?? "as in its file"}` : "becomes public";
  }
  return verb === "delete" || removes?.includes(locale) === true ? "goes for good" : "not public any more";
}

/** Names the fields of a written page that stay as a teammate edited them. */
function keptNote(changes: readonly FieldChange[]): string {
  const kept = changes.flatMap(({ field, verdict }) => (verdict === "drift" ? [field] : []));
  return kept.length === 0 ? "" : `${kept.join(" and ")} edited in Intercom, kept`;
}

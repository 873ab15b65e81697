import type { PlanPages } from "../model/pages.ts";
import type { Action, Plan } from "../model/plan.ts";
import type { Drafts } from "./hidden-words.ts";
import { openCard, writeCard, type Card, type CardContext } from "./html/card.ts";
import { htmlDocument } from "./html/document.ts";
import { head, notes } from "./html/head.ts";
import { chooseLevels, type Level } from "./html/levels.ts";
import { markup, NOTHING, sentence, sizeOf, type Markup } from "./html/markup.ts";
import { openPictures } from "./html/picture.ts";
import { sizesOf } from "./html/plan-page.ts";
import { folderTree, navigation, sections } from "./html/tree.ts";
import { summaryLine } from "./summary-line.ts";

export interface HtmlOptions {
  readonly drafts: Drafts;
  /** Bytes that the report may have; what would be more is shown in part. 4,500,000 where absent. */
  readonly budget?: number;
}

/** So many changes are all open at first; of more than these a browser lays out those that are looked at. */
const OPEN = 12;

/**
 * A plan as one HTML file that needs nothing else: every change with its pages before and after. Pages are shown whole
 * while the budget holds them, else in part; what stands around them is never cut.
 */
export function planHtml(plan: Plan, pages: PlanPages, { drafts, budget = 4_500_000 }: HtmlOptions): string {
  const pictures = openPictures(pages, { isSandbox: plan.workspace.sandbox });
  const shown = plan.actions.flatMap((action, index) => (isQuiet(action) ? [] : [{ action, index }]));
  const places = new Map<string, string>(
    shown.flatMap(({ action: { key }, index }) => (key === undefined ? [] : [[key, `change-${String(index + 1)}`]])),
  );
  const context: CardContext = {
    plan,
    pages,
    drafts,
    helpCenterUrls: pages.helpCenterUrls,
    picture: pictures.show,
    placeOf: (key) => places.get(key),
  };
  const cards = shown.map(({ action, index }) =>
    openCard(action, pages.entries[index] ?? { folder: null, pages: {} }, `change-${String(index + 1)}`, context),
  );
  const write = (levels: ReadonlyMap<Card, readonly Level[]>): string =>
    report(plan, pages, cards, { sheet: pictures.sheet, inPart: partNote(levels) }, (card) =>
      writeCard(card, levels.get(card) ?? [], cards.length > OPEN ? "closed" : "open", context),
    );
  const named = new Map(cards.map((card) => [card, card.pages.map((): Level => "named")]));
  const left = budget - Buffer.byteLength(write(named));
  return write(levelsOf(cards, left));
}

function isQuiet({ verb }: Action): boolean {
  return verb === "unchanged" || verb === "unmanaged";
}

/** How much is shown of each page; what all levels take is only found out where the pages do not fit whole. */
function levelsOf(cards: readonly Card[], budget: number): ReadonlyMap<Card, readonly Level[]> {
  const shown = cards.flatMap(({ pages }) => pages.map(({ page }) => page));
  const whole = shown.map((page) => sizeOf(page[0]?.() ?? NOTHING)).reduce((sum, bytes) => sum + bytes, 0);
  const levels = whole <= budget ? shown.map((): Level => "whole") : chooseLevels(shown.map(sizesOf), budget);
  let at = 0;
  return new Map(cards.map((card) => [card, levels.slice(at, (at += card.pages.length))]));
}

/** Says that pages are not shown whole, where some are not. */
function partNote(levels: ReadonlyMap<Card, readonly Level[]>): string {
  const all = [...levels.values()].flat();
  const inPart = all.filter((level) => level !== "whole").length;
  if (inPart === 0) return "";
  return ` · To keep this report small, ${String(inPart)} of ${String(all.length)} pages are shown in part.`;
}

function report(
  plan: Plan,
  { folders }: PlanPages,
  cards: readonly Card[],
  { sheet, inPart }: { readonly sheet: Markup; readonly inPart: string },
  write: (card: Card) => Markup,
): string {
  const tree = folderTree(folders, cards);
  const said = notes(plan).map((note) => markup`<p>${sentence(note)}</p>`);
  const nav =
    cards.length === 0
      ? NOTHING
      : markup`<nav aria-label="Changes"><details class="contents"><summary>Contents</summary>${navigation(tree)}</details></nav>`;
  return htmlDocument(
    `Plan for ${plan.workspace.name}: ${summaryLine(plan.summary)}`,
    markup`<a class="skip" href="#changes">Skip to the changes</a>
${head(plan, cards)}
<div class="frame">${nav}
<main id="changes" tabindex="-1"${cards.length > OPEN ? markup` class="many"` : NOTHING}>
${cards.length === 0 ? markup`<p class="none">There is nothing to show: the help center is as the files say.</p>` : tools(cards, inPart)}
${sections(tree, write)}${said.length === 0 ? NOTHING : markup`<div class="notes">${said}</div>`}
</main></div>
<footer><p>Digest <code>${plan.digest}</code></p></footer>
${sheet}`,
  );
}

/** What the script makes work: it is hidden where no script runs. */
function tools(cards: readonly Card[], inPart: string): Markup {
  const hasPages = cards.some(({ pages }) => pages.length > 0);
  if (!hasPages) return NOTHING;
  return markup`<div class="tools" hidden>
<div class="views" role="group" aria-label="View of all pages"></div>
<div class="folds" role="group" aria-label="All changes"><button type="button" data-fold="open">Open all</button>
<button type="button" data-fold="close">Close all</button></div>
</div>
<p class="legend">Marks: <del>what goes</del> <ins>what comes</ins>${inPart}</p>`;
}

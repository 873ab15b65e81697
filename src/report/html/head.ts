import type { Locale } from "../../model/locale.ts";
import type { Action, Plan } from "../../model/plan.ts";
import type { Card } from "./card.ts";
import { followersNote } from "../identity-notes.ts";
import { mergedNote } from "../origin-words.ts";
import { conflictsByWay, formattingNote, leftOutNote, unmanagedNote } from "../plan-notes.ts";
import { risksOf, type Risk } from "../plan-risks.ts";
import { summaryLine } from "../summary-line.ts";
import { code, markup, NOTHING, sentence, type Markup } from "./markup.ts";

/** What stands above the changes: the workspace first, then the sum, what is risky, what stops it, and what it warns of. */
export function head(plan: Plan, cards: readonly Card[]): Markup {
  const { workspace, helpCenter, proposal } = plan;
  const sandbox = workspace.sandbox ? markup` <span class="chip">embedded sandbox</span>` : NOTHING;
  const goal = proposal === undefined ? NOTHING : markup` · for a pull request to <bdi>${proposal.branch}</bdi>`;
  return markup`<header class="head"><p class="eyebrow">helpsync plan</p><h1><span class="unseen">Workspace </span><bdi>${workspace.name}</bdi>${sandbox}</h1><p class="facts">Workspace <bdi>${workspace.id}</bdi> · help center <bdi>${helpCenter.identifier}</bdi> · API ${workspace.apiVersion}${goal}</p><p class="sum">${summaryLine(plan.summary)}</p>${riskSection(plan, cards)}${guardSection(plan)}${settleSection(plan, cards)}${list(
    "Warnings",
    "warn",
    plan.warnings.map(({ message }) => message),
  )}</header>`;
}

/** What is told of the plan besides its changes, below them. */
export function notes(plan: Plan): string[] {
  const unmanaged = unmanagedNote(plan);
  return [
    mergedNote(plan),
    followersNote(plan).replace(" (-v lists it)", "").replace(" (-v lists them)", ""),
    ...formattingNote(plan).split("\n"),
    unmanaged === "" ? "" : `${unmanaged}.`,
    leftOutNote(plan),
  ].filter((note) => note !== "");
}

const RISKS: Readonly<Record<Risk["kind"], string>> = {
  publishes: "Pages that become public",
  unpublishes: "Pages that stop being public",
  deletes: "Pages deleted for good",
  "overwrites-edits": "Edits made in Intercom that are written over",
  "overwrites-drafts": "Drafts of teammates that are written over",
  "removes-locales": "Translations that go",
};

/** So many pages are named with a risk; the others are counted. */
const NAMED = 12;

function riskSection(plan: Plan, cards: readonly Card[]): Markup {
  const found = risksOf(plan);
  if (found.length === 0) return NOTHING;
  const items = found.map(
    ({ kind, count, pages }) => markup`<li><strong>${RISKS[kind]}: ${count}</strong>${pageLinks(pages, cards)}</li>`,
  );
  return markup`<section class="box risks" aria-labelledby="risks"><h2 id="risks">Risks</h2><ul>${items}</ul></section>`;
}

interface NamedPage {
  readonly action: Action;
  readonly locales: readonly Locale[];
}

/** The first pages of some, each with the way to its card. */
function pageLinks(pages: readonly NamedPage[], cards: readonly Card[]): Markup {
  const byAction = new Map<Action, Card>(cards.map((card) => [card.action, card]));
  const named = pages.slice(0, NAMED).flatMap(({ action, locales }) => {
    const card = byAction.get(action);
    const where = locales.length === 0 ? "" : ` (${locales.join(", ")})`;
    return card === undefined ? [] : [markup`<li><a href="#${card.id}"><bdi>${card.title}</bdi></a>${where}</li>`];
  });
  const more = pages.length > NAMED ? [markup`<li>and ${pages.length - NAMED} more</li>`] : [];
  return markup`<ul>${[...named, ...more]}</ul>`;
}

function settleSection(plan: Plan, cards: readonly Card[]): Markup {
  const items = conflictsByWay(plan).map(({ words, actions }) => {
    const pages = actions.map((action) => ({ action, locales: [] }));
    return markup`<li>${sentence(words)}${pageLinks(pages, cards)}</li>`;
  });
  if (items.length === 0) return NOTHING;
  return markup`<section class="box settle" aria-labelledby="settle"><h2 id="settle">To settle</h2><ul>${items}</ul></section>`;
}

function guardSection({ guards }: Plan): Markup {
  if (guards.length === 0) return NOTHING;
  const items = guards.map(({ message, override }) => {
    const next = override === undefined ? NOTHING : markup` If this is meant: ${code(override)}`;
    return markup`<li>${sentence(message)}${next}</li>`;
  });
  return markup`<section class="box stop" aria-labelledby="stopped"><h2 id="stopped">Stopped</h2><ul>${items}</ul></section>`;
}

function list(title: string, name: string, lines: readonly string[]): Markup {
  if (lines.length === 0) return NOTHING;
  return markup`<section class="box ${name}" aria-labelledby="${name}"><h2 id="${name}">${title}</h2><ul>${lines.map((line) => markup`<li>${sentence(line)}</li>`)}</ul></section>`;
}

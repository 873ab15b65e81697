import type { Action, Guard, Plan } from "../../model/plan.ts";
import type { Advice } from "../advised.ts";
import type { Drafts } from "../hidden-words.ts";
import { codeSpan, inertText } from "../inert.ts";
import { waysOut } from "../plan-notes.ts";
import { risksOf, type Risk } from "../plan-risks.ts";
import { actionItem, pageName } from "./items.ts";
import { counted, firstOf } from "./lists.ts";

/** How the parts that are never left out are told. */
export interface Manner {
  readonly drafts: Drafts;
  /** How many of each list are named. */
  readonly named: number;
  /** Puts what settles a conflict into the words of whoever reads it. */
  readonly advice: Advice;
}

/** What cannot be taken back, or what customers see at once. */
export function riskLines(plan: Plan, { drafts, named }: Manner): string[] {
  const lines = risksOf(plan).map(({ kind, count, pages }) => {
    const names = pages.map(({ action, locales }) => {
      const where = locales.length === 0 ? "" : ` (${locales.join(", ")})`;
      return pageName(action, drafts) + where;
    });
    const [what, noun] = RISKS[kind];
    return `- ${what}: ${counted(count, noun)}${named === 0 ? "" : `: ${firstOf(names, named).join("; ")}`}`;
  });
  return section("Risks", lines);
}

const RISKS: Readonly<Record<Risk["kind"], readonly [string, string]>> = {
  publishes: ["**Becomes public**", "page"],
  unpublishes: ["**Stops being public**", "page"],
  deletes: ["**Is deleted for good**", "page"],
  "overwrites-edits": ["**Edits made in Intercom that are written over**", "edit"],
  "overwrites-drafts": ["**Drafts of teammates that are written over**", "draft"],
  "removes-locales": ["**Translations that go**", "translation"],
};

/** What stops the apply as a whole, with the option that lets it through. */
export function guardLines({ guards }: Plan): string[] {
  return section("Stopped", guards.map(guardLine));
}

function guardLine({ message, override }: Guard): string {
  return `- ${inertText(message)}${override === undefined ? "" : ` If this is meant: ${inertText(override)}`}`;
}

/** What is not written as both sides changed it, and what settles that. */
export function conflictLines(plan: Plan, manner: Manner): string[] {
  const lines = headsOf(plan, "conflict", manner);
  return section(
    "Conflicts: left as they are in Intercom",
    lines.length === 0 ? [] : [...lines, "", ...waysOut(plan).flatMap((way) => [inertText(manner.advice(way)), ""])],
  );
}

/** What cannot be written, with the lines that would settle it. */
export function blockedLines(plan: Plan, manner: Manner): string[] {
  return section("Blocked: not written", headsOf(plan, "blocked", manner));
}

function headsOf(plan: Plan, verb: Action["verb"], { drafts, named }: Manner): string[] {
  const entries = plan.actions
    .filter((action) => action.verb === verb)
    .map((action) => [actionItem(action, plan, drafts).head, ...remedies(action)].join("\n"));
  return firstOf(entries, named).map(asEntry);
}

function remedies({ remedies: lines = [], remedyFile }: Action): string[] {
  if (lines.length === 0 || remedyFile === undefined) return [];
  const which = lines.length === 1 ? "this line" : "one of these lines";
  return [
    `  - Write ${which} into the frontmatter of ${codeSpan(remedyFile)}:`,
    ...lines.map((line) => `    - ${codeSpan(line)}`),
  ];
}

/** What people should know before the apply. */
export function warningLines({ warnings }: Plan, { named }: Manner): string[] {
  const entries = warnings.map(({ message }) => `- ${inertText(message)}`);
  return section("Warnings", firstOf(entries, named).map(asEntry));
}

function asEntry(line: string): string {
  return line.startsWith("- ") ? line : `- ${line}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`#### ${title}`, "", ...lines, ""];
}

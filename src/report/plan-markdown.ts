import type { Plan } from "../model/plan.ts";
import type { Drafts } from "./hidden-words.ts";
import { followersNote } from "./identity-notes.ts";
import { codeSpan, inertText } from "./inert.ts";
import { collectionGroups } from "./markdown/groups.ts";
import { fitGroups } from "./markdown/fit.ts";
import { leftOutText, ROOM_FOR_NOTES, type Whereabouts } from "./markdown/left-out.ts";
import { blockedLines, conflictLines, guardLines, riskLines, warningLines, type Manner } from "./markdown/stops.ts";
import { advised, asTyped, type Advice } from "./advised.ts";
import { mergedNote } from "./origin-words.ts";
import { formattingNote, leftOutNote, unmanagedNote } from "./plan-notes.ts";
import { NO_CHANGES, summaryLine } from "./summary-line.ts";

/** GitHub takes 65,536 characters in a comment; what writes it may put something around this. */
export const COMMENT_BUDGET = 60_000;

export interface MarkdownOptions {
  /** How many characters it may have; below 2,000 there is no room for what must be said. */
  readonly budget: number;
  readonly drafts: Drafts;
  /** Where the whole report is; nothing leads there where nothing changes. */
  readonly reportUrl?: string;
  /** Puts the options that let something through into the words of whoever reads it; absent: as they are typed. */
  readonly advice?: Advice;
}

/** How many of each list are named, until all of it fits. */
const NAMED = [20, 10, 5, 2, 0];

/**
 * A plan for a comment on a pull request: workspace and summary, what is risky, what stops it, and then what changes,
 * folded by collection. Whatever comes from articles, names or messages is shown as text. What there is no room for is
 * left out in whole parts, and counted.
 */
export function planMarkdown(given: Plan, options: MarkdownOptions): string {
  const { budget, drafts, advice = asTyped } = options;
  const plan = advised(given, advice);
  const reportUrl = summaryLine(plan.summary) === NO_CHANGES ? undefined : options.reportUrl;
  const where: Whereabouts = {
    command: `helpsync plan --workspace ${plan.workspace.name}`,
    ...(reportUrl === undefined ? {} : { reportUrl }),
  };
  const tail = [...notes(plan), `Digest: ${codeSpan(plan.digest)}`];
  const headOf = (named: number): string[] => [...opening(plan), ...matters(plan, { drafts, named, advice })];
  const fixed = (lines: readonly string[]): number => [...lines, ...tail].join("\n\n").length + ROOM_FOR_NOTES;
  const heads = NAMED.map(headOf);
  const head = heads.find((lines) => fixed(lines) <= budget / 2) ?? heads.at(-1) ?? [];
  const { lines, left } = fitGroups(collectionGroups(plan, drafts), budget - fixed(head));
  const changes = lines.length === 0 ? [] : ["#### Changes", "", ...lines, ""];
  const all = [...head, ...changes, ...spaced([leftOutText(left, where), ...tail])];
  return all.filter((line, index) => line !== "" || all[index - 1] !== "").join("\n");
}

function opening({ workspace, helpCenter, summary }: Plan): string[] {
  const of = workspace.sandbox ? ", the embedded sandbox" : "";
  const about = `Workspace ${codeSpan(workspace.id)}, help center ${codeSpan(helpCenter.identifier)}, API ${codeSpan(workspace.apiVersion)}.`;
  const sandbox = "The embedded sandbox runs inside helpsync: no customer sees any of this.";
  return [
    `### Plan for ${codeSpan(workspace.name)}${of}`,
    "",
    workspace.sandbox ? `${about} ${sandbox}` : about,
    "",
    `**${summaryLine(summary)}**`,
    "",
  ];
}

function matters(plan: Plan, manner: Manner): string[] {
  return [
    ...riskLines(plan, manner),
    ...guardLines(plan),
    ...conflictLines(plan, manner),
    ...blockedLines(plan, manner),
    ...warningLines(plan, manner),
  ];
}

function notes(plan: Plan): string[] {
  const unmanaged = unmanagedNote(plan);
  return [
    mergedNote(plan),
    followersNote(plan),
    formattingNote(plan),
    unmanaged === "" ? "" : `${unmanaged}.`,
    leftOutNote(plan),
  ]
    .filter((note) => note !== "")
    .map(inertText);
}

function spaced(paragraphs: readonly string[]): string[] {
  return paragraphs.filter((text) => text !== "").flatMap((text) => [text, ""]);
}

import { kinds } from "../model/kind.ts";
import { nameOf } from "../model/key.ts";
import type { Action, FieldChange, Plan, ProsePart } from "../model/plan.ts";
import { DRAFT_WORDS, isReadable, type Drafts } from "./hidden-words.ts";
import { followersNote, remedyLines } from "./identity-notes.ts";
import { mergedNote, partWords } from "./origin-words.ts";
import { painter, printable, type Paint } from "./paint.ts";
import { formattingNote, leftOutNote, unmanagedNote, waysOut } from "./plan-notes.ts";
import { markLines } from "./marks.ts";
import { risks } from "./plan-risks.ts";
import { rewriteOf } from "./rewrite.ts";
import { SIGNS } from "./signs.ts";
import { summaryLine } from "./summary-line.ts";
import { whyText } from "./why.ts";

export interface TextOptions {
  readonly color: "color" | "plain";
  /** With `all`, what is unchanged or not managed is listed too. */
  readonly detail: "changes" | "all";
  /** Whether the words of drafts are shown, beside their titles; they are where this is not said. */
  readonly drafts?: Drafts;
}

/** A plan for a terminal: workspace first, warnings, risks, actions, guards, and the one line that sums it up. */
export function planText(plan: Plan, options: TextOptions): string {
  const paint = painter(options.color);
  const unmanaged = unmanagedNote(plan);
  const shown = plan.actions.filter(({ verb }) => options.detail === "all" || !isQuiet(verb));
  const blocks = [
    workspaceLine(plan, paint),
    plan.warnings.map(({ message }) => `${paint("changed", "!")} ${printable(message)}`).join("\n"),
    risks(plan, paint),
    shown.map((action) => actionText(action, plan, options.drafts ?? "shown", paint)).join("\n"),
    printable(mergedNote(plan)),
    followersNote(plan),
    formattingNote(plan),
    options.detail === "all" || unmanaged === "" ? "" : `${unmanaged} (-v lists them).`,
    waysOut(plan).join("\n"),
    leftOutNote(plan),
    plan.guards.map((guard) => guardText(guard, paint)).join("\n"),
    summaryLine(plan.summary),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** The line that names the workspace: every output starts with it. */
export function workspaceLine({ workspace, helpCenter }: Pick<Plan, "workspace" | "helpCenter">, paint: Paint): string {
  const sandbox = workspace.sandbox ? ", embedded sandbox" : "";
  const where = `(${workspace.id}${sandbox}), help center ${helpCenter.identifier}, API ${workspace.apiVersion}`;
  return `${paint("strong", `Workspace ${workspace.name}`)} ${where}`;
}

function isQuiet(verb: Action["verb"]): boolean {
  return verb === "unchanged" || verb === "unmanaged";
}

function actionText(action: Action, plan: Plan, drafts: Drafts, paint: Paint): string {
  const { sign, tone } = SIGNS[action.verb];
  const name = action.key === undefined ? (action.id ?? "") : nameOf(action.key);
  const title = paint(tone, `${sign} ${kinds[action.kind].singular} ${printable(name)}`);
  const why = paint("quiet", `(${whyText(action, plan, printable)})`);
  const first = `${title} "${printable(action.title)}" ${why}`;
  return [
    first,
    ...placeLines(action, plan),
    ...changeLines(action, plan, drafts, paint),
    ...remedyLines(action, paint),
  ].join("\n");
}

function placeLines(action: Action, plan: Plan): string[] {
  const { place, verb } = action;
  if (place === undefined || place.verdict === "settle" || verb === "create") return [];
  const inIntercom = printable(place.beforeTitle ?? "no collection");
  const inContent = printable(place.afterTitle ?? "no collection");
  // As for fields: what is written leads to the content's, what teammates did and is kept, to Intercom's.
  const way = place.verdict === "drift" ? `${inContent} → ${inIntercom}` : `${inIntercom} → ${inContent}`;
  return [`    place: ${way}${verdictNote(place.verdict)}${printable(partWords(place, action, plan))}`];
}

function changeLines(action: Action, plan: Plan, drafts: Drafts, paint: Paint): string[] {
  const { verb, id, changes, kind } = action;
  // With an id it goes on where an interrupted run ended: only what is still to be written stands in it.
  if (verb === "create" && id === undefined) return createdLines(changes, kind === "article");
  const shown = changes.filter(({ verdict }) => verdict !== "settle");
  return shown.flatMap((change) => {
    const note = change.note === undefined ? verdictNote(change.verdict) : ` (${printable(change.note)})`;
    return changeText(readable(change, action, drafts), note + printable(partWords(change, action, plan)), paint);
  });
}

function createdLines(changes: readonly FieldChange[], isArticle: boolean): string[] {
  const locales = [...new Set(changes.map(({ locale }) => locale))];
  return locales.map((locale) => {
    const value = (field: FieldChange["field"]): string =>
      changes.find((change) => change.locale === locale && change.field === field)?.after ?? "";
    const rest = isArticle ? ` ${value("body")}, ${value("state")}, by ${printable(value("author"))}` : "";
    return `    ${locale}: "${printable(value("title"))}"${rest}`;
  });
}

/**
 * One field that changes, before and after, and what changes besides its words.
 * @param note what stands behind it
 */
export function changeText(change: ShownChange, note: string, paint: Paint): string[] {
  const marks = markLines(change.marks, { name: (text) => `"${printable(text)}"`, value: printable });
  return [changeLine(change, paint) + note, ...marks.map((line) => `      ${line}`)];
}

/** The same change, without its words where these are not to be shown; titles name the page in any case. */
export function readable(change: ShownChange, page: Pick<Action, "unpublished">, drafts: Drafts): ShownChange {
  const isWords = change.field === "body" || change.field === "description";
  if (!isWords || isReadable(page, change.locale, drafts)) return change;
  const { marks: _, ...rest } = change;
  return { ...rest, prose: [{ kind: "same", text: DRAFT_WORDS }] };
}

function changeLine(change: ShownChange, paint: Paint): string {
  const about = `    ${change.locale} ${change.field}:`;
  const rewrite = rewriteOf(change);
  if (rewrite !== undefined) {
    const { size, before, after } = rewrite;
    const sides = [{ kind: "removed", text: before } as const, { kind: "added", text: after } as const];
    return `${about} ${size}: ${prose(sides, paint)}`;
  }
  if (change.prose !== undefined) return `${about} ${prose(change.prose, paint)}`;
  // The sizes of a body that differs in something else than its words say nothing.
  if (change.field === "body" && change.before === change.after) return about;
  const before = change.before === null ? "nothing" : quote(change.before);
  return `${about} ${before} → ${change.after === null ? "nothing" : quote(change.after)}`;
}

/** What of a change is shown. */
type ShownChange = Pick<FieldChange, "locale" | "field" | "before" | "after" | "prose" | "marks">;

/** What is not to be written, and why. */
export function verdictNote(verdict: FieldChange["verdict"]): string {
  switch (verdict) {
    case "formatting":
      return " (formatting only, kept)";
    case "drift":
      return " (edited in Intercom, kept)";
    case "conflict":
      return " (changed on both sides)";
    case "incomplete":
      return " (written, not taken over)";
    case "write":
    case "settle":
      return "";
  }
}

function prose(parts: readonly ProsePart[], paint: Paint): string {
  return parts
    .map(({ kind, text }) => {
      const words = printable(text).replace(/\s+/gu, " ");
      if (kind === "removed") return paint("removed", `[-${words}-]`);
      return kind === "added" ? paint("added", `{+${words}+}`) : words;
    })
    .join("");
}

function quote(text: string): string {
  const words = printable(text);
  return words.length > 70 ? `"${words.slice(0, 69)}…"` : `"${words}"`;
}

function guardText({ message, override }: Plan["guards"][number], paint: Paint): string {
  const next = override === undefined ? "" : ` If this is meant: ${override}`;
  return `${paint("removed", "Stopped:")} ${printable(message)}${next}`;
}

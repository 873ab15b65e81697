import { kinds } from "../model/kind.ts";
import { nameOf } from "../model/key.ts";
import type { Action, FieldChange, Plan, ProsePart } from "../model/plan.ts";
import { DRAFT_WORDS, isReadable, type Drafts } from "./hidden-words.ts";
import { followersNote, remedyLines } from "./identity-notes.ts";
import { mergedNote, originNote, partWords } from "./origin-words.ts";
import { painter, printable, type Paint } from "./paint.ts";
import { formattingNote, leftOutNote, unmanagedNote, waysOut } from "./plan-notes.ts";
import { risks } from "./plan-risks.ts";
import { SIGNS } from "./signs.ts";
import { summaryLine } from "./summary-line.ts";

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
  const why = `${printable(action.reason)}${lastEdit(action)}${printable(originNote(action, plan))}`;
  const first = `${title} "${printable(action.title)}" ${paint("quiet", `(${why})`)}`;
  return [first, ...placeLines(action, plan), ...changeLines(action, plan, drafts, paint), ...remedyLines(action, paint)].join(
    "\n",
  );
}

/** When it was edited; the reason names who did, where the API tells. */
export function lastEdit({ edited }: Action): string {
  if (edited === undefined) return "";
  const at = `${new Date(edited.at * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const becomes = edited.become === undefined ? "" : `; ${edited.become}`;
  return `${edited.by === null ? `; last changed ${at}` : `, ${at}`}${becomes}`;
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
  return shown.map(
    (change) => changeText(readable(change, action, drafts), paint) + printable(partWords(change, action, plan)),
  );
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

function changeText(change: FieldChange, paint: Paint): string {
  const note = change.note === undefined ? verdictNote(change.verdict) : ` (${printable(change.note)})`;
  return changeLine(change, paint) + note;
}

/** The same change, without its words where these are not to be shown; titles name the page in any case. */
export function readable<Change extends ShownChange>(
  change: Change,
  page: Pick<Action, "unpublished">,
  drafts: Drafts,
): Change {
  const isWords = change.field === "body" || change.field === "description";
  if (!isWords || isReadable(page, change.locale, drafts)) return change;
  return { ...change, prose: [{ kind: "same", text: DRAFT_WORDS }] };
}

/** One field that changes, before and after. */
export function changeLine(change: ShownChange, paint: Paint): string {
  const about = `    ${change.locale} ${change.field}:`;
  if (change.prose !== undefined) return `${about} ${prose(change.prose, paint)}`;
  const before = change.before === null ? "nothing" : quote(change.before);
  return `${about} ${before} → ${change.after === null ? "nothing" : quote(change.after)}`;
}

/** What of a change is shown. */
type ShownChange = Pick<FieldChange, "locale" | "field" | "before" | "after" | "prose">;

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

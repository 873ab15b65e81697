import { DRAFT_WORDS, isHidden, type Drafts } from "../../report/hidden-words.ts";
import type { KeptBlock, PassedPage, PulledFile, PullNote, PullReport } from "../../report/pull-text.ts";
import { counted, listWithin, plain, quoted } from "./lines.ts";
import type { ReportKey } from "./marker.ts";

/** Of each list but that of the files. */
const LIST_BUDGET = 4000;

/** The titles that helpsync gives: one that people wrote stays. */
export function pullRequestTitles({ workspace }: ReportKey): { readonly settled: string; readonly unsettled: string } {
  const title = `Edited in Intercom: ${workspace}`;
  return { settled: title, unsettled: `${title} (conflicts to settle)` };
}

/** Files that hold conflict markers. */
export function unsettledFiles({ files }: PullReport): readonly PulledFile[] {
  return files.filter(({ conflicts, missed }) => conflicts > 0 && missed === undefined);
}

/**
 * What a pull request says.
 * @param telling.paths of all files that it brings, from the repository's root
 * @param telling.others the commit of others that its branch stands at, where there is one
 */
export function pullRequestText(telling: {
  readonly report: PullReport;
  readonly key: ReportKey;
  readonly paths: readonly string[];
  readonly runUrl: string;
  readonly budget: number;
  readonly drafts: Drafts;
  readonly others?: string;
}): string {
  const { report, key, paths, runUrl, budget, drafts, others } = telling;
  const files = report.files.filter(({ kind, missed }) => kind !== "same" && missed === undefined);
  const images = report.images === 0 ? "" : `, ${counted(report.images, "image")} among them`;
  const head = [
    `Teammates edited in Intercom, in workspace ${quoted(key.workspace)}. This brings it into the content: ${counted(paths.length, "file")}${images}.`,
    ...(others === undefined ? [] : [othersNote(others)]),
    ...settleNote(report),
  ];
  const foot = [
    ...section(
      "Not pulled",
      report.passed.map((page) => passedLine(page, drafts)),
    ),
    ...section("Changed by somebody meanwhile, so not written", missedLines(report)),
    ...section(
      "Images that could not be downloaded",
      report.missingImages.map(({ address, why }) => `- ${quoted(address)}: ${plain(why)}`),
    ),
    ...section(
      "Kept as HTML, since Markdown cannot say it",
      report.raw.map((block) => keptLine(block, drafts)),
    ),
    ...section(
      "Notes",
      [...report.notes.map((note) => noteWords(note, drafts)), ...leftOut(report), ...unasked(report)].map(
        (note) => `- ${plain(note)}`,
      ),
    ),
    "Merge it, and the next apply finds the content and Intercom in agreement. Until then these edits stay in Intercom; no apply writes over them unless it is told to.",
    `As of [this run](${runUrl}). helpsync writes this text anew, and the branch as long as only its own commit stands on it; closing this pull request as it is keeps it closed until something else is edited.`,
  ];
  const room = budget - [...head, ...foot].join("\n\n").length - 4;
  const lines =
    files.length === 0 ? paths.map((path) => `- ${quoted(path)}`) : files.map((file) => fileLine(file, drafts));
  return [...head, listWithin(room, lines, "files"), ...foot].join("\n\n");
}

/** What the pull request says once nothing is left to pull. */
export function closedText({ workspace }: ReportKey, runUrl: string): string {
  return `Nothing is left to pull from workspace ${quoted(workspace)}: the content holds it, or it was put back or accepted. ([The run](${runUrl}))`;
}

function fileLine(file: PulledFile, drafts: Drafts): string {
  const { path, title, kind, fields, conflicts, by } = file;
  const name = isHidden(file, drafts) ? `*${DRAFT_WORDS}*` : `**${plain(title)}**`;
  const what = kind === "new" ? "new" : fields.join(", ");
  const who = by === undefined ? "" : `, edited by ${plain(by)}`;
  const settle = conflicts === 0 ? "" : ` (**${counted(conflicts, "place")} to settle**)`;
  return `- ${name}, ${quoted(path)}: ${what}${who}${settle}`;
}

function passedLine(page: PassedPage, drafts: Drafts): string {
  const { key, title, why, detail } = page;
  if (isHidden(page, drafts)) return `- ${key === undefined ? "" : `${quoted(key)}, `}*${DRAFT_WORDS}*: ${plain(why)}`;
  const name = key === undefined ? `"${title}"` : `${key} "${title}"`;
  return `- ${plain(name)}: ${plain(detail === undefined ? why : `${why}: ${detail}`)}`;
}

function keptLine(kept: KeptBlock, drafts: Drafts): string {
  const { path, block, excerpt, reason } = kept;
  const words = isHidden(kept, drafts) ? `*${DRAFT_WORDS}*` : quoted(excerpt);
  return `- ${quoted(path)}: ${plain(block)} ${words}: ${plain(reason)}`;
}

function noteWords({ text, untitled }: PullNote, drafts: Drafts): string {
  return drafts === "hidden" && untitled !== undefined ? untitled : text;
}

function othersNote(commit: string): string {
  return `**Others have committed to this branch** (\`${commit.slice(0, 7)}\`), so helpsync leaves it as it is. The list tells what a pull finds now; the branch may hold less. Merge or close this pull request and delete its branch: the next pull brings the rest.`;
}

function settleNote(report: PullReport): string[] {
  const unsettled = unsettledFiles(report);
  if (unsettled.length === 0) return [];
  const command =
    report.commandToSettle === undefined
      ? ""
      : ` After the merge, say that it is settled: ${quoted(report.commandToSettle)}`;
  return [
    `**${counted(unsettled.length, "file")} cannot be merged as ${unsettled.length === 1 ? "it is" : "they are"}**: where the content and Intercom both changed the same, both stand between conflict markers. Choose, and delete the markers on this branch.${command}`,
  ];
}

function missedLines({ files }: PullReport): string[] {
  return files.flatMap(({ path, missed }) => (missed === undefined ? [] : [`- ${quoted(path)}: ${plain(missed)}`]));
}

function leftOut({ leftOut: left }: PullReport): string[] {
  if (left.length === 0) return [];
  return [
    `Left out, since Markdown has no words for it: ${left.map(({ what, count }) => `${what} (${String(count)})`).join(", ")}`,
  ];
}

function unasked({ left, commandForNew }: PullReport): string[] {
  if (left === 0) return [];
  return [`In Intercom without a file: ${String(left)}. This brings what is new: \`${commandForNew}\``];
}

function section(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${head}:\n\n${listWithin(LIST_BUDGET, lines, "more")}`];
}

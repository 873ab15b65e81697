import type { Key } from "../model/key.ts";
import type { Plan } from "../model/plan.ts";
import { painter, printable, type Paint } from "./paint.ts";
import { workspaceLine } from "./plan-text.ts";

/** What a pull did, or would do. */
export interface PullReport {
  readonly about: Pick<Plan, "workspace" | "helpCenter">;
  readonly files: readonly PulledFile[];
  /** How many image files came along. */
  readonly images: number;
  /** Addresses of images that could not be had, and why. */
  readonly missingImages: readonly { readonly address: string; readonly why: string }[];
  /** Blocks that stayed HTML. */
  readonly raw: readonly KeptBlock[];
  /** What Markdown does not say and helpsync sees no content in, with how often it was met. */
  readonly leftOut: readonly { readonly what: string; readonly count: number }[];
  readonly notes: readonly PullNote[];
  /** What stays as it is in Intercom, and why. */
  readonly passed: readonly PassedPage[];
  /** How many are new in Intercom and were left there. */
  readonly left: number;
  /** Whether the files are written, or only looked for. */
  readonly mode: "written" | "looked";
  /** The command that brings what is new. */
  readonly commandForNew: string;
  /** The command that says that files with conflicts are settled; absent where there are none. */
  readonly commandToSettle?: string;
}

export interface PulledFile {
  readonly path: string;
  readonly title: string;
  readonly kind: "new" | "changed" | "same";
  /** Fields that came home, in words. */
  readonly fields: readonly string[];
  readonly conflicts: number;
  /** Who edited it last in Intercom, as far as the API tells. */
  readonly by?: string;
  /** Why it was not written after all. */
  readonly missed?: string;
  /** Set for the words of a draft: customers cannot read them. */
  readonly unpublished?: true;
}

/** A block that stayed HTML. */
export interface KeptBlock {
  readonly path: string;
  /** `paragraph`, `table`, … */
  readonly block: string;
  readonly reason: string;
  /** Its first words. */
  readonly excerpt: string;
  /** Set for the words of a draft: customers cannot read them. */
  readonly unpublished?: true;
}

/** A sentence or two. */
export interface PullNote {
  readonly text: string;
  /** The same without the title of a page, where customers cannot read all of that page. */
  readonly untitled?: string;
}

/** A page that a pull leaves as it is. */
export interface PassedPage {
  readonly key?: Key;
  readonly title: string;
  readonly why: string;
  /** More on why, which may hold words of the page. */
  readonly detail?: string;
  /** Set where customers cannot read all of it. */
  readonly unpublished?: true;
}

/** Lists longer than this are cut where no one asked for all. */
const SHOWN = 40;

/** What a pull did, for a terminal. The last line sums it up. */
export function pullText(
  report: PullReport,
  options: { readonly color: "color" | "plain"; readonly all: boolean },
): string {
  const paint = painter(options.color);
  const listed = report.files.filter(({ kind }) => kind !== "same");
  const blocks = [
    workspaceLine(report.about, paint),
    cut(
      listed.map((file) => fileLine(file, paint)),
      options.all,
      "files",
    ),
    cut(
      report.raw.map((block) => `  ${printable(keptText(block))}`),
      options.all,
      "blocks",
      "Kept as HTML, since Markdown cannot say it:",
    ),
    report.leftOut.length === 0
      ? ""
      : `Left out, since Markdown has no words for it: ${report.leftOut.map(({ what, count }) => `${what} (${String(count)})`).join(", ")}.`,
    cut(
      report.missingImages.map(({ address, why }) => `  ${printable(address)}: ${printable(why)}`),
      options.all,
      "images",
      "Images that could not be downloaded; the files link to Intercom's copies:",
    ),
    report.notes.map((note) => `${paint("changed", "!")} ${printable(note.text)}`).join("\n"),
    cut(
      report.passed.map((page) => `  ${printable(passedText(page))}`),
      options.all,
      "pages",
      "Not pulled:",
    ),
    settleNote(report),
    newNote(report),
    lastLine(report),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function fileLine(file: PulledFile, paint: Paint): string {
  const { sign, tone } =
    file.missed !== undefined || file.conflicts > 0
      ? { sign: "!", tone: "removed" as const }
      : file.kind === "new"
        ? { sign: "+", tone: "added" as const }
        : { sign: "~", tone: "changed" as const };
  const what = file.kind === "new" ? "new" : file.fields.join(", ");
  const conflicts = file.conflicts === 0 ? "" : `; ${counted(file.conflicts, "place")} to settle`;
  const missed = file.missed === undefined ? "" : `; not written: ${file.missed}`;
  return `${paint(tone, `${sign} ${printable(file.path)}`)} "${printable(file.title)}" ${paint("quiet", `(${what}${conflicts}${missed})`)}`;
}

function keptText({ path, block, excerpt, reason }: KeptBlock): string {
  return `${path}: ${block} "${excerpt}": ${reason}`;
}

function passedText({ key, title, why, detail }: PassedPage): string {
  const name = key === undefined ? `"${title}"` : `${key} "${title}"`;
  return `${name}: ${why}${detail === undefined ? "" : `: ${detail}`}`;
}

function cut(lines: readonly string[], all: boolean, noun: string, head?: string): string {
  if (lines.length === 0) return "";
  const shown = all || lines.length <= SHOWN ? lines : lines.slice(0, SHOWN);
  const more =
    shown.length === lines.length
      ? []
      : [`  … and ${String(lines.length - shown.length)} more ${noun} (-v lists them)`];
  return [...(head === undefined ? [] : [head]), ...shown, ...more].join("\n");
}

function settleNote({ commandToSettle }: PullReport): string {
  if (commandToSettle === undefined) return "";
  return `Where both sides changed the same, choose between the conflict markers and delete these lines. Then say that it is settled: \`${commandToSettle}\``;
}

function newNote({ left, commandForNew }: PullReport): string {
  if (left === 0) return "";
  const number = left === 1 ? "1 more page or translation is" : `${String(left)} more pages and translations are`;
  return `${number} in Intercom without a file: \`${commandForNew}\` brings what is new.`;
}

function lastLine({ files, images, mode }: PullReport): string {
  const of = (kind: PulledFile["kind"]): number =>
    files.filter((file) => file.kind === kind && file.missed === undefined).length;
  const conflicts = files.filter((file) => file.conflicts > 0).length;
  const parts = [
    ...(of("new") === 0 ? [] : [counted(of("new"), "new file")]),
    ...(of("changed") === 0 ? [] : [counted(of("changed"), "changed file")]),
    ...(images === 0 ? [] : [counted(images, "image")]),
  ];
  if (parts.length === 0) {
    const settled = files.filter(({ kind }) => kind === "same").length;
    if (settled === 0) return "Nothing to pull.";
    const known = mode === "written" ? "; that is now known" : "";
    return `No file to write: ${counted(settled, "file")} ${settled === 1 ? "holds" : "hold"} the edit already${known}.`;
  }
  const settle = conflicts === 0 ? "" : `; ${counted(conflicts, "file")} to settle`;
  return `${mode === "written" ? "Pulled" : "Would pull"}: ${parts.join(", ")}${settle}.`;
}

function counted(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}

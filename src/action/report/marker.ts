import { createHash } from "node:crypto";
import { remark } from "remark";
import * as z from "zod";

/** Whose report it is: a repository has one for each. */
export interface ReportKey {
  readonly workspace: string;
  /** The config, from the repository's root, with `/`. */
  readonly config: string;
}

/** What a report says of itself to later runs, unseen by people. */
export interface Marker extends ReportKey {
  /** What the report tells, as fingerprints; empty once it tells of nothing. */
  readonly told: string;
}

export type ReportKind = "drift" | "pull";

/** A mark in a text, by its place. */
interface Mark {
  readonly from: number;
  readonly to: number;
}

interface StartMark extends Mark {
  readonly marker: Marker;
  /** Of the report as helpsync wrote it, in characters. */
  readonly length: number;
  readonly hash: string;
}

interface Found extends Mark {
  readonly marker: Marker;
}

const shape = z.object({
  ...{ workspace: z.string(), config: z.string(), told: z.string() },
  ...{ length: z.number(), hash: z.string() },
});
const END = "<!-- /helpsync -->";
const END_LINE = /^<!-- \/helpsync -->(?=\r?$)/gmu;

/** More marks than these are nobody's doing but somebody's who tries what helpsync can bear. */
const MOST_MARKS = 30;

/** The marker of the report for a key; undefined where a text has none, or one that was damaged. */
export function readMarker(kind: ReportKind, text: string, key: ReportKey): Marker | undefined {
  return findReport(kind, text, key)?.marker ?? startsIn(kind, text, key, placesIn(text))[0]?.marker;
}

/**
 * A text with a report in it: in the place of the one that stands there, else below the rest, or above it where something
 * that was left open would swallow it. What people wrote before and after it stays.
 */
export function withReport(kind: ReportKind, text: string, marker: Marker, report: string): string {
  const written = unixLines(report).trim();
  const words = JSON.stringify({ ...marker, length: written.length, hash: hashOf(written) });
  const start = `<!-- helpsync-${kind} ${Buffer.from(words, "utf8").toString("base64")} -->`;
  const block = `${start}\n${written}\n\n${END}`;
  const found = findReport(kind, text, marker);
  if (found !== undefined) return text.slice(0, found.from) + block + text.slice(found.to);
  if (text.trim() === "") return block;
  const below = `${text.trimEnd()}\n\n${block}`;
  const isSeen = findReport(kind, below, marker)?.from === below.length - block.length;
  return isSeen ? below : `${block}\n\n${text.trimStart()}`;
}

/** How many characters of a text are people's own. */
export function lengthAround(kind: ReportKind, text: string, key: ReportKey): number {
  const found = findReport(kind, text, key);
  return found === undefined ? text.length : text.length - (found.to - found.from);
}

/** What is to be told where a report gets into a text that has none to be known for sure; undefined where all is well. */
export function damageNote(kind: ReportKind, text: string, key: ReportKey): string | undefined {
  if (text.trim() === "" || findReport(kind, text, key) !== undefined) return undefined;
  return "Somebody changed helpsync's marks in its text, so a new report was put beside what stood there.";
}

/**
 * The report for a key: what stands there word for word as helpsync wrote it, wherever its end is; else what is between the
 * beginning and the end, where there is just one of each. Anything else may be people's.
 */
function findReport(kind: ReportKind, text: string, key: ReportKey): Found | undefined {
  const places = placesIn(text);
  const starts = startsIn(kind, text, key, places);
  for (const start of starts.slice(0, MOST_MARKS)) {
    const to = endOfWritten(text, start);
    if (to !== undefined) return { ...start, to };
  }
  const ends = [...text.matchAll(END_LINE)].filter(({ index }) => places.has(index));
  const [start] = starts;
  const [end] = ends;
  if (start === undefined || end === undefined || starts.length > 1 || ends.length > 1) return undefined;
  return start.to <= end.index ? { ...start, to: end.index + END.length } : undefined;
}

/** Where a report ends that nobody has written into, with its mark where that follows; GitHub's editor gives lines other ends. */
function endOfWritten(text: string, { to, length, hash }: StartMark): number | undefined {
  let at = text.indexOf("\n", to) + 1;
  const from = at;
  for (let left = length; left > 0 && at < text.length; left -= 1) at += text.startsWith("\r\n", at) ? 2 : 1;
  if (from === 0 || hashOf(unixLines(text.slice(from, at))) !== hash) return undefined;
  return at + (/^\s*<!-- \/helpsync -->(?=\r?\n|$)/u.exec(text.slice(at))?.[0].length ?? 0);
}

function startsIn(kind: ReportKind, text: string, key: ReportKey, places: ReadonlySet<number>): StartMark[] {
  const lines = text.matchAll(new RegExp(String.raw`^<!-- helpsync-${kind} ([A-Za-z0-9+/=]+) -->(?=\r?$)`, "gmu"));
  return [...lines].flatMap((line): StartMark[] => {
    const said = places.has(line.index) ? readWords(line[1] ?? "") : undefined;
    if (said?.workspace !== key.workspace || said.config !== key.config) return [];
    const { length, hash, ...marker } = said;
    return [{ from: line.index, to: line.index + line[0].length, marker, length, hash }];
  });
}

/** Where comments begin that Markdown sees as such: not in a quote, a list or a block of code. */
function placesIn(text: string): ReadonlySet<number> {
  if (!text.includes("helpsync")) return new Set();
  const blocks = remark().parse(text).children;
  return new Set(blocks.flatMap(({ type, position }) => (type === "html" ? [position?.start.offset ?? 0] : [])));
}

function readWords(words: string): z.infer<typeof shape> | undefined {
  try {
    return shape.parse(JSON.parse(Buffer.from(words, "base64").toString("utf8")));
  } catch {
    return undefined;
  }
}

function unixLines(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

import { z } from "zod";

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

const shape = z.object({ workspace: z.string(), config: z.string(), told: z.string() });
const END = "<!-- /helpsync -->";

/** The marker of a report in a text; undefined where there is none, or one that was damaged. */
export function readMarker(kind: ReportKind, text: string): Marker | undefined {
  const words = pattern(kind).exec(text)?.[1];
  if (words === undefined) return undefined;
  try {
    return shape.parse(JSON.parse(Buffer.from(words, "base64").toString("utf8")));
  } catch {
    return undefined;
  }
}

/** Whether a marker is that of a report for this key. */
export function isFor(marker: Marker | undefined, { workspace, config }: ReportKey): boolean {
  return marker?.workspace === workspace && marker.config === config;
}

/**
 * A text with a report in it: in the place of the one that stands there, else at its end. What people wrote before and
 * after it stays.
 */
export function withReport(kind: ReportKind, text: string, marker: Marker, report: string): string {
  const { before, after } = around(kind, text);
  const words = Buffer.from(JSON.stringify(marker), "utf8").toString("base64");
  return `${before}<!-- helpsync-${kind} ${words} -->\n${report.trim()}\n${END}${after}`;
}

/** How many characters of a text are people's own. */
export function lengthAround(kind: ReportKind, text: string): number {
  const { before, after } = around(kind, text);
  return before.length + after.length;
}

function around(kind: ReportKind, text: string): { before: string; after: string } {
  const start = pattern(kind).exec(text)?.index;
  if (start === undefined) return { before: text.trim() === "" ? "" : `${text.trimEnd()}\n\n`, after: "" };
  // The last one: titles in the report may hold the same words.
  const end = text.lastIndexOf(END);
  return { before: text.slice(0, start), after: end < start ? "" : text.slice(end + END.length) };
}

/** A line of its own: in the middle of one it is the text of an article. */
function pattern(kind: ReportKind): RegExp {
  return new RegExp(String.raw`^<!-- helpsync-${kind} ([A-Za-z0-9+/=]+) -->\r?$`, "mu");
}

import { createHash } from "node:crypto";
import { markerLine, readMarker, type Marker } from "./marker.ts";

/** GitHub refuses comments that are longer, in characters. */
export const LONGEST_COMMENT = 65_536;

/** A plan that left room for a note keeps its place under every note. */
const LONGEST_NOTE = 3_500;

/** What a marker says, but for what follows from the text below it. */
export type Facts = Omit<Marker, "note" | "seal">;

/** A comment: its marker, a note on the rest, and the rest. */
export interface Body {
  /** Without the approval where the comment was edited: what people saw and agreed to may have been something else. */
  readonly marker: Facts;
  /** Markdown; empty for none. */
  readonly note: string;
  readonly rest: string;
}

/** The text of a comment, as GitHub takes it. */
export function bodyText({ marker, note, rest }: Body): string {
  const noteLines = note === "" ? [] : [...within(LONGEST_NOTE, note.split("\n")), ""];
  const whole = sealed(marker, noteLines, rest);
  if (whole.length <= LONGEST_COMMENT) return whole;
  // A plan that is cut in the middle would read as another one, and nobody approves what is not shown.
  const { approval: _, ...facts } = marker;
  return sealed(facts, noteLines, "The plan has no room here.\n");
}

function sealed(facts: Facts, noteLines: readonly string[], rest: string): string {
  const text = [...noteLines, rest].join("\n");
  return `${markerLine({ ...facts, note: noteLines.length, seal: sealOf(text) })}\n${text}`;
}

/** Takes a comment apart; undefined where it is not one of the Action's. */
export function readBody(text: string): (Body & { readonly isEdited: boolean }) | undefined {
  const marker = readMarker(text);
  if (marker === undefined) return undefined;
  const { note, seal, approval, ...facts } = marker;
  const lines = text.replaceAll("\r\n", "\n").split("\n").slice(1);
  const isEdited = seal !== sealOf(lines.join("\n"));
  return {
    marker: { ...facts, ...(approval === undefined || isEdited ? {} : { approval }) },
    note: lines.slice(0, note).join("\n").trimEnd(),
    rest: lines.slice(note).join("\n"),
    isEdited,
  };
}

/** The same comment with another note; what the old one said of it is gone. */
export function withNote(text: string, note: string, change: Partial<Facts>): string | undefined {
  const body = readBody(text);
  if (body === undefined) return undefined;
  const { approval, ...facts } = { ...body.marker, ...change };
  const isShown = facts.status === "planned" || facts.status === "applied" || facts.status === "tried";
  const marker = { ...facts, ...(approval === undefined || !isShown ? {} : { approval }) };
  return bodyText({ marker, note, rest: body.rest });
}

/** Line ends and the end of the text are not of people's doing. */
function sealOf(text: string): string {
  const plain = text.replaceAll("\r\n", "\n").trimEnd();
  return createHash("sha256").update(plain).digest("base64url").slice(0, 22);
}

/** The first lines, as many as there is room for. */
function within(budget: number, lines: readonly string[]): readonly string[] {
  let length = 0;
  const fitting = lines.findIndex((line) => (length += line.length + 1) > budget);
  return fitting < 0 ? lines : [...lines.slice(0, fitting), "> - and more: the run's page tells it"];
}

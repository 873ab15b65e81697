import { markerLine, readMarker, type Marker } from "./marker.ts";

/** GitHub refuses comments that are longer, in characters. */
export const LONGEST_COMMENT = 65_536;

/** A comment: its marker, a note on the rest, and the rest. */
export interface Body {
  readonly marker: Omit<Marker, "note">;
  /** Markdown; empty for none. */
  readonly note: string;
  readonly rest: string;
}

/** The text of a comment, as GitHub takes it. */
export function bodyText({ marker, note, rest }: Body): string {
  const noteLines = note === "" ? [] : [...note.split("\n"), ""];
  const line = markerLine({ ...marker, note: noteLines.length });
  const whole = [line, ...noteLines, rest].join("\n");
  // A plan that is cut in the middle would read as another one.
  return whole.length <= LONGEST_COMMENT ? whole : [line, ...noteLines, "The plan has no room here.\n"].join("\n");
}

/** Takes a comment apart; undefined where it is not one of the Action's. */
export function readBody(text: string): Body | undefined {
  const marker = readMarker(text);
  if (marker === undefined) return undefined;
  const { note, ...facts } = marker;
  const lines = text.replaceAll("\r\n", "\n").split("\n").slice(1);
  return {
    marker: facts,
    note: lines.slice(0, note).join("\n").trimEnd(),
    rest: lines.slice(note).join("\n"),
  };
}

/** The same comment with another note; what the old one said of it is gone. */
export function withNote(text: string, note: string, change: Partial<Omit<Marker, "note">>): string | undefined {
  const body = readBody(text);
  if (body === undefined) return undefined;
  const { approval, ...facts } = { ...body.marker, ...change };
  const isShown = facts.status === "planned" || facts.status === "applied" || facts.status === "tried";
  const marker = { ...facts, ...(approval === undefined || !isShown ? {} : { approval }) };
  return bodyText({ marker, note, rest: body.rest });
}

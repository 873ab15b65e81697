import type { Mark } from "../model/content.ts";
import { raise, type Problem, type ProblemKind } from "../model/problem.ts";
import { placeAt } from "./text.ts";

/** A text with `\n` line ends and the file that it is of, as problems show it. */
export interface NamedText {
  readonly text: string;
  readonly file: string;
}

/** The place of a stretch of a text and its line; a stretch over several lines is marked to the end of the first. */
export function markAt({ text, file }: NamedText, start: number, end: number): Mark {
  const place = placeAt(text, start, file);
  const lineStart = start - place.column + 1;
  const lineEnd = text.indexOf("\n", lineStart);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const length = Math.max(1, Math.min(end - start, line.length - place.column + 1));
  return { place: { ...place, length }, line };
}

/** Raises a problem at a stretch of a text. */
export function raiseAt<A extends Readonly<Record<string, string | number>>>(
  named: NamedText,
  start: number,
  end: number,
  kind: ProblemKind<A>,
  values: A,
): Problem {
  const mark = markAt(named, start, end);
  return raise(kind, mark.place, values, mark.line);
}

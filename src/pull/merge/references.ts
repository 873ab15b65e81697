import type { BlockText } from "./block-pieces.ts";

/** A definition of a link or a note, up to its colon. */
const DEFINITION = /^ {0,3}\[((?:\\.|[^[\]\\])+)\]:/;
/** Code is left alone; a bracket with its backslashes, and a label of which no address follows. */
const LABEL = /(`+)(?:(?!\1)[^]|\1`+)*?[^`]\1(?!`)|(\\*)\[((?:\\.|[^[\]\\])+)\](?!\()/g;

/** The names that a text defines, as Markdown compares them. */
export function definedLabels({ text, blocks }: BlockText): ReadonlySet<string> {
  const definitions = blocks.filter(({ kind }) => kind === "definition" || kind === "note");
  return new Set(
    definitions.flatMap(({ start, end }) => {
      const label = DEFINITION.exec(text.slice(start, end))?.[1];
      return label === undefined ? [] : [folded(label)];
    }),
  );
}

/**
 * Canonical Markdown for a text that defines these names: canonical Markdown has no references, so what stands in
 * brackets is to stay words.
 */
export function withoutReferences(markdown: string, labels: ReadonlySet<string>): string {
  if (labels.size === 0) return markdown;
  return markdown.replace(
    LABEL,
    (all, _code: string | undefined, slashes: string | undefined, label: string | undefined) => {
      if (slashes === undefined || label === undefined || slashes.length % 2 === 1) return all;
      return labels.has(folded(label)) ? `${slashes}\\${all.slice(slashes.length)}` : all;
    },
  );
}

function folded(label: string): string {
  return label.trim().replace(/\s+/g, " ").toLowerCase().toUpperCase();
}

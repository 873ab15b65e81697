export const DEEPEST = 64;

/**
 * Where a text nests deeper than any writer needs; `undefined` where it does not. The parser calls itself for each level,
 * so a hostile file could end the process: it is asked only where it can cope.
 */
export function nestingTooDeep(text: string): number | undefined {
  let depth = 0;
  let offset = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth += 1;
    if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > DEEPEST) return offset;
    offset += character.length;
  }
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const indicators = line.match(/[-?:][ \t]/g)?.length ?? 0;
    if (indicators > 2 * DEEPEST || line.search(/[^ ]/) > 2 * DEEPEST) return lineStart;
    lineStart += line.length + 1;
  }
  return undefined;
}


/** Room for a line of text beside its number on a narrow terminal. */
const WIDEST = 100;
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60\p{Emoji_Presentation}]/u;

/**
 * A line of a file and the carets that go under it.
 * @param column from 1, in UTF-16 units
 * @param length how many units the mistake is long
 */
export function drawCaret(line: string, column: number, length: number): { text: string; caret: string } {
  const cut = cutAround(line, column - 1);
  const before = cut.line.slice(0, cut.column);
  const marked = cut.line.slice(cut.column, cut.column + length);
  const padding = Array.from(before, blank).join("");
  const carets = Array.from(marked, (character) => "^".repeat(WIDE.test(character) ? 2 : 1)).join("");
  return { text: withoutControls(cut.line), caret: padding + (carets || "^") };
}

/** Keeps a terminal from obeying what a file says: control characters and reversals of direction become visible. */
export function withoutControls(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that it is about
  return text.replace(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, "\uFFFD");
}

/** As wide as a character, and empty. */
function blank(character: string): string {
  if (character === "\t") return "\t";
  if (/\p{Mark}/u.test(character)) return "";
  return WIDE.test(character) ? "\u3000" : " ";
}

function cutAround(line: string, column: number): { line: string; column: number } {
  if (line.length <= WIDEST) return { line, column };
  const start = column < WIDEST - 20 ? 0 : column - WIDEST / 2;
  const end = Math.min(line.length, start + WIDEST);
  const head = start === 0 ? "" : "…";
  return { line: head + line.slice(start, end) + (end < line.length ? "…" : ""), column: column - start + head.length };
}

/** What is known of a line as a whole, for leaving out backslashes that nothing needs. */
export interface LineFacts {
  /** Signs of Markdown that must not stand alone in its texts: those that could find a partner. */
  readonly paired: ReadonlySet<string>;
}

/** Where a text stands: how a line begins is of weight only where lines begin, and brackets in labels have an end. */
export interface TextPlace {
  readonly startsLines: boolean;
  readonly inLabel: boolean;
  /** Within a link of Markdown addresses are words. */
  readonly inLink: boolean;
}

/**
 * Which of `*`, `_`, `~` and backquotes could have a meaning in a line.
 * @param texts the texts of the line
 * @param used the signs that the line's own marks and code use
 */
export function lineFacts(texts: readonly string[], used: ReadonlySet<string>): LineFacts {
  const all = texts.join("\n");
  const paired = [...ALL_PAIRED.paired].filter((sign) => used.has(sign) || all.split(sign).length > 2);
  return { paired: new Set(paired) };
}

/** Nothing known: every sign could have a partner. */
export const ALL_PAIRED: LineFacts = { paired: new Set(["*", "_", "~", "`"]) };

/** Addresses that GitHub's Markdown makes links of, up to the sign that a backslash before it stops. */
const ADDRESS = /(?<=https?):(?=\/\/)|(?<=www)\.|(?<=[\w+.-])@(?=[\w-]*\.)|(?<=(?:mailto|xmpp)):(?=[\w+.-]+@)/giu;
const REFERENCE = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,31});/iu;
/** What a line that starts so would become: a heading, a quote, an item, a rule, a directive, a table, a fence. */
const OPENING =
  /^(?:#{1,6}(?=[ \n])|>|[-+*](?=[ \n])|-(?=[-\s|:]*\n)|-(?=-[\s|:-]+\n)|=(?==*\s*\n)|::|:(?=-)|\||~~~|\[(?=[ xX]\][ \n])|\[(?=[^\]]*\]:))/u;
const NUMBER = /^(\d{1,9})([.)])(?=[ \n])/u;
const NO_BREAK = "\u00a0";

/**
 * A text with a backslash where Markdown would read more than words, and nowhere else.
 * @param before the character before it in the Markdown, a line end at the start of a line
 * @param after the character behind it
 */
export function escapeText(text: string, before: string, after: string, facts: LineFacts, place: TextPlace): string {
  const stops = place.inLink ? new Set<number>() : addressStops(before, text);
  let escaped = "";
  let start = 0;
  if (place.startsLines && before === "\n") {
    const number = NUMBER.exec(text + after);
    const opening = OPENING.exec(text + after);
    if (number !== null) {
      escaped = `${number[1] ?? ""}\\${number[2] ?? ""}`;
      start = number[0].length;
    } else if (opening !== null) {
      escaped = `\\${text[0] ?? ""}`;
      start = 1;
    }
  }
  for (let index = start; index < text.length; index++) {
    const sign = text.charAt(index);
    const left = index === 0 ? before : text.charAt(index - 1);
    const right = index === text.length - 1 ? after : text.charAt(index + 1);
    if (sign === NO_BREAK && (left === "\n" || right === "\n")) escaped += "&nbsp;";
    else if (stops.has(index) || isRead(sign, left, right, text.slice(index, index + 40), facts, place)) {
      escaped += `\\${sign}`;
    } else escaped += sign;
  }
  return escaped;
}

/** A sign of Markdown before a text may be read as the start of an address. */
function addressStops(before: string, text: string): ReadonlySet<number> {
  return new Set([...(before + text).matchAll(ADDRESS)].map((match) => match.index - before.length));
}

/** Whether a character would be read as more than itself. */
function isRead(
  sign: string,
  left: string,
  right: string,
  rest: string,
  { paired }: LineFacts,
  { inLabel }: TextPlace,
): boolean {
  switch (sign) {
    case "\\":
      // A no-break space may be written as a reference, which begins with a sign.
      return /[!-/:-@[-`{-~\n\u00a0]/u.test(right);
    case "*":
      return paired.has(sign) && !(isSpace(left) && isSpace(right));
    case "_":
      return paired.has(sign) && !(isWord(left) && isWord(right));
    case "~":
    case "`":
      return paired.has(sign);
    case "<":
      return /^<(?:[A-Za-z!/?]|[^\s<>]+@)/u.test(rest);
    case "&":
      return REFERENCE.test(rest);
    case "!":
      return right === "[";
    case "[":
      return inLabel;
    case "]":
      return inLabel || right === "(";
    default:
      return false;
  }
}

function isSpace(character: string): boolean {
  return /^\s$/u.test(character);
}

function isWord(character: string): boolean {
  return /^[\p{L}\p{N}]$/u.test(character);
}

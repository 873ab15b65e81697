/** The sign before an item, with the space around it. */
export const ITEM_SIGN = /^( *)([-*+]|\d{1,9}[.)])( {1,4}(?=\S)|(?= |$))/;

/** An item without its sign, its further lines moved to the left as far as the sign is wide. */
export function contentOfItem(item: string): string {
  const [sign = ""] = ITEM_SIGN.exec(item) ?? [];
  const [first = "", ...others] = item.split("\n");
  const indent = new RegExp(`^ {0,${String(sign.length)}}`);
  return [first.slice(sign.length), ...others.map((line) => line.replace(indent, ""))].join("\n");
}

/** An item of this content behind a sign. */
export function withSign(content: string, sign: string): string {
  const [first = "", ...others] = content.split("\n");
  const indent = " ".repeat(sign.length);
  return [(sign + first).trimEnd(), ...others.map((line) => (line === "" ? "" : indent + line))].join("\n");
}

/**
 * Items with the numbers that go on as in the list before: one by one, or all the same. Others stay as they are.
 * @param before the items of the list before
 */
export function numberedOn(items: readonly string[], before: readonly string[]): string[] {
  const numbers = before.map(numberOf);
  const first = numbers[0] ?? NaN;
  const isRising = numbers.every((number, index) => number === first + index);
  const isConstant = numbers.every((number) => number === first);
  if (!isRising && !isConstant) return [...items];
  return items.map((item, index) => withNumber(item, isRising ? first + index : first));
}

function numberOf(item: string): number {
  return Number(/^ *(\d{1,9})[.)]/.exec(item)?.[1] ?? NaN);
}

function withNumber(item: string, number: number): string {
  const [, before = "", sign = "", behind = ""] = ITEM_SIGN.exec(item) ?? [];
  if (numberOf(item) === number || !/^\d/.test(sign)) return item;
  return withSign(contentOfItem(item), `${before}${String(number)}${sign.slice(-1)}${behind === "" ? " " : behind}`);
}

/** The kind of sign before the items of a list, by which Markdown tells it from the next one. */
export function signKind(list: string): string {
  return (ITEM_SIGN.exec(list)?.[2] ?? "").slice(-1);
}

/**
 * A list with another sign than the one above it, since the two would be one list.
 * @param starts where its items begin
 * @param above the kind of sign of the list above
 */
export function withOtherSign(list: string, starts: readonly number[], above: string): string {
  const other = above === "." ? ")" : above === ")" ? "." : above === "-" ? "*" : "-";
  let text = list;
  for (const start of starts.toReversed()) {
    const item = text.slice(start);
    const changed = item.replace(ITEM_SIGN, (_all, before: string, sign: string, behind: string) => {
      return before + sign.slice(0, -1) + other + behind;
    });
    text = text.slice(0, start) + changed;
  }
  return text;
}

import { isMap, isScalar, parseDocument, Scalar } from "yaml";

/** What other readers of YAML than ours take for more than words, or people do. */
const MISTAKABLE = /^(?:y|n|yes|no|on|off|[\d.:+_-]+|\d{4}-\d\d-\d\d.*)$/i;

/**
 * A text as a value of YAML on one line, quoted where it would be read as something else.
 * @param style how the value before it was quoted
 * @param isInBraces whether it stands in a mapping in braces, where commas end it
 */
export function yamlValue(text: string, style: Scalar.Type | undefined, within: "lines" | "braces"): string {
  // Line ends of other alphabets are none in YAML, but editors show them so.
  const quoted = JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, codeOf);
  if (style === Scalar.QUOTE_SINGLE && quoted.slice(1, -1).replaceAll('\\"', '"') === text) {
    return `'${text.replaceAll("'", "''")}'`;
  }
  const isPlain = style !== Scalar.QUOTE_DOUBLE && within === "lines" && !MISTAKABLE.test(text);
  return isPlain && readsAs(text) ? text : quoted;
}

function codeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Whether a text without quotes is that text again. */
function readsAs(text: string): boolean {
  const { contents, errors, warnings } = parseDocument(`key: ${text}\nnext: 1\n`, { prettyErrors: false });
  if (errors.length > 0 || warnings.length > 0 || !isMap(contents) || contents.items.length !== 2) return false;
  const value: unknown = contents.items[0]?.value;
  return isScalar(value) && value.type === Scalar.PLAIN && value.value === text && !/[\n\r]/.test(text);
}

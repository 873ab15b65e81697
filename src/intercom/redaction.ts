import { parseJson } from "./refusal.ts";

/** Cuts the token out of a text that may be printed. */
export type Redact = (text: string) => string;

/** Cuts a token out of texts, as it is and as it stands in a web address. */
export function redactionOf(token: string): Redact {
  const spellings = [...new Set([token, encodeURIComponent(token)])];
  return (text) => spellings.reduce((rest, spelling) => rest.replaceAll(spelling, "[token]"), text);
}

/** An answer's text without the token; JSON is read first, since its escapes can spell the token in many ways. */
export function redactAnswer(text: string, redact: Redact): string {
  const json = parseJson(text);
  return json === undefined ? redact(text) : JSON.stringify(redactValue(json, redact));
}

function redactValue(json: unknown, redact: Redact): unknown {
  if (typeof json === "string") return redact(json);
  if (Array.isArray(json)) return json.map((item) => redactValue(item, redact));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [redact(name), redactValue(value, redact)]));
}

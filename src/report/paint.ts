/** Colours by their meaning. */
const CODES = {
  added: 32,
  removed: 31,
  changed: 33,
  moved: 36,
  strong: 1,
  quiet: 2,
} as const;
export type Tone = keyof typeof CODES;

export type Paint = (tone: Tone, text: string) => string;

/** A painter for terminals, or one that leaves text as it is. */
export function painter(color: "color" | "plain"): Paint {
  return color === "plain" ? (_tone, text) => text : (tone, text) => `\u001b[${String(CODES[tone])}m${text}\u001b[0m`;
}

/** Text from content or Intercom with what could steer a terminal taken out: control and bidirectional characters. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    /\s/u.test(character) ? " " : "",
  );
}

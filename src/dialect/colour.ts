/**
 * One spelling for a CSS colour: `#rrggbb`, or `#rrggbbaa` where it is not opaque, lower case. Takes 3, 4, 6 or 8
 * hexadecimal digits and `rgb()`/`rgba()`; anything else (`red`, `var(--x)`) comes back trimmed and in lower case.
 */
export function canonicalColour(colour: string): string {
  const text = colour.trim().toLowerCase();
  if (/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/u.test(text)) {
    const digits = text.slice(1);
    return withoutOpaqueAlpha(digits.length < 6 ? digits.replace(/./gu, "$&$&") : digits);
  }
  const parts = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+(\d*\.?\d+)(%?))?\s*\)$/u.exec(text);
  if (parts === null) return text;
  const alpha = Number(parts[4] ?? "1") / (parts[5] === "%" ? 100 : 1);
  return withoutOpaqueAlpha([...parts.slice(1, 4).map(Number), alpha * 255].map(hexadecimal).join(""));
}

function hexadecimal(channel: number): string {
  return Math.min(255, Math.round(channel)).toString(16).padStart(2, "0");
}

function withoutOpaqueAlpha(digits: string): string {
  return `#${digits.length === 8 && digits.endsWith("ff") ? digits.slice(0, 6) : digits}`;
}

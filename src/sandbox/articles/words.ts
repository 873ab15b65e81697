const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** The words of a stored body. Stored HTML is always well formed, so that nothing need be parsed. */
export function wordsOf(body: string): string {
  return body
    .replace(/<\/?(?:b|i|a|code)(?: [^>]*)?>/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:(amp|lt|gt|quot|nbsp)|#x([\dA-F]+));/g, (_whole, name: string | undefined, hex = "20") =>
      name === undefined ? String.fromCodePoint(Number.parseInt(hex as string, 16)) : (CHARACTERS[name] ?? ""),
    )
    .replace(/\s+/g, " ")
    .trim();
}

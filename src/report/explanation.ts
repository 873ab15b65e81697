/** The section of a manual page that explains a problem's code: from its heading to the next one. */
export function sectionOf(page: string, code: string): string | undefined {
  const lines = page.split("\n");
  const start = lines.findIndex((line) => line.trim() === `## ${code}`);
  if (start < 0) return undefined;
  let fenced = false;
  const length = lines.slice(start + 1).findIndex((line) => {
    if (line.startsWith("```")) fenced = !fenced;
    return !fenced && line.startsWith("## ");
  });
  const section = length < 0 ? lines.slice(start) : lines.slice(start, start + 1 + length);
  return section.join("\n").trimEnd();
}

/** The code of the pages that shares the most words with a mistyped one. */
export function nearest(code: string, pages: readonly string[]): string | undefined {
  const words = new Set(code.toLowerCase().split(/[^a-z]+/u));
  const codes = pages.flatMap((page) => [...page.matchAll(/^## ([a-z0-9-]+)$/gmu)].map((match) => match[1] ?? ""));
  const scored = codes.map((known) => ({ known, score: known.split("-").filter((word) => words.has(word)).length }));
  const best = scored.sort((left, right) => right.score - left.score)[0];
  return best !== undefined && best.score > 0 ? best.known : undefined;
}

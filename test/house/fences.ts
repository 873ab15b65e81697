/** The texts of all fenced blocks of a language in a Markdown document, each with its line end. */
export function fencedBlocks(markdown: string, language: string): string[] {
  const blocks = markdown.matchAll(/^(`{3,})([a-z]*)\n(.*?)^\1$/gmsu);
  return [...blocks].filter(([, , named]) => named === language).map((match) => match[3] ?? "");
}

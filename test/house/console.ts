export interface ConsoleCommand {
  readonly command: string;
  /** What it prints; a line `...` stands for any lines. */
  readonly expected: readonly string[];
  /** The line of the document, from 1. */
  readonly line: number;
}

/** The commands of all fenced `console` blocks of a Markdown document: a line `$ command`, then what it prints. */
export function readConsoleBlocks(markdown: string): ConsoleCommand[] {
  const commands: { command: string; expected: string[]; line: number }[] = [];
  let inBlock = false;
  for (const [index, text] of markdown.split("\n").entries()) {
    if (text.startsWith("```")) {
      inBlock = !inBlock && text === "```console";
    } else if (inBlock && text.startsWith("$ ")) {
      commands.push({ command: text.slice(2), expected: [], line: index + 1 });
    } else if (inBlock) {
      const last = commands.at(-1);
      if (last === undefined) throw new Error(`Line ${index + 1}: a console block begins with "$ command".`);
      last.expected.push(text.trimEnd());
    }
  }
  return commands;
}

/** Whether the lines are the expected ones, where `...` stands for any number of lines. */
export function fits(expected: readonly string[], actual: readonly string[]): boolean {
  const [first, ...others] = expected;
  if (first === undefined) return actual.length === 0;
  if (first === "...") return actual.some((_, index) => fits(others, actual.slice(index))) || fits(others, []);
  return actual[0] === first && fits(others, actual.slice(1));
}

/** Lines without the blank ones at the end and without spaces at line ends. */
export function linesOf(output: string): string[] {
  const trimmed = output.trimEnd();
  return trimmed === "" ? [] : trimmed.split("\n").map((line) => line.trimEnd());
}

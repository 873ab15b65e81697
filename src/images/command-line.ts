import { Failure } from "../model/failure.ts";

/**
 * Splits a command into its arguments at white space. Single and double quotes keep white space in an argument; nothing
 * else is special: no escapes, variables, pipes. Throws a Failure for a quote that is not closed.
 */
export function splitCommand(command: string): string[] {
  const pieces = /\s+|"([^"]*)"|'([^']*)'|([^\s"']+)|(["'])/gu;
  const parts: string[] = [];
  let current: string | undefined;
  for (const [text, double, single, plain, openQuote] of command.matchAll(pieces)) {
    if (openQuote !== undefined) throw notClosed(command, openQuote);
    const piece = double ?? single ?? plain;
    if (piece !== undefined) current = (current ?? "") + piece;
    else if (current !== undefined && text.trim() === "") {
      parts.push(current);
      current = undefined;
    }
  }
  return current === undefined ? parts : [...parts, current];
}

function notClosed(command: string, quote: string): Failure {
  return new Failure({
    what: `The command of assets.upload cannot be read: ${command}`,
    why: `A ${quote} is not closed.`,
    next: "Close the quote in the config.",
  });
}

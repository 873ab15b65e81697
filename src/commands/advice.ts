import type { Session } from "./session.ts";

/** The options that say where a command works. */
const ABOUT_PLACE = ["config", "workspace", "apiVersion"];

/**
 * The command that runs, as it was typed, for people to copy into a shell.
 * @param more what is added at its end, e.g. `--yes`
 */
export function again({ typed }: Session, ...more: readonly string[]): string {
  const options = [...typed.options].filter(([name]) => name !== "yes").flatMap(([, words]) => words);
  return shell(["helpsync", typed.command, ...typed.parameters, ...options, ...more]);
}

/** Another command, on the workspace and the config that this one was told to work with. */
export function following({ typed }: Session, command: string, ...parameters: readonly string[]): string {
  const place = ABOUT_PLACE.flatMap((name) => typed.options.get(name) ?? []);
  return `helpsync ${command}${[...parameters, ...place].map((word) => ` ${quoted(word)}`).join("")}`;
}

function shell(words: readonly string[]): string {
  return words.map(quoted).join(" ");
}

/** A word as a POSIX shell takes it literally. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

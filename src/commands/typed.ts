import type { Command } from "commander";

/** The command that runs, as it was typed. */
export interface Typed {
  /** E.g. `apply`. */
  readonly command: string;
  readonly parameters: readonly string[];
  /** The options that it has and that were given, by commander's name, each as its words on the command line. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Reads what was typed from the command that commander chose; defaults and the environment are not in it. */
export function typedOf(command: Command): Typed {
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === "cli");
  return {
    command: command.name(),
    parameters: command.args,
    options: new Map(
      given.map((option) => {
        const name = option.attributeName();
        return [name, wordsOf(option.long ?? "", command.getOptionValue(name))];
      }),
    ),
  };
}

function wordsOf(flag: string, value: unknown): string[] {
  if (typeof value === "boolean") return [flag];
  return (Array.isArray(value) ? value : [value]).flatMap((one) => [flag, String(one)]);
}

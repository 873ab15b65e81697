import { Failure } from "../model/failure.ts";
import type { Advice } from "../report/advised.ts";
import { FLAGS, NUMBERS } from "./overrides.ts";

/** A sentence for the command line in the words of the Action: inputs in the place of options. */
export const inInputs: Advice = (words) =>
  WORDS.reduce((said, [option, input]) => said.replaceAll(option, (_, more: unknown) => input(String(more))), words);

/** An option, with what stands behind it as its only group, and what a workflow says instead. */
const WORDS: readonly (readonly [RegExp, (more: string) => string])[] = [
  ...NUMBERS.map(
    (name) => [optionOf(name, String.raw` (\d+)`), (number: string) => numberWords(name, number)] as const,
  ),
  ...FLAGS.map((name) => [optionOf(name, "()"), () => `the input \`${name}: true\``] as const),
  [optionOf("allow-dirty", "()"), () => "commit it; no input lets it through"],
  [optionOf("workspace", "(?: NAME)?()"), () => "the input `workspace`"],
  [optionOf("config", "(?: FILE)?()"), () => "the input `config`"],
  [
    /--recreate\b((?: (?:article|collection):\S+)?)/gu,
    (key) => `\`helpsync apply --recreate${key || " KEY"}\` by hand`,
  ],
  [/,? (?:or wait longer|e\.g\.) with --lock-timeout(?: \d+\w)?()/gu, () => ""],
  [/What --approved was given()/gu, () => "The approval in the comment"],
];

/** @param more a pattern for what stands behind it */
function optionOf(name: string, more: string): RegExp {
  return new RegExp(String.raw`\x60?(?<![\w-])--${name}(?![\w-])${more}\x60?`, "gu");
}

function numberWords(name: string, number: string): string {
  const input = `the input \`${name}: ${number}\``;
  if (name !== "allow-removals") return input;
  return `${input}. The workflows that helpsync wrote read it from the variable \`HELPSYNC_ALLOW_REMOVALS\`: set it to ${number}.`;
}

/** A failure of a run, with the way out that a workflow has. */
export function failureInInputs(failure: Failure): Failure {
  const { message: what, why, next, done, outcome } = failure;
  return new Failure({
    ...{ done, outcome, cause: failure },
    ...{ what: inInputs(what), why: inInputs(why), next: inInputs(next) },
  });
}

/** A failure as sentences on one line. */
export function failureLine({ message, why, next }: Failure): string {
  return [message, why, next].filter((part) => part !== "").join(" ");
}

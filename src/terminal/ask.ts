import { createInterface } from "node:readline";
import { Failure } from "../model/failure.ts";

export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks a yes-or-no question on a terminal. Anything but `y` or `yes` is no, the end of the input (Ctrl-D) too.
 * @throws Failure that ends the run as interrupted, for Ctrl-C
 */
export function askOnTerminal(question: string, { input, output }: Terminal): Promise<boolean> {
  const terminal = createInterface({ input, output, terminal: true });
  return new Promise((resolve, reject) => {
    terminal.once("SIGINT", () => {
      reject(interrupted());
      terminal.close();
    });
    // Without an answer the cursor still stands behind the question.
    terminal.once("close", () => {
      output.write("\n");
      resolve(false);
    });
    terminal.question(`${question} (y/N) `, (answer) => {
      resolve(/^y(es)?$/iu.test(answer.trim()));
      terminal.removeAllListeners("close");
      terminal.close();
    });
  });
}

function interrupted(): Failure {
  return new Failure({
    what: "The question was broken off with Ctrl-C.",
    next: "Run the command again, and answer y or n.",
    outcome: "interrupted",
  });
}

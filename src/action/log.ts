import * as core from "@actions/core";
import { randomUUID } from "node:crypto";

/**
 * The log of the step. GitHub reads lines of it as commands; what comes from articles must not be one. So commands are
 * switched off (`::stop-commands::` with a word that nobody can know) except while the Action itself gives one.
 */
export class ActionLog {
  readonly #write: (text: string) => void;
  #resume: string | undefined;
  #atLineStart = true;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Text that GitHub only shows. */
  say(text: string): void {
    if (text === "") return;
    if (this.#resume === undefined) {
      this.#resume = randomUUID();
      this.#line(`::stop-commands::${this.#resume}`);
    }
    this.#write(text);
    this.#atLineStart = text.endsWith("\n");
  }

  /** Lets the Action give commands. */
  command(give: () => void): void {
    if (this.#resume !== undefined) this.#line(`::${this.#resume}::`);
    this.#resume = undefined;
    give();
  }

  /** Something people should know: in the log, and on the page of the run. */
  readonly warn = (text: string): void => {
    this.command(() => {
      core.warning(text);
    });
  };

  #line(text: string): void {
    this.#write(`${this.#atLineStart ? "" : "\n"}${text}\n`);
    this.#atLineStart = true;
  }
}

/** Lets GitHub show `***` instead of secrets, and of each line of one. To be called before anything else is logged. */
export function maskSecrets(secrets: readonly string[]): void {
  const lines = secrets.flatMap((secret) => [secret, ...secret.split(/\r?\n|\r/u)]);
  for (const line of new Set(lines.map((text) => text.trim()))) if (line !== "") core.setSecret(line);
}

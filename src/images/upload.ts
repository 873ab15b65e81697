import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Failure } from "../model/failure.ts";
import { splitCommand } from "./command-line.ts";

/** What the placeholders of `assets.upload` stand for. */
export interface UploadNames {
  /** Absolute path of the file. */
  readonly file: string;
  /** sha256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** File name. */
  readonly name: string;
  /** Path from the content root (or the assets root), with `/`. */
  readonly path: string;
}

/** The command of `assets.upload`, and what it gets to see. */
export interface UploadCommand {
  /** With the placeholders `{file}`, `{hash}`, `{name}` and `{path}`. */
  readonly pattern: string;
  readonly env: NodeJS.ProcessEnv;
  /** Texts that are never printed, whatever the command says. */
  readonly secrets: readonly string[];
  /** Milliseconds after which the command is ended; two minutes where absent. */
  readonly timeout?: number;
}

const run = promisify(execFile);

/**
 * Runs the command that puts an image on its host: without a shell, `{file}`, `{hash}`, `{name}` and `{path}` filled in
 * after the command was split into arguments, so that no file name becomes a second argument. Throws a Failure with what
 * the command said where it cannot be run or does not end with 0.
 */
export async function uploadImage(command: UploadCommand, names: UploadNames): Promise<void> {
  const [program, ...rest] = splitCommand(command.pattern);
  if (program === undefined) throw failure(names, "assets.upload names no command.");
  const values = rest.map((argument) => fillIn(argument, names));
  try {
    await run(program, values, {
      env: command.env,
      timeout: command.timeout ?? 120_000,
      // A command may ignore the polite signal, and would then be waited for without end.
      killSignal: "SIGKILL",
      maxBuffer: 10_000_000,
      windowsHide: true,
    });
  } catch (error) {
    throw failure(names, withoutSecrets(reason(program, error), command.secrets));
  }
}

function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret !== "").reduce((rest, secret) => rest.replaceAll(secret, "[token]"), text);
}

function fillIn(argument: string, names: UploadNames): string {
  const value = argument.replace(/\{(file|hash|name|path)\}/gu, (_match, name: keyof UploadNames) => names[name]);
  if (value.startsWith("-") && !argument.startsWith("-")) {
    throw failure(names, `The argument ${argument} would become ${value}, which the command takes for an option.`);
  }
  return value;
}

function reason(program: string, error: unknown): string {
  const { code, killed, stderr } = error as { code?: unknown; killed?: boolean; stderr?: string };
  if (code === "ENOENT") return `The program ${program} was not found.`;
  const said = (stderr ?? "").trim().split("\n").slice(-5).join("\n");
  const end = killed === true ? "took too long and was ended" : `ended with ${String(code)}`;
  return `${program} ${end}${said === "" ? " and said nothing." : `: ${said}`}`;
}

function failure(names: UploadNames, why: string): Failure {
  return new Failure({
    what: `The image ${names.path} could not be uploaded.`,
    why,
    next: "Run the command of assets.upload by hand to see what it needs, then try again.",
  });
}

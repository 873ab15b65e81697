import { Option, type Command } from "commander";
import type { Outcome } from "../model/failure.ts";
import type { Session } from "./session.ts";

export interface GlobalFlags {
  /** Commander's way to spell `--no-color`. */
  readonly color: boolean;
}

/** Runs a command with what it has of the outside world. */
export type Start = (flags: GlobalFlags, run: (session: Session) => Promise<Outcome>) => Promise<void>;

/** Adds a command with the options that every command has. */
export function addCommand(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option("--config <file>", "the config file; else intercom.config.yaml here or in a folder above")
    .option("--no-color", "plain text")
    .option("-v, --verbose", "tell each request, and list what is unchanged");
}

/** The same for a command that speaks to a workspace. */
export function addWorkspaceCommand(parent: Command, name: string, description: string): Command {
  return addCommand(parent, name, description)
    .option("--workspace <name>", "a workspace of the config; else default_workspace, or the only one")
    .addOption(new Option("--api-version <version>", "another API version than the config says"));
}

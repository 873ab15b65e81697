import { Option, type Command } from "commander";
import { addWorkspaceCommand, type GlobalFlags, type Start } from "./common-options.ts";
import { duration } from "./option-values.ts";
import type { WorkspaceOptions } from "./session.ts";
import type { StateMigrateOptions } from "./state-migrate.ts";
import type { StateRecoverOptions } from "./state-recover.ts";

/** Adds `--lock-timeout` to a command that takes the lock. */
export function addLockTimeout(command: Command): Command {
  return command.addOption(
    new Option("--lock-timeout <time>", "how long to wait for another apply, like 90s or 10m; 0: not at all")
      .argParser(duration)
      .default(duration(DEFAULT_LOCK_TIMEOUT), DEFAULT_LOCK_TIMEOUT),
  );
}

/** Longer than a dead run's lock lasts: a pipeline gets through by itself. */
const DEFAULT_LOCK_TIMEOUT = "10m";

/** Adds what keeps the store of the state in order: `unlock`, and two commands of the group `state`. */
export function addStoreCommands(program: Command, state: Command, start: Start): void {
  addWorkspaceCommand(program, "unlock", "free a workspace whose apply is dead")
    .argument("<id>", "the lock's id, as the apply that met it printed it")
    .action(async (id: string, options: GlobalFlags & WorkspaceOptions) => {
      await start(options, async (session) => (await import("./unlock.ts")).unlock(id, options, session));
    });
  // Without this the group would take the options of its commands for its own.
  for (const group of [program, state]) group.enablePositionalOptions();
  addLockTimeout(
    addWorkspaceCommand(state, "migrate", "move the state of a workspace between files and the git remote"),
  )
    .addOption(new Option("--to <store>", "where it is to be").choices(["git", "file"]).makeOptionMandatory())
    .action(async (options: GlobalFlags & StateMigrateOptions) => {
      await start(options, async (session) => (await import("./state-migrate.ts")).stateMigrate(options, session));
    });
  addLockTimeout(addWorkspaceCommand(state, "recover", "bring what an apply could not store into the state"))
    .argument("<file>", "the recovery file, as the apply printed it")
    .action(async (file: string, options: GlobalFlags & StateRecoverOptions) => {
      await start(options, async (session) =>
        (await import("./state-recover.ts")).stateRecover(file, options, session),
      );
    });
}

import { Argument, Command, CommanderError, Option } from "commander";
import type { AcceptOptions } from "./accept.ts";
import type { ApplyOptions } from "./apply-options.ts";
import type { CalibrateOptions } from "./calibrate.ts";
import { collect, portNumber, webAddress, wholeNumber } from "./option-values.ts";
import { addOverrides } from "./override-options.ts";
import type { DriftOptions } from "./drift.ts";
import type { PlanOptions } from "./plan.ts";
import type { PullOptions } from "./pull.ts";
import { ProblemsFound } from "./problems-found.ts";
import type { RestoreOptions } from "./restore.ts";
import type { SandboxCommandOptions } from "./sandbox.ts";
import { addCommand, addWorkspaceCommand, type GlobalFlags, type Start } from "./common-options.ts";
import { STATE_ACTIONS, type StateAction, type StateOptions } from "./state-actions.ts";
import type { CommonOptions, Session, Surroundings, WorkspaceOptions } from "./session.ts";
import { addLockTimeout, addStoreCommands } from "./store-commands.ts";
import { typedOf, type Typed } from "./typed.ts";
import { EXIT_CODES, Failure, type Outcome } from "../model/failure.ts";
import { failureText } from "../report/failure-text.ts";

const FORMATS = ["text", "json", "markdown"];

/** Runs the program for some arguments, and gives its exit code. */
export async function runProgram(
  parameters: readonly string[],
  version: string,
  surroundings: (flags: GlobalFlags) => Surroundings,
): Promise<number> {
  let outcome: Outcome = "done";
  let typed: Typed = { command: "", parameters: [], options: new Map() };
  const program = buildProgram(version, async (flags, run) => {
    outcome = await ended({ ...surroundings(flags), typed }, run);
  });
  program.hook("preAction", (_, command) => {
    typed = typedOf(command);
  });
  try {
    await program.parseAsync([...parameters], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT_CODES.done : EXIT_CODES.failed;
  }
  return EXIT_CODES[outcome];
}

async function ended(session: Session, run: (session: Session) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run(session);
  } catch (error) {
    if (error instanceof Failure) {
      session.witness?.({ kind: "failure", failure: error });
      session.note(failureText(error, session.color));
      return error.outcome;
    }
    if (error instanceof ProblemsFound) return "problems";
    throw error;
  }
}

function buildProgram(version: string, start: Start): Command {
  const program = new Command("helpsync")
    .description("Keeps an Intercom Help Center in step with Markdown files in git: plan, then apply.")
    .version(version)
    .exitOverride()
    .showHelpAfterError("Run `helpsync --help` to see what there is.");
  const add = (name: string, description: string): Command => addCommand(program, name, description);
  const addForWorkspace = (name: string, description: string): Command =>
    addWorkspaceCommand(program, name, description);

  add("init", "write a starter config and content into this folder")
    .option("--github", "write workflows of GitHub Actions, too; in a project that has a config, only these")
    .action(async (options: GlobalFlags & CommonOptions & { github?: true }) => {
      await start(options, async (session) =>
        options.github === undefined
          ? (await import("./init.ts")).init(options, session)
          : (await import("./init-github.ts")).initGitHub(options, session, version),
      );
    });
  addLockTimeout(addForWorkspace("doctor", "check token, workspace, languages, authors, state and images"))
    .option("--calibrate", "try out what Intercom's documentation leaves open; makes drafts and deletes them again")
    .option("--report <file>", "with --calibrate: the file that `sandbox --quirks` takes", "helpsync-quirks.json")
    .option("--image <url>", "with --calibrate: the public address of a picture to try")
    .option("-y, --yes", "with --calibrate: do not ask")
    .action(async (options: GlobalFlags & CalibrateOptions & { calibrate?: true }) => {
      await start(options, async (session) =>
        options.calibrate === undefined
          ? (await import("./doctor.ts")).doctor(options, session)
          : (await import("./calibrate.ts")).calibrate(options, session),
      );
    });
  addForWorkspace("validate", "find every mistake in the content, without network or token").action(
    async (options: GlobalFlags & WorkspaceOptions) => {
      await start(options, async (session) => (await import("./validate.ts")).validate(options, session));
    },
  );
  addOverrides(addForWorkspace("plan", "show what an apply would change; write nothing"))
    .option("--detailed-exitcode", "end with exit code 2 if there is something to write")
    .addOption(new Option("--format <format>", "how to print the plan").choices(FORMATS).default("text"))
    .option("--out <file>", "write the plan as JSON to a file, too")
    .option("--html <file>", "write a report with every page before and after, too, as one HTML file")
    .option("--markdown <file>", "write the plan as Markdown for a comment to a file, too")
    .option("--report-url <url>", "where the full report is: the Markdown leads there", webAddress)
    .option("--show-drafts", "show the words of drafts, too, where others read along")
    .option("--since <commit>", "tell what is new since this commit from what its branch holds already")
    .action(async (options: GlobalFlags & PlanOptions) => {
      await start(options, async (session) => (await import("./plan.ts")).plan(options, session));
    });
  addLockTimeout(
    addForWorkspace("pull", "bring edits made in Intercom into the files; the first time, the whole help center"),
  )
    .argument("[key...]", "keys, or patterns of paths, of what to pull; else all")
    .option("--new", "bring what is new in Intercom, too")
    .option("--check", "only show what it would do; write nothing")
    .addOption(
      new Option("--images <how>", "put images beside the files, or link to Intercom's copies")
        .choices(["download", "link"])
        .default("download"),
    )
    .action(async (keys: readonly string[], options: GlobalFlags & PullOptions) => {
      await start(options, async (session) => (await import("./pull.ts")).pull(keys, options, session));
    });
  addForWorkspace("drift", "show what was edited in Intercom since the last apply; write nothing")
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default("text"))
    .option("--report-url <url>", "where the full report is: the Markdown leads there", webAddress)
    .option("--show-drafts", "in the Markdown, show the words of drafts, too")
    .action(async (options: GlobalFlags & DriftOptions) => {
      await start(options, async (session) => (await import("./drift.ts")).drift(options, session));
    });
  addLockTimeout(addOverrides(addForWorkspace("apply", "plan, ask, and change Intercom as planned")))
    .argument("[plan]", "an approved plan of `plan --out`: done as it is, or refused with what differs")
    .option("-y, --yes", "do not ask")
    .option(
      "--approved <text>",
      "do only what was approved, as this line tells; refuse what is more; may come several times",
      collect,
    )
    .action(async (file: string | undefined, options: GlobalFlags & ApplyOptions) => {
      await start(options, async (session) => (await import("./apply.ts")).apply(file, options, session));
    });
  addLockTimeout(addForWorkspace("restore", "bring back what an apply wrote over, unpublished or deleted"))
    .argument("<key>", "what is to come back, e.g. article:guides/install")
    .option("--at <number>", "which snapshot; 1, the newest, where not given", wholeNumber)
    .option("--list", "only list the snapshots")
    .option("-y, --yes", "do not ask")
    .action(async (key: string, options: GlobalFlags & RestoreOptions) => {
      await start(options, async (session) => (await import("./restore.ts")).restore(key, options, session));
    });
  addLockTimeout(addForWorkspace("accept", "count edits made in Intercom as known; write nothing there"))
    .argument("<key...>", "keys, or patterns of paths, of what was edited")
    .action(async (keys: readonly string[], options: GlobalFlags & AcceptOptions) => {
      await start(options, async (session) => (await import("./accept.ts")).accept(keys, options, session));
    });
  addForWorkspace("where", "which file is this page, and which page is this file")
    .argument("<name>", "an address of the help center, an id, a key or a file")
    .action(async (name: string, options: GlobalFlags & WorkspaceOptions) => {
      await start(options, async (session) => (await import("./where.ts")).where(name, options, session));
    });
  const state = addLockTimeout(
    addForWorkspace("state", "what helpsync remembers: list it, show or forget keys, make a lost one anew"),
  )
    .addArgument(new Argument("<action>", "what to do").choices(STATE_ACTIONS))
    .argument("[key...]", "for show: one key; for remove: one or more")
    .option("-y, --yes", "with remove and rebuild: do not ask")
    .action(async (action: StateAction, keys: readonly string[], options: GlobalFlags & StateOptions) => {
      await start(options, async (session) => (await import("./state.ts")).state(action, keys, options, session));
    });
  add("new", "start an article, as a draft")
    .argument("<path>", "where it goes, in the content folder")
    .requiredOption("--title <title>", "its title")
    .action(async (path: string, options: GlobalFlags & { title: string }) => {
      await start(options, async (session) => (await import("./new.ts")).newArticle(path, options, session));
    });
  add("mv", "move an article or a folder with its translations, and mend the links")
    .argument("<old>", "the file or folder, with or without its ending")
    .argument("<new>", "where it goes, in the content folder")
    .action(async (old: string, now: string, options: GlobalFlags & CommonOptions) => {
      await start(options, async (session) => (await import("./move.ts")).move(old, now, options, session));
    });
  add("explain", "what a problem's code means and how to mend it")
    .argument("<code>", "the code, as validate prints it")
    .action(async (code: string, options: GlobalFlags) => {
      await start(options, async (session) => (await import("./explain.ts")).explain(code, session));
    });
  add("sandbox", "run the embedded Intercom as a server, to test against")
    .option("--port <number>", "the port on this machine; else a free one", portNumber)
    .option("--data <file>", "keep its data in this file; else in memory")
    .option("--quirk <name=value>", "what Intercom leaves open, settled so; may come several times", collect)
    .option("--quirks <file>", "the same from a report of `doctor --calibrate`; --quirk wins over it")
    .option("--list-quirks", "print every quirk with its values, and what is known of it")
    .option(
      "--fault <rule>",
      "what goes wrong, like 'POST /articles: resetAfter on call 3'; may come several times",
      collect,
    )
    .option(
      "--fault-rate <share>",
      "let this share of all requests go wrong, from 0 to 1; 0.1 where only a seed is given",
      Number,
    )
    .option("--fault-seed <number>", "the same number makes the same requests go wrong", wholeNumber)
    .option("--list-faults", "print every fault")
    .action(async (options: GlobalFlags & SandboxCommandOptions) => {
      await start(options, async (session) => (await import("./sandbox.ts")).sandbox(options, session));
    });
  addStoreCommands(program, state, start);
  return program;
}

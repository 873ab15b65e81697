import { Failure } from "../model/failure.ts";
import { overrideWords } from "./overrides.ts";
import { COMMANDS, isGiven, meansNothingFor, readInput, type ActionCommand } from "./input-values.ts";

const COMMENTS = ["always", "on-change", "off"] as const;

/** `conflicts`: those of the pull request itself, all of a plan where there is none; `any-conflict`: those of drift, too. */
export const FAIL_ON = ["problems", "guards", "conflicts", "any-conflict", "drift", "changes", "nothing"] as const;
export type FailOn = (typeof FAIL_ON)[number];

const REPORTS = ["none", "issue", "pull-request"] as const;

/** What the workflow says under `with:`, read and checked. */
export interface Inputs {
  readonly command: ActionCommand;
  /** As it was given; absent: as the config says. */
  readonly workspace?: string;
  readonly config?: string;
  /** From the workflow's folder. */
  readonly workingDirectory: string;
  /** Of Intercom; empty where none was given. */
  readonly token: string;
  /** Of GitHub; empty where none was given. */
  readonly githubToken: string;
  readonly comment: (typeof COMMENTS)[number];
  /** What of drafts and of pages that are not public a comment shows. */
  readonly drafts: "hidden" | "shown";
  readonly failOn: ReadonlySet<FailOn>;
  readonly planFile?: string;
  readonly approval: "required" | "not required";
  readonly reportTo: (typeof REPORTS)[number];
  /** Words for the command line: what the workflow lets through. */
  readonly overrides: readonly string[];
}

/**
 * Reads the inputs as GitHub hands them over (`INPUT_REPORT-TO`).
 * @throws Failure that names every input that is wrong, and what there is
 */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const faults: string[] = [];
  const text = (name: string): string => readInput(name, env);
  const choice = <Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value => {
    const said = text(name);
    const value = values.find((one) => one === said);
    if (value === undefined && said !== "") faults.push(`${name} is ${quoted(said)}, and can be ${values.join(", ")}`);
    return value ?? otherwise;
  };
  const flag = (name: string): boolean => choice(name, ["true", "false"], "false") === "true";
  const command = choice("command", COMMANDS, "plan");
  if (text("command") === "") faults.push(`command is not given, and can be ${COMMANDS.join(", ")}`);
  const inputs: Inputs = {
    command,
    ...given("workspace", text("workspace")),
    ...given("config", text("config")),
    workingDirectory: text("working-directory") === "" ? "." : text("working-directory"),
    token: text("token"),
    githubToken: text("github-token"),
    comment: choice("comment", COMMENTS, "always"),
    drafts: flag("comment-drafts") ? "shown" : "hidden",
    failOn: failOnOf(text("fail-on"), faults),
    ...given("planFile", text("plan-file")),
    approval: flag("require-approved-plan") ? "required" : "not required",
    reportTo: choice("report-to", REPORTS, "none"),
    overrides: overrideWords(text, faults),
  };
  if (faults.length === 0) faults.push(...misplaced(command, env));
  faults.push(...mismatched(inputs));
  if (inputs.planFile !== undefined && inputs.approval === "required")
    faults.push("plan-file and require-approved-plan both say which plan was approved; give one of them");
  if (faults.length === 0) return inputs;
  throw new Failure({
    what:
      faults.length === 1
        ? "An input of the Action is wrong."
        : `${String(faults.length)} inputs of the Action are wrong.`,
    why: `${faults.join("; ")}.`,
    next: `Mend ${faults.length === 1 ? "it" : "them"} under \`with:\` in the workflow.`,
  });
}

function given<Name extends string>(name: Name, value: string): { readonly [N in Name]?: string } {
  return value === "" ? {} : ({ [name]: value } as { readonly [N in Name]: string });
}

function failOnOf(text: string, faults: string[]): ReadonlySet<FailOn> {
  const names = text.split(/[\s,]+/u).filter((name) => name !== "");
  if (names.length === 0) return new Set(["problems", "guards", "conflicts"]);
  const known = FAIL_ON.filter((name) => names.includes(name));
  const unknown = names.filter((name) => !(FAIL_ON as readonly string[]).includes(name));
  if (unknown.length > 0)
    faults.push(`fail-on names ${unknown.map(quoted).join(", ")}, and can name ${FAIL_ON.join(", ")}`);
  if (known.includes("nothing") && names.length > 1) faults.push("fail-on names nothing beside something");
  return new Set(known.filter((name) => name !== "nothing"));
}

/** Inputs that were given and that this command does nothing with. */
function misplaced(command: ActionCommand, env: NodeJS.ProcessEnv): string[] {
  return meansNothingFor(command)
    .filter(({ name, neutral }) => isGiven(name, neutral, env))
    .map(({ name, commands }) => `${name} means nothing for ${command}, only for ${commands.join(" and ")}`);
}

/** A look at what was edited has no files to bring, and what brings files leaves nothing to tell. */
function mismatched({ command, reportTo }: Inputs): string[] {
  if (command === "drift" && reportTo === "pull-request")
    return ["drift can report to an issue; pull reports to a pull-request"];
  if (command === "pull" && reportTo === "issue")
    return ["pull can report to a pull-request; drift reports to an issue"];
  return [];
}

function quoted(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}

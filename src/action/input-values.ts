export const COMMANDS = ["plan", "apply", "drift", "pull", "validate"] as const;
export type ActionCommand = (typeof COMMANDS)[number];

interface Scope {
  readonly name: string;
  /** The commands that it means something for. */
  readonly commands: readonly ActionCommand[];
  /** Values that change nothing: GitHub fills in the defaults of action.yml, so they cannot be told from none. */
  readonly neutral: readonly string[];
}

const OVERRIDDEN: readonly ActionCommand[] = ["plan", "apply"];
const NUMBER: readonly string[] = [];
const FLAG: readonly string[] = ["false"];

/** Inputs that do not mean something for each command. */
const SCOPES: readonly Scope[] = [
  { name: "comment", commands: ["plan", "apply"], neutral: ["always", "off"] },
  { name: "comment-drafts", commands: ["plan", "apply", "drift", "pull"], neutral: FLAG },
  { name: "plan-file", commands: ["apply"], neutral: [] },
  { name: "require-approved-plan", commands: ["apply"], neutral: FLAG },
  { name: "report-to", commands: ["drift", "pull"], neutral: ["none"] },
  ...["allow-removals", "allow-publishes", "allow-creates"].map((name) => ({
    ...{ name, commands: OVERRIDDEN, neutral: NUMBER },
  })),
  ...["first-run", "allow-rollback", "overwrite-ui-edits", "overwrite-drafts"].map((name) => ({
    ...{ name, commands: OVERRIDDEN, neutral: FLAG },
  })),
];

/** An input's text, without space around it; empty where it was not given. */
export function readInput(name: string, env: NodeJS.ProcessEnv): string {
  return (env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "").trim();
}

export function isGiven(name: string, neutral: readonly string[], env: NodeJS.ProcessEnv): boolean {
  const said = readInput(name, env);
  return said !== "" && !neutral.includes(said);
}

/** The inputs that a command does nothing with. */
export function meansNothingFor(command: ActionCommand): readonly Scope[] {
  return SCOPES.filter(({ commands }) => !commands.includes(command));
}

import type { Inputs } from "./inputs.ts";

/** What a command is told that no input says. */
export interface Told {
  /** The commit that a pull request adds to. */
  readonly since?: string;
  /** The file that `plan` writes as a page. */
  readonly page?: string;
  /** The lines that stand for the plans that were approved. */
  readonly approved?: readonly string[];
}

/** The inputs as a command line. */
export function parametersFor(inputs: Inputs, { since, page, approved = [] }: Told): string[] {
  const { command, planFile, overrides, drafts } = inputs;
  const option = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [name, value]);
  const where = placeWords(inputs);
  switch (command) {
    case "plan":
      return [
        ...[command, ...where, ...overrides, ...option("--since", since), ...option("--html", page)],
        ...(drafts === "shown" ? ["--show-drafts"] : []),
      ];
    case "apply": {
      const file = planFile === undefined ? [] : [planFile];
      return [command, ...file, ...where, ...overrides, ...approved.flatMap((line) => ["--approved", line]), "--yes"];
    }
    case "drift":
    case "pull":
    case "validate":
      return [command, ...where];
  }
}

/** The words that say where a command works. */
export function placeWords({ config, workspace }: Pick<Inputs, "config" | "workspace">): string[] {
  return [
    ...(config === undefined ? [] : ["--config", config]),
    ...(workspace === undefined ? [] : ["--workspace", workspace]),
  ];
}

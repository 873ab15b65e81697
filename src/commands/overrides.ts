import type { Config } from "../model/config.ts";
import type { Overrides } from "../plan/input.ts";

/** The options by which a person allows what a plan would stop at or keep. */
export interface OverrideOptions {
  readonly allowRemovals?: number;
  readonly allowPublishes?: number;
  readonly firstRun?: true;
  readonly overwriteUiEdits?: true;
  readonly overwriteDrafts?: true;
}

/** Options over config. */
export function overridesOf(options: OverrideOptions, config: Config): Overrides {
  return {
    firstRun: options.firstRun === undefined ? "refuse" : "allow",
    uiEdits: options.overwriteUiEdits === undefined ? config.policies.uiEdits : "overwrite",
    drafts: options.overwriteDrafts === undefined ? "protect" : "overwrite",
    ...(options.allowRemovals === undefined ? {} : { allowRemovals: options.allowRemovals }),
    ...(options.allowPublishes === undefined ? {} : { allowPublishes: options.allowPublishes }),
  };
}

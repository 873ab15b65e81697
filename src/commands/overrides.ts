import { Failure } from "../model/failure.ts";
import { parseKey, type Key } from "../model/key.ts";
import type { Overrides } from "../model/plan.ts";

/** The options by which a person allows what a plan would stop at or keep. */
export interface OverrideOptions {
  readonly allowRemovals?: number;
  readonly allowPublishes?: number;
  readonly allowCreates?: number;
  readonly allowRollback?: true;
  readonly allowDirty?: true;
  readonly firstRun?: true;
  readonly overwriteUiEdits?: true;
  readonly overwriteDrafts?: true;
  readonly recreate?: readonly string[];
  readonly only?: readonly string[];
  /** True where no pattern was given: all. */
  readonly rerender?: string | true;
}

/** The pattern that names all. */
export const ALL = "**";

/** What the options allow and ask for, by name. */
export function overridesOf(options: OverrideOptions): Overrides {
  return {
    firstRun: options.firstRun === undefined ? "refuse" : "allow",
    rollback: options.allowRollback === undefined ? "refuse" : "allow",
    dirty: options.allowDirty === undefined ? "refuse" : "allow",
    uiEdits: options.overwriteUiEdits === undefined ? "policy" : "overwrite",
    drafts: options.overwriteDrafts === undefined ? "protect" : "overwrite",
    recreate: (options.recreate ?? []).map(keyToRecreate),
    rerender: options.rerender === undefined ? [] : [options.rerender === true ? ALL : options.rerender],
    only: options.only ?? [],
    ...(options.allowCreates === undefined ? {} : { allowCreates: options.allowCreates }),
    ...(options.allowRemovals === undefined ? {} : { allowRemovals: options.allowRemovals }),
    ...(options.allowPublishes === undefined ? {} : { allowPublishes: options.allowPublishes }),
  };
}

function keyToRecreate(text: string): Key {
  const key = parseKey(text);
  if (key !== undefined) return key;
  throw new Failure({
    what: `--recreate ${text} is no key.`,
    why: "A key starts with its kind, so that a page and a folder of the same name are told apart.",
    next: `Write it as the plan does, e.g. --recreate article:${text}.`,
  });
}

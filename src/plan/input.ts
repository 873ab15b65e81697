import type { Desired } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { PublicationState } from "../model/kind.ts";
import type { Live } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { PoliciesConfig } from "../model/config.ts";
import type { ApiVersion } from "../model/api-version.ts";
import type { State } from "../model/state.ts";

/** All that a plan follows from. */
export interface PlanInput {
  readonly workspace: { readonly name: string; readonly sandbox: boolean; readonly apiVersion: ApiVersion };
  readonly desired: Desired;
  readonly live: Live;
  /** Open intents settled already. */
  readonly state: State;
  /** Creates of which it cannot be told whether they took place: why, by key. */
  readonly unsettled: ReadonlyMap<Key, string>;
  /** Paths, without locale and ending, of files that exist and are ignored: they are forgotten, not removed. */
  readonly ignored: ReadonlySet<string>;
  /** The locales of the config: files of another one are forgotten, not removed. */
  readonly locales: readonly Locale[];
  readonly defaults: { readonly author?: string; readonly state: PublicationState };
  readonly policies: PoliciesConfig;
  readonly overrides: Overrides;
}

/** What a person allowed for this run by its number or name. */
export interface Overrides {
  readonly allowRemovals?: number;
  readonly allowPublishes?: number;
  readonly firstRun: "refuse" | "allow";
  readonly uiEdits: "protect" | "overwrite";
  readonly drafts: "protect" | "overwrite";
}

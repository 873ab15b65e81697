import type { Desired } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { GitStanding } from "../model/git.ts";
import type { PublicationState } from "../model/kind.ts";
import type { Live, SecondFruit } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { FolderPolicy, PoliciesConfig } from "../model/config.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import type { Overrides } from "../model/plan.ts";
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
  /** Drafts of helpsync's own that a create made a second time. */
  readonly seconds: readonly SecondFruit[];
  /** Paths, without locale and ending, of files that exist and are ignored: they are forgotten, not removed. */
  readonly ignored: ReadonlySet<string>;
  /** The locales of the config: files of another one are forgotten, not removed. */
  readonly locales: readonly Locale[];
  readonly defaults: { readonly author?: string; readonly state: PublicationState };
  readonly policies: PoliciesConfig;
  readonly folderPolicies: readonly FolderPolicy[];
  /** Files that are there and not for this workspace: forgotten, not removed. */
  readonly excluded: ReadonlySet<Key>;
  /** What the states of the workspace's other help centers own: `article:12` → the id of the help center. */
  readonly ownedElsewhere: ReadonlyMap<string, string>;
  readonly git: GitStanding;
  /** Fingerprint of the config, as a saved plan is held to it. */
  readonly config: Fingerprint;
  readonly overrides: Overrides;
}

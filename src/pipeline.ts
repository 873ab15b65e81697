import path from "node:path";
import { CompilerNotLoaded } from "./compile/compiler.ts";
import { placeFiles } from "./content/layout.ts";
import { isImage } from "./disk/asset-files.ts";
import { readStanding, type StandingOptions } from "./git/standing.ts";
import { beginListing, lookAround, lookCloser, type Listing, type Look, type Wanted } from "./intercom/look.ts";
import type { Config, WorkspaceConfig } from "./model/config.ts";
import type { Desired, DesiredResource } from "./model/desired.ts";
import { localesOf, type Locale } from "./model/locale.ts";
import type { GitStanding } from "./model/git.ts";
import type { Live } from "./model/live.ts";
import { emptyState, type State } from "./model/state.ts";
import type { Overrides, Plan } from "./model/plan.ts";
import { excludedKeys } from "./plan/audience.ts";
import { configFingerprint } from "./plan/approval/config-fingerprint.ts";
import { TextLetGo } from "./plan/let-go.ts";
import { makePlan } from "./plan/plan.ts";
import { saidId } from "./plan/identity/said-ids.ts";
import { whatGoes } from "./plan/actions/removal.ts";
import { withPulled } from "./settle/pulled.ts";
import { settleIntents } from "./settle/settle.ts";
import type { Settled } from "./settle/settled.ts";
import { secondsToWait, waitUnlessHalted } from "./settle/wait.ts";
import type { Loaded } from "./load.ts";
import type { OpenWorkspace } from "./workspace.ts";

export interface Planned {
  readonly plan: Plan;
  readonly live: Live;
  readonly state: State;
  /** The state as it was read. */
  readonly stored: State;
  readonly git: GitStanding;
  /** What became of writes whose outcome an earlier run did not learn. */
  readonly settled: readonly Settled[];
  /** How many seconds longer Intercom may carry out a write of which nothing is seen. */
  readonly unsureFor: number;
  /** The plan that another content would give, from the same look and the same memory. */
  readonly instead: (other: Other) => Plan;
}

/** Another content for the same workspace, such as that of another commit. */
export interface Other {
  readonly config: Config;
  readonly loaded: Loaded;
  /** What that config says of the workspace. */
  readonly workspace: WorkspaceConfig;
  readonly overrides: Overrides;
}

/**
 * Finds edits that a pull brought into files and that are still there although the files were edited further: the state
 * in which they are known, or undefined where there are none.
 */
export type Recognise = (planned: Planned) => Promise<State | undefined>;

export interface PlanOptions {
  readonly recognise?: Recognise;
  /** The state, where it was read just now; else it is read. */
  readonly stored?: State | null;
  /** What Intercom lists, where that was begun already; texts that were let go are read again where they are needed. */
  readonly listing?: Listing;
}

/** Desired × live × state → plan. Nothing is written, nothing is locked. */
export async function planWorkspace(
  config: Config,
  loaded: Loaded,
  workspace: OpenWorkspace,
  overrides: Overrides,
  { recognise, stored: read, listing = beginListing(workspace.intercom) }: PlanOptions = {},
): Promise<Planned> {
  const { desired } = loaded;
  const known = read === undefined ? await workspace.store.read() : read;
  const stored = known ?? emptyState(workspace.live.id, workspace.live.helpCenter.id);
  const remembered = withPulled(stored, desired);
  const wanted = wantedOf(desired, remembered, workspace.name);
  const { intercom } = workspace;
  // Intercom is far away: what else is to be known is found out meanwhile.
  const [seen, git, ownedElsewhere] = await Promise.all([
    lookAround(intercom, remembered, wanted, listing),
    readStanding(config.folder, standingOf(config, remembered)),
    workspace.store.ownedElsewhere(),
  ]);
  const given = {
    workspace: { name: workspace.name, sandbox: workspace.config.sandbox, apiVersion: workspace.config.apiVersion },
    ownedElsewhere,
    git,
  };
  const planFrom = ({ resources }: Look, from: State): Planned => {
    const live = { workspace: workspace.live, resources };
    const make = (content: Other): Omit<Planned, "instead"> => {
      const { state, settled, unsettled, awaited, seconds } = settleIntents(
        withPulled(from, content.loaded.desired),
        live,
      );
      const plan = makePlan({ ...given, ...saidBy(content), live, state, unsettled, seconds });
      const unsureFor = secondsToWait(awaited, intercom.now(), intercom.timeout, state.unsureUntil);
      return { plan, live, state, stored: from, git, settled, unsureFor };
    };
    return {
      ...make({ config, loaded, workspace: workspace.config, overrides }),
      instead: (other) => make(other).plan,
    };
  };
  let look = seen;
  for (;;) {
    const planned = await withKeptTexts(() => withBodies(loaded, () => planFrom(look, stored)));
    if (planned === undefined) {
      look = await lookAround(intercom, remembered, wanted);
      continue;
    }
    const closer = await lookCloser(intercom, look, whatGoes(planned.plan));
    if (closer === look) return withRecognised(planned, recognise, (from) => planFrom(look, from));
    look = closer;
  }
}

/** Undefined where a text of Intercom's is needed that was let go. */
async function withKeptTexts(make: () => Promise<Planned>): Promise<Planned | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof TextLetGo) return undefined;
    throw error;
  }
}

/**
 * Makes a plan. The HTML of what nobody changed on either side is not looked at, so mostly there is no need for the
 * compiler; whoever goes on from a plan that holds anything has it.
 */
async function withBodies(loaded: Loaded, make: () => Planned): Promise<Planned> {
  const planned = tryWithout(make);
  if (planned?.plan.actions.every(({ verb }) => verb === "unchanged" || verb === "unmanaged") === true) return planned;
  await loaded.loadCompiler();
  return planned ?? make();
}

/** Undefined where the compiler is needed and was not loaded yet. */
function tryWithout(make: () => Planned): Planned | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof CompilerNotLoaded) return undefined;
    throw error;
  }
}

/** What a plan follows from besides Intercom and the state. */
function saidBy({ config, loaded: { tree, desired }, workspace, overrides }: Other) {
  const { locales } = config.content;
  return {
    desired,
    ignored: new Set(placeFiles(tree.ignored, config.content).map(({ logical }) => logical)),
    locales: [locales.default, ...locales.additional],
    defaults: config.defaults,
    policies: config.policies,
    folderPolicies: config.folderPolicies,
    excluded: excludedKeys(desired.resources, workspace),
    config: configFingerprint(config, workspace),
    overrides,
  };
}

async function withRecognised(
  planned: Planned,
  recognise: Recognise | undefined,
  planFrom: (state: State) => Planned,
): Promise<Planned> {
  if (recognise === undefined || planned.stored.pulled.size === 0 || planned.plan.summary.conflict === 0)
    return planned;
  const known = await recognise(planned);
  return known === undefined ? planned : planFrom(known);
}

export interface SureOptions {
  /** Told how many seconds are waited for. */
  readonly tell: (seconds: number) => void;
  /** Why nothing more is to be begun; undefined while all is well. */
  readonly halted: () => string | undefined;
  readonly recognise?: Recognise;
}

/**
 * The plan that an apply follows. Where Intercom may yet carry out what an earlier run began, it is waited for, and
 * looked for again: what is made anew in the meantime would be there twice.
 */
export async function planWhenSure(
  config: Config,
  loaded: Loaded,
  workspace: OpenWorkspace,
  overrides: Overrides,
  { tell, halted, recognise }: SureOptions,
): Promise<Planned> {
  const options = recognise === undefined ? {} : { recognise };
  const planned = await planWorkspace(config, loaded, workspace, overrides, options);
  if (planned.unsureFor === 0) return planned;
  tell(planned.unsureFor);
  await waitUnlessHalted(planned.unsureFor, { pause: (ms) => workspace.intercom.pause(ms), halted });
  return planWorkspace(config, loaded, workspace, overrides, options);
}

/** What the listing is to be complete in: all that content has, and all that it may take over. */
function wantedOf({ resources, defaultLocale }: Desired, state: State, workspace: string): Wanted {
  const unknown = resources.filter(({ key, kind }) => kind === "article" && !state.resources.has(key));
  const localesOfOne = ({ locales }: DesiredResource): Locale[] => localesOf(locales, defaultLocale);
  const titles = new Map<string, Locale[]>();
  for (const resource of unknown) {
    const title = resource.locales[defaultLocale]?.title.normalize("NFC").trim();
    // Several pages may have one title, in folders of their own: any of them may be the one that is there.
    if (title !== undefined) titles.set(title, [...(titles.get(title) ?? []), ...localesOfOne(resource)]);
  }
  return {
    locales: new Map(resources.map((resource) => [resource.key, localesOfOne(resource)])),
    titles,
    ids: new Set(unknown.flatMap((resource) => saidId(resource, workspace) ?? [])),
  };
}

/** Content is Markdown, pictures and the config: what else lies in the folder may change as it likes. */
function standingOf({ file, content, assets }: Config, { commit, partial = [] }: State): StandingOptions {
  const config = path.basename(file);
  const folders = [content.root, ...(assets.root === undefined ? [] : [assets.root])];
  const counts = (changed: string): boolean =>
    /\.md$/iu.test(changed) || isImage(changed) || path.posix.basename(changed) === config;
  return { applied: [...(commit === null ? [] : [commit]), ...partial], paths: [...folders, config], counts };
}

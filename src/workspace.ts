import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { embeddedAdmins } from "./embedded/admins.ts";
import { sandboxFailure } from "./embedded/failure.ts";
import { connectIntercom } from "./intercom/connect.ts";
import { HOSTS } from "./intercom/hosts.ts";
import { beginListing, type Listing } from "./intercom/look.ts";
import type { OthersSeen } from "./intercom/rate-window.ts";
import type { RequestEntry, WaitEntry } from "./intercom/transport.ts";
import { serveAssets } from "./images/serve.ts";
import { imageSourceOf, type ImageSource } from "./images/source.ts";
import type { Config, RealWorkspace, SandboxWorkspace, WorkspaceConfig } from "./model/config.ts";
import { Failure } from "./model/failure.ts";
import type { Intercom } from "./model/intercom.ts";
import type { LiveWorkspace } from "./model/live.ts";
import type { AssetFile } from "./model/source.ts";
import type { SharedStore } from "./model/state-store.ts";
import { machineName } from "./disk/machine.ts";
import { chooseStore } from "./state/choose-store.ts";
import type { StoreSurroundings } from "./state/open-store.ts";
import { checkPin, pinFile, writePin } from "./state/pins.ts";
import { readToken } from "./token.ts";

/** A workspace that was opened: its API, who is there, and its memory. */
export interface OpenWorkspace {
  readonly name: string;
  readonly config: WorkspaceConfig;
  readonly intercom: Intercom;
  readonly live: LiveWorkspace;
  /** What it lists, where that was begun when it was opened. */
  readonly listing?: Listing;
  readonly store: SharedStore;
  /** What people should know of where the state is, a sentence each. */
  readonly warnings: readonly string[];
  /** Remembers that this name means this workspace; another's token is refused from then on. */
  readonly remember: () => Promise<void>;
  /** The pattern of public image addresses; absent where the config names none. */
  readonly imagePattern?: string;
  /** Where an image is fetched whose address Intercom gave out: there itself, but for an Intercom on this machine. */
  readonly imageSource: ImageSource;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Pictures that an embedded workspace fetches from this program. */
  readonly assets: Iterable<AssetFile>;
  /** Authors as the content and the config write them: an embedded workspace has them as its teammates. */
  readonly authors: readonly string[];
  /** Lists what it holds beside all else, for work that does no more than look. */
  readonly lists?: "at once";
  /** Told of every request, for `-v`. */
  readonly onRequest?: (entry: RequestEntry) => void;
  /** Told once of each call whose answer is late. */
  readonly onWait: (call: WaitEntry) => void;
  /** Told once where other programs take a notable part of the rate limit. */
  readonly onOthers: (others: OthersSeen) => void;
}

/** The name of the workspace that is meant: the option's, the environment's, the config's default, or the only one. */
export function workspaceName(config: Config, named: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  const names = Object.keys(config.workspaces);
  return named ?? env["HELPSYNC_WORKSPACE"] ?? config.defaultWorkspace ?? (names.length === 1 ? names[0] : undefined);
}

/**
 * The workspace that is meant.
 * @throws Failure where none is, several could be, or the config does not have it
 */
export function chooseWorkspace(config: Config, named: string | undefined, env: NodeJS.ProcessEnv): WorkspaceConfig {
  const names = Object.keys(config.workspaces);
  if (names.length === 0) {
    throw new Failure({
      what: "The config names no workspace.",
      next: `Add one under \`workspaces\` in ${config.file}, e.g. \`sandbox: { sandbox: true }\` to try things out.`,
    });
  }
  const name = workspaceName(config, named, env);
  const workspace = name !== undefined && Object.hasOwn(config.workspaces, name) ? config.workspaces[name] : undefined;
  if (workspace !== undefined) return workspace;
  throw new Failure({
    what: name === undefined ? "It is not clear which workspace is meant." : `The config has no workspace "${name}".`,
    why: `The config names ${names.join(", ")}.`,
    next: "Pass --workspace NAME, or set default_workspace in the config.",
  });
}

/**
 * Opens a workspace and looks who is there. Nothing is written.
 * @throws Failure where it cannot be reached, or is another one than the config says
 */
export async function openWorkspace(
  config: Config,
  workspace: WorkspaceConfig,
  options: OpenOptions,
): Promise<OpenWorkspace> {
  const host = workspace.sandbox
    ? await openEmbedded(config, workspace, options)
    : await openReal(config, workspace, options);
  const { intercom } = host;
  try {
    const reading = intercom.readWorkspace();
    // Intercom is far away: while its pages come, what is here is worked through.
    const listing = options.lists === undefined ? {} : { listing: beginListing(intercom) };
    const live = await reading;
    refuseStrangeId(live.id);
    refuseStrangeId(live.helpCenter.id);
    if (!workspace.sandbox && workspace.workspaceId !== undefined && workspace.workspaceId !== live.id) {
      throw new Failure({
        what: `The token belongs to workspace ${live.id} (${live.name}), not to ${workspace.workspaceId}.`,
        why: `The config says so under workspaces.${workspace.name}.workspace_id.`,
        next: `Use the token of ${workspace.workspaceId}, or mend workspace_id.`,
      });
    }
    const pin = pinFile(config.folder);
    await checkPin(pin, workspace.name, live.id);
    const name = { workspaceId: live.id, helpCenterId: live.helpCenter.id };
    const { store, warnings } = await chooseStore(config, workspace, name, await surroundingsOf(options.env));
    const remember = (): Promise<void> => writePin(pin, workspace.name, live.id);
    const close = async (): Promise<void> => {
      await store.close();
      await host.close();
    };
    return { name: workspace.name, config: workspace, live, ...listing, store, warnings, remember, ...host, close };
  } catch (error) {
    await host.close();
    throw error;
  }
}

/** The id becomes the name of a file, and it comes from whatever answers at the address. */
function refuseStrangeId(id: string): void {
  if (/^[\w-]{1,64}$/u.test(id)) return;
  throw new Failure({
    what: "Intercom gives the workspace or its help center an id that cannot be one.",
    why: `It is ${JSON.stringify(id.slice(0, 80))}; ids are letters, digits, - and _.`,
    next: "Check `region` and the address in the config: what answers there may not be Intercom.",
  });
}

/** The clocks, the randomness and the folders of this machine, for the store of the state. */
export async function surroundingsOf(env: NodeJS.ProcessEnv): Promise<StoreSurroundings> {
  return {
    env,
    machine: await machineName(),
    temporary: tmpdir(),
    clocks: { steady: () => performance.now(), wall: () => Date.now() },
    wait: (ms) => sleep(ms),
    random: () => Math.random(),
    every: (ms, tick) => {
      const timer = setInterval(tick, ms).unref();
      return () => {
        clearInterval(timer);
      };
    },
  };
}

/** The address that replaces the region's, where there is one. */
export function otherAddress(workspace: RealWorkspace, env: NodeJS.ProcessEnv): string | undefined {
  return env["HELPSYNC_API_URL"] ?? workspace.apiUrl;
}

type Host = Pick<OpenWorkspace, "intercom" | "imagePattern" | "imageSource" | "close">;

async function openReal(config: Config, workspace: RealWorkspace, options: OpenOptions): Promise<Host> {
  const baseUrl = otherAddress(workspace, options.env) ?? HOSTS[workspace.region];
  const token = await readToken(workspace.tokenEnv, config.folder, options.env);
  const intercom = connect(config, workspace, options, { baseUrl, token });
  const { baseUrl: imagePattern } = config.assets;
  return {
    intercom,
    imageSource: imageSourceOf(baseUrl),
    close: () => intercom.close(),
    ...(imagePattern === undefined ? {} : { imagePattern }),
  };
}

/** The embedded Intercom, in this process; it fetches pictures from this program, so that the fetch is real. */
async function openEmbedded(config: Config, workspace: SandboxWorkspace, options: OpenOptions): Promise<Host> {
  const { openSandbox } = await import("./sandbox/server.ts");
  const data = path.join(config.folder, ".helpsync", "sandbox", `${workspace.name}.json`);
  const sandbox = await openSandbox({
    data,
    defaultLocale: config.content.locales.default,
    locales: [config.content.locales.default, ...config.content.locales.additional],
    admins: embeddedAdmins(options.authors),
  }).catch((error: unknown) => {
    throw sandboxFailure(error, data);
  });
  const pictures = await serveAssets(options.assets);
  const intercom = connect(config, workspace, options, { baseUrl: sandbox.url, token: sandbox.token });
  return {
    intercom,
    imagePattern: pictures.baseUrl,
    imageSource: imageSourceOf(sandbox.url),
    close: async () => {
      await intercom.close();
      await pictures.close();
      await sandbox.close();
    },
  };
}

function connect(
  config: Config,
  workspace: WorkspaceConfig,
  { onRequest, onWait, onOthers }: OpenOptions,
  access: { readonly baseUrl: string; readonly token: string },
): Intercom {
  return connectIntercom({
    ...access,
    apiVersion: workspace.apiVersion,
    defaultLocale: config.content.locales.default,
    timeout: workspace.requestTimeout * 1000,
    ...(workspace.helpCenter === undefined ? {} : { helpCenter: workspace.helpCenter }),
    wait: (ms) => sleep(ms),
    now: () => Date.now(),
    random: () => Math.random(),
    rateShare: workspace.rateShare,
    onWait,
    onOthers,
    ...(onRequest === undefined ? {} : { onRequest }),
  });
}

import type { ApiVersion } from "./api-version.ts";
import type { Locale } from "./locale.ts";
import type { PublicationState } from "./kind.ts";
import type { Place } from "./problem.ts";

export const REGIONS = ["us", "eu", "au"] as const;
export type Region = (typeof REGIONS)[number];

export const REMOVALS = ["unpublish", "delete", "keep"] as const;
export type Removal = (typeof REMOVALS)[number];

/** `intercom.config.yaml`, read, checked and with its defaults filled in. */
export interface Config {
  /** The config file, absolute. Paths in it are relative to its folder. */
  readonly file: string;
  /** The folder of the config file, absolute. */
  readonly folder: string;
  readonly content: ContentConfig;
  readonly defaults: { readonly author?: string; readonly state: PublicationState };
  readonly policies: PoliciesConfig;
  /** Policies of folders, in the order of the file; a later one wins. */
  readonly folderPolicies: readonly FolderPolicy[];
  readonly assets: AssetsConfig;
  readonly state: StateConfig;
  readonly defaultWorkspace?: string;
  readonly workspaces: Readonly<Record<string, WorkspaceConfig>>;
}

/** What decides how the content folder is read. */
export interface ContentConfig {
  /** The content folder, relative to the config's folder, with `/`. */
  readonly root: string;
  readonly locales: LocalesConfig;
  /** Globs from the content root; what they match is not content. */
  readonly ignore: readonly string[];
  /** Keys of frontmatter that no warning is wanted for. */
  readonly allowedFrontmatter: readonly string[];
  /** Articles at the root stand in this collection (a folder's path) instead of none. */
  readonly defaultCollection?: string;
  /** Where the config says so, with the text of that line. */
  readonly defaultCollectionMark?: { readonly place: Place; readonly line: string };
}

export interface LocalesConfig {
  readonly default: Locale;
  readonly additional: readonly Locale[];
  readonly layout: "suffix" | "directory";
  /** Folder or suffix as it is spelled in the files → the locale that it means. */
  readonly names: Readonly<Record<string, Locale>>;
}

export interface PoliciesConfig {
  readonly uiEdits: "protect" | "overwrite";
  readonly onRemoval: Removal;
  readonly maxRemovals: number;
  readonly maxPublishes: number;
}

/** `theirs`: Intercom wins, and what is edited there is neither written over nor in conflict. */
export const UI_EDITS = ["protect", "overwrite", "theirs"] as const;
export type UiEdits = (typeof UI_EDITS)[number];

/** What the config says for a part of the content. */
export interface FolderPolicy {
  /** A glob from the content root, over paths without locale and ending. */
  readonly match: string;
  readonly uiEdits?: UiEdits;
  readonly onRemoval?: Removal;
}

export interface AssetsConfig {
  /** Pattern with `{hash}` or `{commit}`, and `{name}`, `{path}`. */
  readonly baseUrl?: string;
  /** A command with `{file}`, `{hash}`, `{name}`, `{path}`; run without a shell, by apply only. */
  readonly upload?: string;
  /** The folder that a path starting with `/` is looked up in, relative to the config's folder; the content folder where absent. */
  readonly root?: string;
}

export interface StateConfig {
  readonly store?: "git" | "file";
  readonly remote: string;
  readonly ref: string;
  /** Which texts the state keeps; where absent, all that stay on this machine, and what was public elsewhere. */
  readonly bodies?: KeptBodies;
}

export const KEPT_BODIES = ["all", "published", "none"] as const;
export type KeptBodies = (typeof KEPT_BODIES)[number];

export type WorkspaceConfig = SandboxWorkspace | RealWorkspace;

interface AnyWorkspace {
  readonly name: string;
  readonly apiVersion: ApiVersion;
  /** The help center's identifier or id; the workspace's default where absent. */
  readonly helpCenter?: string;
  /** Globs over paths without locale and ending: only what one of them matches is for this workspace; all where empty. */
  readonly only: readonly string[];
  /** The same for what is not for this workspace. */
  readonly exclude: readonly string[];
  /** Seconds that one request may take. */
  readonly requestTimeout: number;
  /** Which part of the rate limit helpsync may use, above 0 and up to 1. */
  readonly rateShare: number;
}

/** Intercom fetches the images of an article while it is written, one by one. */
export const DEFAULT_REQUEST_TIMEOUT = 60;

/** The embedded Intercom: no token, data under `.helpsync/`. */
export interface SandboxWorkspace extends AnyWorkspace {
  readonly sandbox: true;
}

export interface RealWorkspace extends AnyWorkspace {
  readonly sandbox: false;
  readonly workspaceId?: string;
  readonly tokenEnv: string;
  readonly region: Region;
  /** Replaces the region's host; loopback only in the file. */
  readonly apiUrl?: string;
}

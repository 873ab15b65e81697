import type { Config, WorkspaceConfig } from "../model/config.ts";
import type { Locale } from "../model/locale.ts";
import type { WrittenConfig, WrittenWorkspace } from "./config-shape.ts";

/** The config as the stages see it, from one that was found to be without mistakes. */
export function configOf(written: WrittenConfig, file: string, folder: string): Config {
  const { locales, policies, assets, state } = written;
  return {
    file,
    folder,
    content: {
      root: plainFolder(written.content),
      locales: {
        default: locales.default,
        additional: locales.additional,
        layout: locales.layout,
        names: Object.fromEntries(
          Object.entries(locales.names).map(([locale, spelling]) => [spelling, locale as Locale]),
        ),
      },
      ignore: written.ignore,
      allowedFrontmatter: written.frontmatter.allow,
      ...(written.default_collection === undefined
        ? {}
        : { defaultCollection: plainFolder(written.default_collection).normalize("NFC") }),
    },
    defaults: written.defaults,
    policies: {
      uiEdits: policies.ui_edits,
      onRemoval: policies.on_removal,
      maxRemovals: policies.max_removals,
      maxPublishes: policies.max_publishes,
    },
    folderPolicies: written.overrides.map(({ match, ui_edits: uiEdits, on_removal: onRemoval }) => ({
      match,
      ...(uiEdits === undefined ? {} : { uiEdits }),
      ...(onRemoval === undefined ? {} : { onRemoval }),
    })),
    assets: {
      ...(assets.base_url === undefined ? {} : { baseUrl: assets.base_url }),
      ...(assets.upload === undefined ? {} : { upload: assets.upload }),
      ...(assets.root === undefined ? {} : { root: plainFolder(assets.root) }),
    },
    state,
    ...(written.default_workspace === undefined ? {} : { defaultWorkspace: written.default_workspace }),
    workspaces: Object.fromEntries(
      Object.entries(written.workspaces).map(([name, workspace]) => [name, workspaceOf(name, workspace)]),
    ),
  };
}

function workspaceOf(name: string, written: WrittenWorkspace): WorkspaceConfig {
  const common = {
    name,
    apiVersion: written.api_version,
    only: written.only,
    exclude: written.exclude,
    requestTimeout: written.request_timeout,
    rateShare: written.rate_share,
    ...(written.help_center === undefined ? {} : { helpCenter: written.help_center }),
  };
  if (written.sandbox === true) return { ...common, sandbox: true };
  return {
    ...common,
    sandbox: false,
    tokenEnv: written.token_env ?? "INTERCOM_ACCESS_TOKEN",
    region: written.region ?? "us",
    ...(written.workspace_id === undefined ? {} : { workspaceId: written.workspace_id }),
    ...(written.api_url === undefined ? {} : { apiUrl: written.api_url.replace(/\/+$/, "") }),
  };
}

/** `./docs//a/` → `docs/a`; `.` stays. */
function plainFolder(folder: string): string {
  const parts = folder.split("/").filter((part) => part !== "" && part !== ".");
  return parts.length === 0 ? "." : parts.join("/");
}

import { fingerprint } from "../../dialect/fingerprint.ts";
import type { Config, WorkspaceConfig } from "../../model/config.ts";
import type { Fingerprint } from "../../model/fingerprint.ts";

/**
 * Of what the config says that a plan of this workspace and its apply can follow from. Where the checkout lies, other
 * workspaces, the token's name and this machine's address of the API are no part of it.
 */
export function configFingerprint(config: Config, workspace: WorkspaceConfig): Fingerprint {
  const { root, locales, ignore, defaultCollection } = config.content;
  const { name, apiVersion, helpCenter, only, exclude } = workspace;
  const access = workspace.sandbox
    ? { sandbox: true }
    : { sandbox: false, region: workspace.region, workspaceId: workspace.workspaceId };
  const content = { root, locales: { ...locales, names: Object.entries(locales.names).sort() }, ignore };
  const { baseUrl, root: assetsRoot, upload } = config.assets;
  const assets = { baseUrl, root: assetsRoot, upload };
  const policies = { ...config.policies, folders: config.folderPolicies };
  const said = { name, apiVersion, helpCenter, only, exclude, ...access };
  return fingerprint(
    "c2",
    JSON.stringify([content, defaultCollection ?? null, config.defaults, policies, assets, said]),
  );
}

import { createHash } from "node:crypto";
import type { ApiVersion } from "../model/api-version.ts";
import type { Config } from "../model/config.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import type { AssetFile, SourceTree } from "../model/source.ts";

declare const HELPSYNC_CHECKS: string | undefined;

/** Names all that finds mistakes in content: what another version found says nothing of what this one would find. */
const CHECKS = typeof HELPSYNC_CHECKS === "undefined" ? "from sources" : HELPSYNC_CHECKS;

/** Fingerprint of all from which follows what there is to say of a content folder. */
export function contentPrint(tree: SourceTree, config: Config, apiVersion: ApiVersion): Fingerprint {
  const hash = createHash("sha256");
  const note = (value: unknown): void => void hash.update(`${JSON.stringify(value)}\n`);
  const hashes = (assets: ReadonlyMap<string, AssetFile>): unknown =>
    [...assets].map(([path, { hash: ofBytes }]) => [path, ofBytes]);
  note([CHECKS, config, apiVersion, tree.ignored, tree.problems, hashes(tree.assets), hashes(tree.rootAssets)]);
  for (const { path, bytes } of tree.documents) {
    // Its length says where a file ends and the next one begins.
    note([path, bytes.length]);
    hash.update(bytes);
  }
  return `findings1:${hash.digest("base64url")}`;
}

import { createHash } from "node:crypto";
import type { AssetFile, SourceTree } from "../../src/model/source.ts";

/** The bytes of the only picture. */
export const POINT = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
/** The only picture. */
export const PICTURE: AssetFile = {
  path: "flow.gif",
  file: "/docs/content/flow.gif",
  hash: sha256(POINT),
  size: POINT.length,
};

/** A content folder in memory, with the picture in it. */
export function treeOf({ files, ignored }: DirectFolder): SourceTree {
  const encoder = new TextEncoder();
  const shown = [...files].filter(([path]) => !ignored.has(path));
  const assets = new Map([[PICTURE.path, PICTURE]]);
  return {
    documents: shown.map(([path, text]) => ({ path, bytes: encoder.encode(text) })),
    assets,
    rootAssets: assets,
    ignored: [...ignored],
    problems: [],
  };
}

/** Markdown by path from the content root, and the paths that `ignore` matches. */
interface DirectFolder {
  readonly files: ReadonlyMap<string, string>;
  readonly ignored: ReadonlySet<string>;
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

import { Failure } from "../model/failure.ts";

/** What the placeholders of `assets.base_url` stand for. */
export interface ImageNames {
  /** sha256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** File name. */
  readonly name: string;
  /** Path from the content root (or the assets root), with `/`. */
  readonly path: string;
  /** The commit that is applied; "" outside a repository. */
  readonly commit: string;
}

/**
 * The public address of an image: `{hash}`, `{name}`, `{path}` and `{commit}` of the pattern, each encoded for a URL
 * (the slashes of a path stay). Throws a Failure where the pattern needs a commit and there is none.
 */
export function imageUrl(pattern: string, names: ImageNames): string {
  return pattern.replace(/\{(hash|name|path|commit)\}/gu, (_placeholder, name: keyof ImageNames) => {
    const value = names[name];
    if (value === "") throw noCommit(pattern);
    return value.split("/").map(encodeURIComponent).join("/");
  });
}

function noCommit(pattern: string): Failure {
  return new Failure({
    what: `The address of an image cannot be built: ${pattern} holds {commit}.`,
    why: "This folder is not in a Git repository with a commit.",
    next: "Use {hash} in assets.base_url, or commit the content.",
  });
}

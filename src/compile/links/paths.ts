/** The folder of a path; empty for one at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

/** The last segment of a path. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A path without its `.md`. */
export function withoutEnding(path: string): string {
  return path.replace(/\.md$/i, "");
}

/**
 * Follows a relative path from a folder, with `/`, NFC; a slash at its end is kept.
 * @returns `null` where it leaves the root
 */
export function follow(folder: string, path: string): string | null {
  const segments = folder === "" ? [] : folder.split("/");
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return null;
  }
  const slash = /(?:^|\/)\.{0,2}$/.test(path) && segments.length > 0 ? "/" : "";
  return (segments.join("/") + slash).normalize("NFC");
}

/** An address as written, cut into what leads to a file and what comes behind it. */
export interface LocalAddress {
  /** As written, escapes and all. */
  readonly path: string;
  readonly query: string;
  /** Decoded, without `#`; absent where there is none. */
  readonly fragment?: string;
}

/** Cuts `path?query#fragment`. */
export function cutAddress(address: string): LocalAddress {
  const hash = address.indexOf("#");
  const rest = hash === -1 ? address : address.slice(0, hash);
  const question = rest.indexOf("?");
  return {
    path: question === -1 ? rest : rest.slice(0, question),
    query: question === -1 ? "" : rest.slice(question),
    ...(hash === -1 || hash === address.length - 1 ? {} : { fragment: decoded(address.slice(hash + 1)) }),
  };
}

/** Without percent escapes; as it is where they are malformed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What stands before an article's path in a file's: the folder of its locale, or nothing. */
export function localeRootOf(filePath: string, articlePath: string): string {
  const normal = filePath.normalize("NFC");
  const end = normal.lastIndexOf(`/${articlePath}.`);
  return end === -1 ? "" : normal.slice(0, end);
}

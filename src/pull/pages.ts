import type { Desired, DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { Kind } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale, PerLocale } from "../model/locale.ts";
import type { PlacedResource } from "./names/placing.ts";

/** A resource with its files: those that are there, and those that the pull makes. */
export interface FiledResource {
  readonly kind: Kind;
  readonly id: string;
  readonly key: Key;
  /** Without locale and ending; a folder's path for a collection. */
  readonly path: string;
  readonly parent: Key | null;
  /** From the content root. */
  readonly files: PerLocale<string>;
  readonly live: LiveResource;
}

/** What is placed, as a resource with its files. */
export function filed(placed: PlacedResource, live: LiveResource): FiledResource {
  const { kind, id, key, path, parent, files } = placed;
  return { kind, id, key, path, parent, files, live };
}

/** What has files already, by `kind:id`. */
export function filedAlready(
  desired: Desired,
  ids: ReadonlyMap<Key, string>,
  live: ReadonlyMap<string, LiveResource>,
  root: string,
): Map<string, FiledResource> {
  const known = new Map<string, FiledResource>();
  for (const resource of desired.resources) {
    const id = ids.get(resource.key);
    const found = id === undefined ? undefined : live.get(`${resource.kind}:${id}`);
    if (id === undefined || found === undefined) continue;
    const { kind, key, path, parent } = resource;
    known.set(`${kind}:${id}`, { kind, id, key, path, parent, files: filesOf(resource, root), live: found });
  }
  return known;
}

/** The files of a resource from the content root; a folder without an `index.md` has none. */
function filesOf({ locales }: DesiredResource, root: string): PerLocale<string> {
  const files: PerLocale<string> = {};
  for (const [locale, fields] of Object.entries(locales) as [Locale, { readonly file?: string }][]) {
    if (fields.file !== undefined) files[locale] = fromRoot(fields.file, root);
  }
  return files;
}

/** A path from the config's folder as one from the content root. */
export function fromRoot(file: string, root: string): string {
  const prefix = root === "." ? "" : `${root.replace(/\/+$/u, "")}/`;
  return file.startsWith(prefix) ? file.slice(prefix.length) : file;
}

/** The folder of a path; "" for one at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

import type { Config } from "../model/config.ts";
import type { DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import type { SourceFile } from "../model/source.ts";
import type { Loaded } from "../load.ts";
import type { Planned } from "../pipeline.ts";
import type { Named } from "../plan/partial.ts";
import type { FiledResource } from "../pull/pages.ts";
import type { OpenWorkspace } from "../workspace.ts";

/** What a pull is asked for. */
export interface PullRequest {
  readonly isNamed: (resource: Named) => boolean;
  /** Whether what is new in Intercom gets files. */
  readonly fresh: "take" | "leave";
  /** Whether what the state knows and no file describes gets files again. */
  readonly gone: "bring back" | "leave";
  /** `link`: files show Intercom's copies. `look`: nothing is fetched, since nothing will be written. */
  readonly images: "download" | "link" | "look";
  /** Keeps the bytes of an image until the files are written, and gives the absolute path of where they are. */
  readonly keepImage: (bytes: Uint8Array) => Promise<string>;
}

/** All that the parts of a pull work on. */
export interface Scene {
  readonly config: Config;
  readonly loaded: Loaded;
  readonly workspace: OpenWorkspace;
  readonly planned: Planned;
  readonly request: PullRequest;
  /** What the files say now. */
  readonly desired: ReadonlyMap<Key, DesiredResource>;
  /** Markdown files by path from the content root, NFC. */
  readonly documents: ReadonlyMap<string, SourceFile>;
  /** Everything with files, as it will be: by `kind:id`. */
  readonly filed: ReadonlyMap<string, FiledResource>;
  /** Intercom's ids by key, also of what is new. */
  readonly ids: ReadonlyMap<Key, string>;
  /** What Intercom holds, nothing of it left out by a listing. */
  readonly live: ReadonlyMap<string, LiveResource>;
  /** All addresses of the help center. */
  readonly helpCenterUrls: readonly string[];
}

/** The images of an article that Intercom holds, as far as the state tells: hash of a file's bytes → bare address. */
export function heldBy(name: string, { filed, planned }: Scene): Readonly<Record<string, string>> {
  const key = filed.get(name)?.key;
  if (key === undefined) return {};
  return { ...planned.stored.pulled.get(key)?.images, ...planned.state.resources.get(key)?.images };
}

/** `article:12`. */
export function nameOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind}:${id}`;
}

import { KINDS, type Kind } from "./kind.ts";

/** A resource's identity in git: `article:guides/install`, or `article:<uid>` where its file names a uid. */
export type Key = `${Kind}:${string}`;

/**
 * The key of a resource.
 * @param name its uid, or its path from the content root without ending and locale, with `/`
 */
export function keyOf(kind: Kind, name: string): Key {
  return `${kind}:${name.normalize("NFC")}`;
}

/** The kind of a key. */
export function kindOf(key: Key): Kind {
  return key.startsWith("collection:") ? "collection" : "article";
}

/** The part of a key behind its kind. */
export function nameOf(key: Key): string {
  return key.slice(key.indexOf(":") + 1);
}

/** Reads a key that a person wrote (`moved_from`, a command line); `undefined` where it is none. */
export function parseKey(text: string): Key | undefined {
  const kind = KINDS.find((candidate) => text.startsWith(`${candidate}:`));
  if (kind === undefined || text.length === kind.length + 1) return undefined;
  return keyOf(kind, text.slice(kind.length + 1));
}

/** Orders strings by code point, the same on every machine. */
export function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
